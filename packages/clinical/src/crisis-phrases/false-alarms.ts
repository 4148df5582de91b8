/**
 * What this list costs: ordinary messages that call somebody all the same. Kept in view so that a clinician sees the trade before
 * signing, and so that a change of the list that makes it dearer or cheaper shows.
 */
export const falseAlarms: ReadonlyArray<readonly [text: string, raises: 'A' | 'B']> = [
  ['me muero de risa', 'B'],
  ['me muero de sueño', 'B'],
  ['me muero de hambre', 'B'],
  ['estoy muerta de cansancio', 'B'],
  ['esta guardia me mata', 'B'],
  ['el turno me está matando', 'B'],
  ['mi jefe me va a matar si llego tarde', 'B'],
  ['me voy a morir de frío', 'B'],
  ['me corté el pelo', 'B'],
  ['ya no puedo ir el lunes', 'B'],
  ['no puedo más tarde', 'B'],
  ['me rindo con esta aplicación', 'B'],
  ['ya no quiero seguir recibiendo mensajes', 'B'],
  ['no aguanto el calor', 'B'],
  ['im dying to see you', 'B'],
  ['this app is killing me', 'B'],
  ['giving up coffee', 'B'],
  ['me mato estudiando', 'A'],
  ['me quiero morir de vergüenza', 'A'],
  ['no quiero ir a vivir lejos', 'A'],
  ['hoy tuve una paciente con sobredosis', 'A'],
  ['¿tienen un curso de prevención del suicidio?', 'A'],
  ['ayer se suicidó un paciente', 'A'],
  ['necesito terminar con todo el papeleo', 'A'],
  ['quiero desaparecer de la lista', 'A'],
  ['no puedo vivir sin café', 'A'],
  ['suicide prevention course please', 'A'],
  ['i cut myself shaving', 'A'],
]
