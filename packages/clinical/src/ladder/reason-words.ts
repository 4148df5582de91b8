import type { Words } from '../instruments/index.ts'

/** Why a signal sounds, as whoever answers reads it at three in the morning: what was said or missed, never a number alone. */
export const reasonWords: Readonly<Record<string, Words>> = {
  ASQ_ACUTE: { es: 'ASQ, pregunta 5: sí', en: 'ASQ, question 5: yes' },
  ASQ_POSITIVE: { es: 'ASQ: al menos una respuesta «sí»', en: 'ASQ: at least one “yes”' },
  ASQ_REFUSED: { es: 'ASQ: prefirió no responder alguna pregunta', en: 'ASQ: preferred not to answer a question' },
  ASQ_ACUITY_UNKNOWN: {
    es: 'ASQ positiva, sin respuesta a la pregunta 5',
    en: 'ASQ positive, question 5 not answered',
  },
  ITEM9_DISCORDANT: { es: 'PHQ-9, pregunta 9 marcada, con ASQ negativa', en: 'PHQ-9, question 9 marked, ASQ negative' },
  ITEM9_WITHOUT_ASQ: { es: 'PHQ-9, pregunta 9 marcada, sin ASQ', en: 'PHQ-9, question 9 marked, without ASQ' },
  ASKED_FOR_HELP_NOW: { es: 'Pulsó «Necesito que me llamen»', en: 'Pressed “I need someone to call me”' },
  REPLY_PHRASE: {
    es: 'Escribió algo que una persona debe leer ahora',
    en: 'Wrote something that a person must read now',
  },
  REPLY_EVERYDAY_WORDS: {
    es: 'Escribió palabras que pueden ser una forma de hablar; una persona las lee',
    en: 'Wrote words that may be a way of speaking; a person reads them',
  },
  REPLY_ASKED_HELP: { es: 'Respondió pidiendo ayuda', en: 'Answered asking for help' },
  ASQ_LIVE_POSITIVE: {
    es: 'Respondió que sí a una pregunta del ASQ hecha en vivo',
    en: 'Said yes to a question of the ASQ asked live',
  },
  CHECK_IN_CALL_ME: { es: 'Pidió una llamada al responder cómo está', en: 'Asked for a call when saying how they are' },
  CHECK_IN_NOT_OK: { es: 'Dijo que no está bien', en: 'Said they are not well' },
  CHECK_IN_UNANSWERED: { es: 'No respondió a la hora acordada', en: 'Did not answer at the agreed time' },
  CONTACT_MISSED: { es: 'No se le encontró en un contacto acordado', en: 'Was not found at an agreed contact' },
  EPISODE_LATE: {
    es: 'Algo que se le debe está atrasado: míralo en su episodio',
    en: 'Something owed to them is late: see their episode',
  },
  SOMEBODY_WORRIES: { es: 'Alguien se preocupa por esta persona', en: 'Somebody worries about them' },
  ATTEMPT_SAID: {
    es: 'Alguien del equipo dijo que hubo un intento',
    en: 'Somebody of the team said there was an attempt',
  },
  REPLY_SHARED_NUMBER: {
    es: 'El mensaje vino de un número que dieron varias personas',
    en: 'The message came from a number that several people gave',
  },
  REPLY_UNKNOWN_NUMBER: {
    es: 'El mensaje vino de un número que no conocemos',
    en: 'The message came from a number we do not know',
  },
  EMERGENCY_SILENT: {
    es: 'Emergencia abierta, sin nada anotado a tiempo',
    en: 'Open emergency, with nothing noted in time',
  },
  SEARCH_SILENT: {
    es: 'Se busca a la persona, sin decisión ni nada anotado a tiempo',
    en: 'The person is being looked for, with nothing decided or noted in time',
  },
  PHQ9_20_27: { es: 'PHQ-9 entre 20 y 27', en: 'PHQ-9 between 20 and 27' },
  GAD7_15_21: { es: 'GAD-7 entre 15 y 21', en: 'GAD-7 between 15 and 21' },
  AUDIT_20_40: { es: 'AUDIT entre 20 y 40', en: 'AUDIT between 20 and 40' },
}
