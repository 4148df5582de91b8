import { dictionary, type ErrorWords } from '@ayni/ui'

const es = {
  'safety-episode.episode-unknown': {
    what: 'No encontramos ese seguimiento.',
    safe: 'No se cambió nada.',
    next: 'Vuelve a la lista y ábrelo desde allí.',
  },
  'safety-episode.over': {
    what: 'Este seguimiento ya está cerrado.',
    safe: 'Lo que escribiste sigue en este dispositivo.',
    next: 'Si hay algo nuevo, avisa a la guardia: se abre otro.',
  },
  'safety-episode.call-incomplete': {
    what: 'A la llamada le falta algo.',
    safe: 'Lo que escribiste sigue en este dispositivo.',
    next: 'Corrígela: la última página dice qué falta.',
  },
  'safety-episode.disposition-differs': {
    what: 'La conducta y el riesgo no coinciden.',
    safe: 'Lo que escribiste sigue en este dispositivo.',
    next: 'Vuelve a «Qué corresponde hacer» y elige de nuevo.',
  },
  'safety-episode.next-contact-not-dated': {
    what: 'Falta la fecha del siguiente contacto.',
    safe: 'Nada se perdió.',
    next: 'Elige un día y una hora que todavía no hayan pasado.',
  },
  'safety-episode.next-contact-too-late': {
    what: 'El siguiente contacto queda más lejos de lo acordado.',
    safe: 'Lo que escribiste sigue en este dispositivo.',
    next: 'Elige una fecha más cercana: riesgo bajo, antes de 48 horas; más alto, antes de 24.',
  },
  'safety-episode.only-a-psychiatrist': {
    what: 'Eso lo decide psiquiatría.',
    safe: 'No se cambió nada.',
    next: 'Pídele que lo anote.',
  },
  'safety-episode.emergency-open': {
    what: 'La emergencia sigue abierta.',
    safe: 'La persona sigue acompañada por el equipo.',
    next: 'Anota quién le recibió, dónde y a qué hora llegó. Después se puede cerrar.',
  },
  'safety-episode.criteria-missing': {
    what: 'Todavía falta algo para cerrar.',
    safe: 'El seguimiento continúa.',
    next: 'Abajo está la lista de lo que falta.',
  },
  'safety-episode.step-down-first': {
    what: 'Antes de cerrar se empieza a terminar.',
    safe: 'El seguimiento continúa.',
    next: 'Firma «Empezar a terminar»; se cierra cuando todo lo de la lista está.',
  },
  'safety-episode.plan-not-active': {
    what: 'Se empieza a terminar solo con un plan en marcha.',
    safe: 'El seguimiento continúa.',
    next: 'Llámale, evalúa, y anota en la llamada su plan y lo acordado sobre su entorno.',
  },
  'safety-episode.alert-open': {
    what: 'Hay una alerta abierta.',
    safe: 'El seguimiento continúa.',
    next: 'Atiéndela primero.',
  },
  'safety-episode.taken': {
    what: 'Otra persona ya lo sigue.',
    safe: 'No se cambió nada.',
    next: 'Coordínalo con ella.',
  },
  'safety-episode.conflict': {
    what: 'Se conocen, así que otra persona debe seguirle.',
    safe: 'La primera ayuda no espera por esto.',
    next: 'Coordinación busca a alguien en 24 horas.',
  },
  'safety-episode.contact-unknown': {
    what: 'Ese contacto ya no está pendiente.',
    safe: 'No se cambió nada.',
    next: 'Actualiza la página y mira el siguiente.',
  },
  'safety-episode.has-not-left': {
    what: 'Sigue en el programa.',
    safe: 'No se cambió nada.',
    next: 'Se cierra con los criterios de siempre.',
  },
  'safety-episode.last-call-owed': {
    what: 'Todavía se le debe una última llamada.',
    safe: 'El seguimiento continúa.',
    next: 'Llámale y anótalo; puede no querer hablar.',
  },
  'safety-episode.no-newer-assessment': {
    what: 'No hay una evaluación en vivo más reciente.',
    safe: 'La alerta sigue abierta.',
    next: 'Llámale y evalúa de nuevo.',
  },
  'safety-episode.call-them-first': {
    what: 'Falta la llamada de hoy.',
    safe: 'La alerta sigue abierta.',
    next: 'Llámale, anótalo y vuelve.',
  },
  'safety-episode.check-in-not-dated': {
    what: 'Esa hora no sirve.',
    safe: 'No se cambió nada.',
    next: 'Elige una hora de los próximos días.',
  },
} as const
type Code = keyof typeof es

const en = {
  'safety-episode.episode-unknown': {
    what: 'We cannot find it.',
    safe: 'Nothing was changed.',
    next: 'Open it from the list.',
  },
  'safety-episode.over': {
    what: 'This has been closed.',
    safe: 'What you wrote is still on this device.',
    next: 'If there is something new, tell duty: another one opens.',
  },
  'safety-episode.call-incomplete': {
    what: 'Something of the call is missing.',
    safe: 'What you wrote is still on this device.',
    next: 'Correct it: the last page says what is missing.',
  },
  'safety-episode.disposition-differs': {
    what: 'What is to be done and the risk do not agree.',
    safe: 'What you wrote is still on this device.',
    next: 'Go back to “What is to be done” and choose again.',
  },
  'safety-episode.next-contact-not-dated': {
    what: 'The next contact has no date.',
    safe: 'Nothing was lost.',
    next: 'Choose a day and a time that lie ahead.',
  },
  'safety-episode.next-contact-too-late': {
    what: 'The next contact is further away than agreed.',
    safe: 'What you wrote is still on this device.',
    next: 'Choose a nearer one: low risk within 48 hours, higher within 24.',
  },
  'safety-episode.only-a-psychiatrist': {
    what: 'A psychiatrist decides that.',
    safe: 'Nothing was changed.',
    next: 'Ask them to write it.',
  },
  'safety-episode.emergency-open': {
    what: 'The emergency is still open.',
    safe: 'The team is still with them.',
    next: 'Write who received them, where, and when they arrived. Then it can be closed.',
  },
  'safety-episode.criteria-missing': {
    what: 'Something is still missing before closing.',
    safe: 'It goes on.',
    next: 'The list of what is missing is below.',
  },
  'safety-episode.step-down-first': {
    what: 'Before it is closed, its ending is begun.',
    safe: 'It goes on.',
    next: 'Sign “Begin to end it”; it can be closed once all of the list is there.',
  },
  'safety-episode.plan-not-active': {
    what: 'Only a plan under way can begin to end.',
    safe: 'It goes on.',
    next: 'Call and assess, and note in the call their plan and what was agreed about their surroundings.',
  },
  'safety-episode.alert-open': { what: 'An alert is open.', safe: 'It goes on.', next: 'Attend to it first.' },
  'safety-episode.taken': { what: 'Somebody else follows it.', safe: 'Nothing was changed.', next: 'Agree with them.' },
  'safety-episode.conflict': {
    what: 'They know each other, so somebody else should follow.',
    safe: 'First help does not wait for this.',
    next: 'Coordination finds somebody within 24 hours.',
  },
  'safety-episode.contact-unknown': {
    what: 'That contact is no longer due.',
    safe: 'Nothing was changed.',
    next: 'Refresh the page and look at the next.',
  },
  'safety-episode.has-not-left': {
    what: 'They are still in the programme.',
    safe: 'Nothing was changed.',
    next: 'Close it by the usual criteria.',
  },
  'safety-episode.last-call-owed': {
    what: 'A last call is still owed.',
    safe: 'It goes on.',
    next: 'Call them and note it; they may not want to talk.',
  },
  'safety-episode.no-newer-assessment': {
    what: 'There is no live assessment that is newer.',
    safe: 'The alert stays open.',
    next: 'Call them and assess again.',
  },
  'safety-episode.call-them-first': {
    what: 'Today’s call is missing.',
    safe: 'The alert stays open.',
    next: 'Call, note it, and come back.',
  },
  'safety-episode.check-in-not-dated': {
    what: 'That time does not work.',
    safe: 'Nothing was changed.',
    next: 'Choose one of the next days.',
  },
} as const satisfies Readonly<Record<Code, object>>

/** What a refusal means, what is safe and what to do. */
export const episodeErrors: ErrorWords<Code> = dictionary({ es, en })
