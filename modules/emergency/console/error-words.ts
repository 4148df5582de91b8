import { dictionary, type ErrorWords } from '@ayni/ui'

const es = {
  'emergency.person-unknown': {
    what: 'Esta persona no está abierta para ti ahora.',
    safe: 'No se cambió nada.',
    next: 'Hazte cargo de su alerta o de su emergencia y vuelve a intentarlo.',
  },
  'emergency.unknown': {
    what: 'No encontramos eso, o no está abierto para ti.',
    safe: 'No se cambió nada.',
    next: 'Vuelve al tablero y ábrelo desde allí.',
  },
  'emergency.ended': {
    what: 'Ya terminó.',
    safe: 'Lo anotado está guardado.',
    next: 'Si hay peligro otra vez, abre una emergencia nueva.',
  },
  'emergency.no-alert': {
    what: 'No hay una alerta abierta de esta persona.',
    safe: 'No se cambió nada.',
    next: 'Si te preocupa, abre una emergencia.',
  },
  'emergency.reached': {
    what: 'Ya se habló con la persona.',
    safe: 'La alerta sigue como estaba.',
    next: 'Sigue con la llamada y la evaluación.',
  },
  'emergency.not-yet': {
    what: 'Todavía no se cumple el tiempo para decir que nadie la alcanza.',
    safe: 'La alerta sigue abierta.',
    next: 'Sigue intentando, o pide a psiquiatría que lo decida antes.',
  },
  'emergency.only-a-psychiatrist': {
    what: 'Eso lo decide psiquiatría.',
    safe: 'No se llamó a nadie.',
    next: 'Llama a la psiquiatra o al psiquiatra de guardia: puede decidirlo desde su pantalla.',
  },
  'emergency.not-consented': {
    what: 'La persona no lo permitió.',
    safe: 'No se llamó a nadie.',
    next: 'Sigue por otra vía; psiquiatría puede decidir SAMU o policía.',
  },
  'emergency.not-yet-unreachable': {
    what: 'Todavía no se cumple el tiempo.',
    safe: 'No se llamó a nadie.',
    next: 'Sigue intentando hablar con la persona.',
  },
  'emergency.only-if-imminent': {
    what: 'Solo con riesgo inminente.',
    safe: 'No se llamó a nadie.',
    next: 'Si a tu juicio lo hay, márcalo y decide otra vez.',
  },
  'emergency.heads-the-facility': {
    what: 'La persona dirige ese establecimiento.',
    safe: 'No se llamó a nadie.',
    next: 'Elige otra vía: su persona de confianza, la radio de alguien cercano, SAMU o policía.',
  },
  'emergency.no-facility': {
    what: 'No hay un establecimiento anotado.',
    safe: 'No se llamó a nadie.',
    next: 'Elige otra vía.',
  },
  'emergency.look-again-not-dated': {
    what: 'Falta la hora en que se decide otra vez.',
    safe: 'No se cambió nada.',
    next: 'Elige una hora de las próximas 24.',
  },
  'emergency.decision-missing': {
    what: 'Eso necesita una decisión antes.',
    safe: 'No se anotó.',
    next: 'Decide primero a quién acudir, y luego anota lo que se hizo.',
  },
  'emergency.stays-not-ahead': {
    what: 'La hora hasta la que se queda ya pasó.',
    safe: 'No se cambió nada.',
    next: 'Elige una hora que venga.',
  },
  'emergency.cover-needs-consent': {
    what: 'Coordinación solo lo arregla si la persona está de acuerdo.',
    safe: 'Nadie fue avisado.',
    next: 'Pregúntale, y márcalo.',
  },
  'emergency.hand-over-incomplete': {
    what: 'A la entrega le falta algo.',
    safe: 'La emergencia sigue abierta.',
    next: 'Completa quién la recibió, dónde, a qué hora llegó y que hablaste con esa persona.',
  },
  'emergency.not-an-emergency': {
    what: 'No hay una emergencia abierta que entregar.',
    safe: 'La búsqueda sigue abierta.',
    next: 'Si ya se encontró a la persona, anota el intento en el que hablaron.',
  },
  'emergency.way-unknown': {
    what: 'No encontramos esa vía.',
    safe: 'No se cambió nada.',
    next: 'Vuelve a abrir la página.',
  },
  'emergency.not-warm': {
    what: 'Falta llamar al servicio junto con la persona.',
    safe: 'No se anotó la derivación.',
    next: 'Llamen juntos y márcalo.',
  },
  'emergency.privacy-not-offered': {
    what: 'Falta ofrecerle ir con alias o en otra provincia.',
    safe: 'No se anotó la derivación.',
    next: 'Ofrécelo y márcalo; la persona decide.',
  },
  'emergency.date-not-ahead': {
    what: 'La cita debe ser más adelante.',
    safe: 'No se cambió nada.',
    next: 'Elige un día y una hora que vengan.',
  },
  'emergency.referral-unknown': {
    what: 'No encontramos esa derivación.',
    safe: 'No se cambió nada.',
    next: 'Vuelve a abrir la página.',
  },
  'emergency.referral-ended': {
    what: 'Esta derivación ya terminó.',
    safe: 'Lo anotado está guardado.',
    next: 'Si hace falta, anota una nueva.',
  },
  'emergency.not-due-yet': {
    what: 'La cita todavía no ha sido.',
    safe: 'No se cambió nada.',
    next: 'Confírmalo después de la cita.',
  },
  'emergency.without-the-person': {
    what: 'Esto se ve junto con la persona.',
    safe: 'No se anotó.',
    next: 'Convérsalo con ella y márcalo.',
  },
  'emergency.already-signed': {
    what: 'Ya tiene sus dos firmas.',
    safe: 'No se cambió nada.',
    next: 'Puedes leerlo abajo.',
  },
  'emergency.signs-twice': {
    what: 'Ya firmaste primero.',
    safe: 'No se cambió nada.',
    next: 'Debe firmar otra persona.',
  },
  'emergency.no-psychiatrist-signs': {
    what: 'Una de las dos firmas es de psiquiatría.',
    safe: 'No se cambió nada.',
    next: 'Pide que firme una psiquiatra o un psiquiatra.',
  },
} as const

type Code = keyof typeof es

const en = {
  'emergency.person-unknown': {
    what: 'This person is not open to you now.',
    safe: 'Nothing was changed.',
    next: 'Take charge of their alert or emergency and try again.',
  },
  'emergency.unknown': {
    what: 'We did not find it, or it is not open to you.',
    safe: 'Nothing was changed.',
    next: 'Go back to the board and open it from there.',
  },
  'emergency.ended': {
    what: 'It is over.',
    safe: 'What was noted is kept.',
    next: 'If there is danger again, open a new emergency.',
  },
  'emergency.no-alert': {
    what: 'There is no open alert of this person.',
    safe: 'Nothing was changed.',
    next: 'If you are worried, open an emergency.',
  },
  'emergency.reached': {
    what: 'Somebody has spoken with them.',
    safe: 'The alert is as it was.',
    next: 'Go on with the call and the assessment.',
  },
  'emergency.not-yet': {
    what: 'The time to say that nobody reaches them is not over.',
    safe: 'The alert is open.',
    next: 'Keep trying, or ask a psychiatrist to decide sooner.',
  },
  'emergency.only-a-psychiatrist': {
    what: 'A psychiatrist decides that.',
    safe: 'Nobody was called.',
    next: 'Call the psychiatrist on duty: they can decide it from their screen.',
  },
  'emergency.not-consented': {
    what: 'The person did not allow it.',
    safe: 'Nobody was called.',
    next: 'Go on another way; a psychiatrist may decide SAMU or police.',
  },
  'emergency.not-yet-unreachable': {
    what: 'The time is not over yet.',
    safe: 'Nobody was called.',
    next: 'Keep trying to speak with the person.',
  },
  'emergency.only-if-imminent': {
    what: 'Only in imminent danger.',
    safe: 'Nobody was called.',
    next: 'If in your judgement there is, tick it and decide again.',
  },
  'emergency.heads-the-facility': {
    what: 'The person heads that facility.',
    safe: 'Nobody was called.',
    next: 'Choose another way: whom they trust, the radio of somebody near, SAMU or police.',
  },
  'emergency.no-facility': { what: 'No facility is noted.', safe: 'Nobody was called.', next: 'Choose another way.' },
  'emergency.look-again-not-dated': {
    what: 'The hour of the next decision is missing.',
    safe: 'Nothing was changed.',
    next: 'Choose an hour of the next 24.',
  },
  'emergency.decision-missing': {
    what: 'That needs a decision first.',
    safe: 'It was not noted.',
    next: 'Decide whom to turn to, then note what was done.',
  },
  'emergency.stays-not-ahead': {
    what: 'The hour until which they stay is over.',
    safe: 'Nothing was changed.',
    next: 'Choose an hour to come.',
  },
  'emergency.cover-needs-consent': {
    what: 'Coordination arranges it only if the person agrees.',
    safe: 'Nobody was told.',
    next: 'Ask them, and tick it.',
  },
  'emergency.hand-over-incomplete': {
    what: 'Something of the hand-over is missing.',
    safe: 'The emergency is open.',
    next: 'Say who received them, where, when they arrived, and that you spoke with them.',
  },
  'emergency.not-an-emergency': {
    what: 'There is no open emergency to hand over.',
    safe: 'The search is open.',
    next: 'If the person was found, note the try in which you spoke.',
  },
  'emergency.way-unknown': {
    what: 'We did not find that way.',
    safe: 'Nothing was changed.',
    next: 'Open the page again.',
  },
  'emergency.not-warm': {
    what: 'The service has to be called together with the person.',
    safe: 'The referral was not noted.',
    next: 'Call together and tick it.',
  },
  'emergency.privacy-not-offered': {
    what: 'An alias or another province has to be offered.',
    safe: 'The referral was not noted.',
    next: 'Offer it and tick it; the person decides.',
  },
  'emergency.date-not-ahead': {
    what: 'The appointment must lie ahead.',
    safe: 'Nothing was changed.',
    next: 'Choose a day and an hour to come.',
  },
  'emergency.referral-unknown': {
    what: 'We did not find that referral.',
    safe: 'Nothing was changed.',
    next: 'Open the page again.',
  },
  'emergency.referral-ended': {
    what: 'This referral is over.',
    safe: 'What was noted is kept.',
    next: 'If needed, note a new one.',
  },
  'emergency.not-due-yet': {
    what: 'The appointment has not been yet.',
    safe: 'Nothing was changed.',
    next: 'Confirm it after the appointment.',
  },
  'emergency.without-the-person': {
    what: 'This is seen together with the person.',
    safe: 'It was not noted.',
    next: 'Talk it over with them and tick it.',
  },
  'emergency.already-signed': {
    what: 'It has both signatures.',
    safe: 'Nothing was changed.',
    next: 'You can read it below.',
  },
  'emergency.signs-twice': {
    what: 'You signed first.',
    safe: 'Nothing was changed.',
    next: 'Somebody else must sign.',
  },
  'emergency.no-psychiatrist-signs': {
    what: 'One of the two signatures is a psychiatrist’s.',
    safe: 'Nothing was changed.',
    next: 'Ask a psychiatrist to sign.',
  },
} as const satisfies Readonly<Record<Code, object>>

/** What a refusal means, what is safe and what to do. */
export const errors: ErrorWords<Code> = dictionary({ es, en })
