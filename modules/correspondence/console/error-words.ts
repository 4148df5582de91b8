import { dictionary, type ErrorWords } from '@ayni/ui'

const es = {
  'correspondence.thread-unknown': {
    what: 'Esta conversación ya no está, o no es para ti.',
    safe: 'No se cambió nada.',
    next: 'Vuelve a la lista.',
  },
  'correspondence.nobody-to-answer': {
    what: 'No se responde por escrito a un número que no es de una sola persona.',
    safe: 'No salió ningún mensaje.',
    next: 'Si hace falta, llama.',
  },
  'correspondence.account-unknown': {
    what: 'Esa persona del equipo ya no está activa.',
    safe: 'La conversación sigue como estaba.',
    next: 'Elige a otra persona.',
  },
  'correspondence.for-clinicians': {
    what: 'Hay un mensaje que lee el equipo clínico.',
    safe: 'La conversación sigue abierta y la guardia tiene el aviso.',
    next: 'La termina quien lo leyó.',
  },
} as const

export const errors: ErrorWords = dictionary({
  es,
  en: {
    'correspondence.thread-unknown': {
      what: 'This conversation is no longer there, or is not for you.',
      safe: 'Nothing was changed.',
      next: 'Go back to the list.',
    },
    'correspondence.nobody-to-answer': {
      what: 'A number that is not of one person alone is not answered in writing.',
      safe: 'No message left.',
      next: 'If it is needed, call.',
    },
    'correspondence.account-unknown': {
      what: 'That member of the team is no longer active.',
      safe: 'The conversation stays as it was.',
      next: 'Choose somebody else.',
    },
    'correspondence.for-clinicians': {
      what: 'There is a message that the clinical team reads.',
      safe: 'The conversation stays open and duty has been told.',
      next: 'Whoever read it ends it.',
    },
  },
})
