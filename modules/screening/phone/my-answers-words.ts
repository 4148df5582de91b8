import { dictionary } from '@ayni/ui'

/** A person's own history. */
export const myAnswersWords = dictionary({
  es: {
    title: 'Mis respuestas.',
    empty: 'Aquí verás cómo cambian tus semanas, cuando respondas tu primer chequeo.',
    summary: (words: string, day: string) => `La última vez, el ${day}: ${words.toLowerCase()}.`,
    asked: (times: number) =>
      times === 1
        ? 'Respondiste las preguntas de seguridad una vez.'
        : `Respondiste las preguntas de seguridad ${times} veces.`,
    unsure: 'Tu equipo apartó una respuesta porque no estaba claro que fuera tuya; aquí no se dibuja.',
    charts: { 'phq-9': 'Ánimo', 'gad-7': 'Nervios y preocupación', audit: 'Alcohol' },
    none: 'sin puntaje',
    begin: 'Hacer un chequeo ahora',
  },
  en: {
    title: 'My answers.',
    empty: 'Here you will see how your weeks change, once you answer your first check.',
    summary: (words, day) => `Last time, on ${day}: ${words.toLowerCase()}.`,
    asked: (times) =>
      times === 1 ? 'You answered the safety questions once.' : `You answered the safety questions ${times} times.`,
    unsure: 'Your team set one answer aside because it was not clear that it was yours; it is not drawn here.',
    charts: { 'phq-9': 'Mood', 'gad-7': 'Nerves and worry', audit: 'Alcohol' },
    none: 'no score',
    begin: 'Do a check now',
  },
})
