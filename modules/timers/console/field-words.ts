import type { EpisodeTimers, TimerGroup } from '@ayni/clinical/timers'
import { dictionary, useWords } from '@ayni/ui'
import { words } from './words.ts'

type Fields = { readonly [Group in keyof EpisodeTimers]: Readonly<Record<keyof EpisodeTimers[Group], string>> }

const es: Fields = {
  answering: {
    acknowledgeA: 'A: alguien se hace cargo',
    acknowledgeB: 'B: alguien se hace cargo, contado de 07:00 a 21:00',
    firstAttemptA: 'A: primer intento',
    firstAttemptB: 'B: primer intento, contado de 07:00 a 21:00',
    reachA: 'A: hablar en vivo',
    reachB: 'B: hablar en vivo',
    assessA: 'A: evaluación en vivo',
    assessB: 'B: evaluación en vivo',
    decideA: 'A: decidir sobre quien no se ubica',
    decideB: 'B: decidir sobre quien no se ubica',
  },
  contacts: {
    low1: 'Riesgo bajo: primer contacto, a los',
    low2: 'Riesgo bajo: segundo, a los',
    low3: 'Riesgo bajo: tercero, a los',
    lowEvery: 'Riesgo bajo: después, cada',
    raised1: 'Más evaluación o inminente: primer contacto, a los',
    raised2: 'Más evaluación o inminente: segundo, a los',
    raised3: 'Más evaluación o inminente: tercero, a los',
    raised4: 'Más evaluación o inminente: cuarto, a los',
    raised5: 'Más evaluación o inminente: quinto, a los',
    raised6: 'Más evaluación o inminente: sexto, a los',
    raisedEvery: 'Más evaluación o inminente: después, cada',
    handOver1: 'Después de la entrega a un servicio: primer contacto, a los',
    handOver2: 'Después de la entrega a un servicio: segundo, a los',
    missedCall: 'Contacto que no se dio: llamar dentro de',
    missedAgain: 'Tampoco se pudo: otro contacto dentro de',
    offerAgain: 'No quiso hablar: ofrecer otra vez a las',
    soberAgain: 'Había tomado alcohol: llamar otra vez dentro de',
    phq9: 'PHQ-9 durante el seguimiento, cada',
    checkInGrace: 'Chequeo sin respuesta: se avisa después de',
  },
  owed: {
    evaluation: 'Evaluación completa de psiquiatría, dentro de',
    owner: 'Buscar otra psiquiatra a cargo, dentro de',
    again: 'Lo atrasado se avisa de nuevo cada',
    emergencyAgain: 'Emergencia sin entrega: se avisa de nuevo cada',
    lastCall: 'Se retiró: última llamada, dentro de',
    closingReasons: 'Se retiró: razones por escrito, dentro de',
  },
  closing: {
    lowApart: 'Entre las dos evaluaciones «bajo», al menos',
    quiet: 'Sin señales nuevas, al menos',
    planFresh: 'El plan de seguridad vale hasta',
    meansFresh: 'La revisión de lo acordado vale hasta',
  },
  emergency: {
    afterA: 'A: se puede decir «no se ubica» después de',
    attemptsA: 'A: intentos antes de eso',
    everyA: 'A: un intento cada',
    channelsA: 'A: canales distintos',
    decideWithinA: 'A: psiquiatría decide dentro de',
    afterB: 'B: se puede decir «no se ubica» después de',
    attemptsB: 'B: intentos antes de eso',
    everyB: 'B: un intento cada',
    channelsB: 'B: canales distintos',
    decideWithinB: 'B: psiquiatría decide dentro de',
    silence: 'En peligro y nadie anota nada: se avisa después de',
    searchSilenceA: 'A: búsqueda sin nada anotado: se avisa después de',
    searchSilenceB: 'B: búsqueda sin nada anotado: se avisa después de',
    attendance: 'Saber si fue a la cita, dentro de',
    redate: 'No fue: llamar por otra fecha, dentro de',
    tell: 'Contarle lo que se hizo sin preguntar, dentro de',
    relieve: 'Relevar a quien conoce a la persona, dentro de',
    cover: 'Buscar quien cubra el puesto, dentro de',
    verifyWays: 'Los contactos del lugar se confirman cada',
  },
  means: {
    within: 'Lo acordado se revisa, a más tardar, a los',
    proposed: 'Se propone revisar a los',
    notKept: 'Si no se cumplió, a los',
  },
}

const en: Fields = {
  answering: {
    acknowledgeA: 'A: somebody takes it',
    acknowledgeB: 'B: somebody takes it, counted 07:00–21:00',
    firstAttemptA: 'A: first attempt',
    firstAttemptB: 'B: first attempt, counted 07:00–21:00',
    reachA: 'A: speaking live',
    reachB: 'B: speaking live',
    assessA: 'A: live assessment',
    assessB: 'B: live assessment',
    decideA: 'A: deciding about somebody not found',
    decideB: 'B: deciding about somebody not found',
  },
  contacts: {
    low1: 'Low risk: first contact, after',
    low2: 'Low risk: second, after',
    low3: 'Low risk: third, after',
    lowEvery: 'Low risk: then every',
    raised1: 'Further or imminent: first contact, after',
    raised2: 'Further or imminent: second, after',
    raised3: 'Further or imminent: third, after',
    raised4: 'Further or imminent: fourth, after',
    raised5: 'Further or imminent: fifth, after',
    raised6: 'Further or imminent: sixth, after',
    raisedEvery: 'Further or imminent: then every',
    handOver1: 'After the hand-over to a service: first contact, after',
    handOver2: 'After the hand-over to a service: second, after',
    missedCall: 'A contact that did not happen: call within',
    missedAgain: 'That failed too: another contact within',
    offerAgain: 'Did not want to talk: offered again after',
    soberAgain: 'Had been drinking: called again within',
    phq9: 'PHQ-9 while followed, every',
    checkInGrace: 'A check-in unanswered: said after',
  },
  owed: {
    evaluation: 'Full evaluation by psychiatry, within',
    owner: 'Finding another psychiatrist in charge, within',
    again: 'What is late is said again every',
    emergencyAgain: 'An emergency without hand-over: said again every',
    lastCall: 'Left: last call, within',
    closingReasons: 'Left: reasons in writing, within',
  },
  closing: {
    lowApart: 'Between the two “low” assessments, at least',
    quiet: 'Without new signals, at least',
    planFresh: 'The safety plan holds for',
    meansFresh: 'The look at what was agreed holds for',
  },
  emergency: {
    afterA: 'A: “not found” may be said after',
    attemptsA: 'A: attempts before that',
    everyA: 'A: one attempt every',
    channelsA: 'A: different channels',
    decideWithinA: 'A: psychiatry decides within',
    afterB: 'B: “not found” may be said after',
    attemptsB: 'B: attempts before that',
    everyB: 'B: one attempt every',
    channelsB: 'B: different channels',
    decideWithinB: 'B: psychiatry decides within',
    silence: 'In danger and nobody writes anything: said after',
    searchSilenceA: 'A: a search without a note: said after',
    searchSilenceB: 'B: a search without a note: said after',
    attendance: 'Knowing whether they attended, within',
    redate: 'Did not attend: call for another date, within',
    tell: 'Telling them what was done without asking, within',
    relieve: 'Relieving whoever knows the person, within',
    cover: 'Finding somebody to cover the post, within',
    verifyWays: 'Local ways are confirmed every',
  },
  means: {
    within: 'What was agreed is looked at again, at the latest after',
    proposed: 'Proposed: look again after',
    notKept: 'Where it was not kept, after',
  },
}
const fieldWords = dictionary<Fields>({ es, en })

/** The plain words of a value, by its group and name. */
export function useLabels(): (group: TimerGroup) => Readonly<Record<string, string>> {
  const say = useWords(words)
  const fields = useWords(fieldWords)
  return (group) => {
    if (group === 'acute') return say.acuteFields
    if (group === 'nonAcute') return say.nonAcuteFields
    return group === 'drill' ? { answer: say.drillAnswer } : fields[group]
  }
}
