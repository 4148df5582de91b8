type Words = { readonly es: string; readonly en: string }

/** Who is with them, as they say it in a call. */
export const companyWords = {
  alone: { es: 'Está a solas', en: 'They are alone' },
  somebody: { es: 'Hay alguien', en: 'Somebody is there' },
  unknown: { es: 'No se sabe', en: 'Not known' },
} as const satisfies Readonly<Record<string, Words>>

/** By which way somebody is spoken with, or tried. */
export const channelWords = {
  call: { es: 'Llamada', en: 'Call' },
  'whatsapp-call': { es: 'Llamada de WhatsApp', en: 'WhatsApp call' },
  video: { es: 'Video', en: 'Video' },
  radio: { es: 'Radio', en: 'Radio' },
  'in-person': { es: 'En persona', en: 'In person' },
  'trusted-person': { es: 'Persona de confianza', en: 'Trusted person' },
  message: { es: 'Mensaje', en: 'Message' },
} as const satisfies Readonly<Record<string, Words>>

/** What a try to speak with somebody came to. */
export const tryResultWords = {
  reached: { es: 'Hablamos', en: 'We spoke' },
  'no-answer': { es: 'No contestó', en: 'No answer' },
  'phone-off': { es: 'Apagado o sin señal', en: 'Off or no signal' },
  'wrong-number': { es: 'Número equivocado', en: 'Wrong number' },
  'message-left': { es: 'Dejé un mensaje', en: 'I left a message' },
  'cut-off': { es: 'Se cortó', en: 'It was cut off' },
} as const satisfies Readonly<Record<string, Words>>

/** What became of the safety plan in a call. */
export const planOutcomeWords = {
  made: { es: 'Lo hicimos en la llamada', en: 'We made it in the call' },
  reviewed: { es: 'Revisamos el que tenía', en: 'We went through theirs' },
  later: { es: 'Queda para la próxima', en: 'Left for the next time' },
  declined: { es: 'No quiso por ahora', en: 'They did not want to for now' },
} as const satisfies Readonly<Record<string, Words>>

/** What became of the agreement about their surroundings in a call. */
export const meansOutcomeWords = {
  agreed: { es: 'Acordamos algo hoy', en: 'We agreed on something today' },
  kept: { es: 'Se mantiene lo acordado', en: 'What was agreed holds' },
  changed: { es: 'Lo cambiamos hoy', en: 'We changed it today' },
  'not-kept': { es: 'No se mantuvo', en: 'It was not kept' },
  later: { es: 'Queda para la próxima', en: 'Left for the next time' },
  declined: { es: 'No quiso por ahora', en: 'They did not want to for now' },
} as const satisfies Readonly<Record<string, Words>>
