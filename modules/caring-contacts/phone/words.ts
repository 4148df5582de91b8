import { dictionary } from '@ayni/ui'

export const words = dictionary({
  es: {
    from: (who: string) => `Te escribe ${who}`,
    fromUs: 'Te escriben de Ayni',
    none: 'No hace falta que respondas.',
    answer: 'Escribirle',
    stop: 'No recibir más saludos',
    stopped: 'Ya no recibirás estos saludos. Nada más cambió, y nadie te preguntará por qué.',
    stoppedTitle: 'Saludos detenidos',
    again: 'Volver a recibirlos',
  },
  en: {
    from: (who: string) => `${who} writes to you`,
    fromUs: 'Ayni writes to you',
    none: 'No need to answer.',
    answer: 'Write to them',
    stop: 'No more greetings',
    stopped: 'You will not get these greetings any more. Nothing else changed, and nobody will ask you why.',
    stoppedTitle: 'Greetings stopped',
    again: 'Get them again',
  },
})
