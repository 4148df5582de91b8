import { dictionary, type Language } from '@ayni/kernel'

/**
 * What goes where the sender writes nothing of their own: a greeting that asks for nothing and names nothing. [D], awaits signature.
 * @source Comtois 2019 and Motto 2001 describe the tone: brief, caring, without a demand.
 */
export const caringSuggestions = dictionary<{ readonly step: readonly string[]; readonly birthday: string }>({
  es: {
    step: [
      'Hola. Me quedé pensando en nuestra conversación y quise saludarte. No hace falta que respondas.',
      'Hola. Te tengo presente estos días. Que te sean llevaderos.',
      'Hola. Te escribo solo para mandarte un saludo desde aquí.',
      'Hola. Me acordé de ti hoy y quise que lo supieras.',
      'Hola. Espero que hayas tenido algún rato tranquilo esta semana. Un abrazo.',
      'Hola. Pienso en ti y en tu trabajo por allá. Te mando un saludo.',
      'Hola. Sigo por aquí, y me alegra acordarme de ti.',
      'Hola. Un saludo en medio de tu semana. Cuídate mucho.',
      'Hola. Ha pasado un tiempo y te recuerdo con cariño. Que te vaya bien hoy.',
      'Hola. Me dio gusto conocerte y te recuerdo. Un abrazo grande.',
    ],
    birthday: 'Hola. Hoy es tu día y quise acordarme de ti. Que lo pases con gente que quieres. Un abrazo.',
  },
  en: {
    step: [
      'Hello. I kept thinking of our talk and wanted to say hello. No need to answer.',
      'Hello. I have you in mind these days. May they be kind to you.',
      'Hello. I am writing only to send you a greeting from here.',
      'Hello. I thought of you today and wanted you to know.',
      'Hello. I hope you had a quiet moment this week. Take care.',
      'Hello. I think of you and of your work out there. Greetings.',
      'Hello. I am still here, and glad to think of you.',
      'Hello. A greeting in the middle of your week. Take good care.',
      'Hello. Some time has passed and I think of you warmly. May today go well.',
      'Hello. I was glad to meet you, and I remember you. Warm wishes.',
    ],
    birthday: 'Hello. Today is your day and I wanted to think of you. May you spend it with people you love.',
  },
})

/** The words suggested for the so-manieth contact; after the last they begin again at the third, which fits any week. */
export function suggestedWords(language: Language, nth: number, why: 'step' | 'birthday'): string {
  const { step, birthday } = caringSuggestions[language]
  if (why === 'birthday') return birthday
  const at = nth < step.length ? nth : 2 + ((nth - 2) % (step.length - 2))
  return step[at] ?? birthday
}
