import { dictionary } from '@ayni/ui'

/** What the frame itself says; each module speaks for its own screens. */
export const words = dictionary({
  es: {
    places: 'Lugares',
    today: 'Hoy',
    help: 'Ayuda',
    learn: 'Aprender',
    mine: 'Yo',
    noSignal: 'Sin señal. Todo lo que escribes queda guardado aquí.',
    waiting: (n: number) => (n === 1 ? '1 cosa por enviar. Saldrá sola.' : `${n} cosas por enviar. Saldrán solas.`),
    sending: 'Enviando…',
    signedOut: 'Este teléfono ya no está unido a Ayni.',
    partMissing: 'Esta parte todavía no está en tu teléfono.',
    partMissingWhy: 'Necesita señal una sola vez. Lo que escribiste está guardado.',
    again: 'Intentar de nuevo',
    noStorage: 'Este navegador no deja guardar nada.',
    noStorageWhy:
      'Puede estar en modo privado o sin espacio. Abre el enlace en Chrome o Safari, en una ventana normal. En una emergencia llama al 113, opción 5, o al 106.',
    looking: 'Buscando lo tuyo…',
    slow: 'Esto está tardando.',
    slowWhy: 'Seguimos buscando. Lo que escribiste está guardado.',
    goOn: 'Seguir sin esperar',
    notAlone: 'No tienes que pasar esto a solas.',
    callNow: 'Puedes llamar ahora, gratis y sin internet: 113, opción 5, salud mental; 106, emergencia médica.',
  },
  en: {
    places: 'Places',
    today: 'Today',
    help: 'Help',
    learn: 'Learn',
    mine: 'Me',
    noSignal: 'No signal. Everything you write is kept here.',
    waiting: (n) =>
      n === 1 ? '1 thing to send. It will go by itself.' : `${n} things to send. They will go by themselves.`,
    sending: 'Sending…',
    signedOut: 'This phone is no longer joined to Ayni.',
    partMissing: 'This part is not on your phone yet.',
    partMissingWhy: 'It needs a signal once. What you wrote is kept.',
    again: 'Try again',
    noStorage: 'This browser keeps nothing.',
    noStorageWhy:
      'It may be in private mode or out of space. Open the link in Chrome or Safari, in an ordinary window. In an emergency call 113, option 5, or 106.',
    looking: 'Looking for what is yours…',
    slow: 'This is taking a while.',
    slowWhy: 'We are still looking. What you wrote is kept.',
    goOn: 'Go on without waiting',
    notAlone: 'You do not have to go through this alone.',
    callNow: 'You can call now, free and without internet: 113, option 5, mental health; 106, medical emergency.',
  },
})
