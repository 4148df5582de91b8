import { dictionary, type ErrorWords } from '@ayni/ui'

const es = {
  'suicide-prevention.taken': {
    what: 'Otra persona se hizo cargo antes.',
    safe: 'La alerta ya tiene responsable.',
    next: 'Puedes seguirla desde el tablero.',
  },
  'suicide-prevention.alert-unknown': {
    what: 'No encontramos esa alerta.',
    safe: 'No se cambió nada.',
    next: 'Vuelve al tablero y ábrela desde allí.',
  },
  'suicide-prevention.alert-handled': {
    what: 'Esta alerta ya está cerrada.',
    safe: 'Su resultado está guardado.',
    next: 'Vuelve al tablero.',
  },
  'suicide-prevention.take-it-first': {
    what: 'Esta alerta no está a tu cargo.',
    safe: 'No se cambió nada.',
    next: 'Pulsa «Me hago cargo» y anótalo de nuevo.',
  },
  'suicide-prevention.no-contact-yet': {
    what: 'Falta anotar que hablaste con la persona.',
    safe: 'La alerta sigue abierta y a tu cargo.',
    next: 'Anota el intento en el que hablaron y ciérrala después.',
  },
  'suicide-prevention.only-a-psychiatrist': {
    what: 'Eso lo decide psiquiatría.',
    safe: 'La alerta sigue abierta.',
    next: 'Devuélvela eligiendo «Necesita psiquiatría».',
  },
  'suicide-prevention.reason-missing': {
    what: 'Falta el motivo.',
    safe: 'La alerta sigue abierta.',
    next: 'Escríbelo en una o dos frases.',
  },
  'suicide-prevention.has-not-left': {
    what: 'Sigue en el programa.',
    safe: 'La alerta sigue abierta.',
    next: 'Elige cómo quedó el contacto.',
  },
  'suicide-prevention.danger-open': {
    what: 'Hay una emergencia abierta.',
    safe: 'La alerta sigue abierta.',
    next: 'Anota primero quién le recibió y a qué hora.',
  },
  'suicide-prevention.not-said-to-have-died': {
    what: 'No está anotado que falleció.',
    safe: 'La alerta sigue abierta.',
    next: 'Si es así, detén primero los mensajes automáticos por fallecimiento.',
  },
  'suicide-prevention.somebody-is-known': {
    what: 'Se sabe de quién se trata.',
    safe: 'La alerta sigue abierta.',
    next: 'Sigue intentando hablar con la persona.',
  },
  'suicide-prevention.next-contact-not-dated': {
    what: 'Falta la fecha del siguiente contacto.',
    safe: 'La alerta sigue abierta.',
    next: 'Elige un día y una hora de los próximos 31 días.',
  },
} as const
type Code = keyof typeof es

const en = {
  'suicide-prevention.taken': {
    what: 'Somebody else took charge first.',
    safe: 'The alert has an owner.',
    next: 'You can follow it from the board.',
  },
  'suicide-prevention.alert-unknown': {
    what: 'We cannot find that alert.',
    safe: 'Nothing was changed.',
    next: 'Go back to the board and open it there.',
  },
  'suicide-prevention.alert-handled': {
    what: 'This alert is already closed.',
    safe: 'Its outcome is kept.',
    next: 'Go back to the board.',
  },
  'suicide-prevention.take-it-first': {
    what: 'You are not in charge of this alert.',
    safe: 'Nothing was changed.',
    next: 'Press “I take charge” and note it again.',
  },
  'suicide-prevention.no-contact-yet': {
    what: 'It is not noted yet that you spoke with the person.',
    safe: 'The alert is open and yours.',
    next: 'Note the attempt in which you spoke, then close it.',
  },
  'suicide-prevention.only-a-psychiatrist': {
    what: 'That is for a psychiatrist to decide.',
    safe: 'The alert is open.',
    next: 'Give it back with “Needs a psychiatrist”.',
  },
  'suicide-prevention.reason-missing': {
    what: 'The reason is missing.',
    safe: 'The alert is open.',
    next: 'Write it in a sentence or two.',
  },
  'suicide-prevention.has-not-left': {
    what: 'They still take part.',
    safe: 'The alert is open.',
    next: 'Choose what contact came to.',
  },
  'suicide-prevention.danger-open': {
    what: 'An emergency is open.',
    safe: 'The alert stays open.',
    next: 'First note who received them, and when.',
  },
  'suicide-prevention.not-said-to-have-died': {
    what: 'It is not noted that they died.',
    safe: 'The alert is open.',
    next: 'If it is so, stop the automatic messages first because they died.',
  },
  'suicide-prevention.somebody-is-known': {
    what: 'It is known who they are.',
    safe: 'The alert is open.',
    next: 'Go on trying to speak with them.',
  },
  'suicide-prevention.next-contact-not-dated': {
    what: 'The next contact has no date.',
    safe: 'The alert is open.',
    next: 'Choose a day and an hour within 31 days.',
  },
} as const satisfies Readonly<Record<Code, object>>

/** What a refusal means, what is safe and what to do. */
export const errors: ErrorWords<Code> = dictionary({ es, en })
