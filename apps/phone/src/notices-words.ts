import { dictionary } from '@ayni/ui'

export const noticesWords = dictionary({
  es: {
    title: 'Avisos en este teléfono.',
    lead: 'Cuando haya algo para ti, el teléfono dirá solo «Hay algo para ti.» No dice de quién ni de qué, y nadie más puede leerlo en la pantalla.',
    hours: 'Llegan en las horas que elegiste, salvo una llamada por tu seguridad.',
    state: {
      on: 'Este teléfono recibe avisos.',
      off: 'Este teléfono no recibe avisos.',
      denied: 'El teléfono no da permiso para avisos. Puedes cambiarlo en los ajustes del navegador.',
      unsupported: 'Este navegador no puede recibir avisos. Te escribiremos por el medio que elegiste.',
    },
    looking: 'Mirando si este teléfono recibe avisos…',
    turnOn: 'Recibir avisos',
    turnOff: 'Dejar de recibirlos',
    turning: 'Un momento…',
    trouble: {
      'no-signal': 'Hace falta señal para activarlos. Inténtalo cuando vuelva.',
      'no-leave': 'El teléfono no dio permiso. No pasa nada: te escribiremos por el medio que elegiste.',
      silent: 'Este servidor todavía no envía avisos a teléfonos.',
    },
  },
  en: {
    title: 'Notices on this phone.',
    lead: 'When there is something for you, the phone will only say “There is something for you.” Not from whom and not about what, so nobody else can read it on the screen.',
    hours: 'They arrive in the hours that you chose, except a call for your safety.',
    state: {
      on: 'This phone receives notices.',
      off: 'This phone does not receive notices.',
      denied: 'The phone gives no leave for notices. You can change it in the browser’s settings.',
      unsupported: 'This browser cannot receive notices. We will write to you by the way you chose.',
    },
    looking: 'Looking whether this phone receives notices…',
    turnOn: 'Receive notices',
    turnOff: 'Stop receiving them',
    turning: 'One moment…',
    trouble: {
      'no-signal': 'A signal is needed to turn them on. Try when it is back.',
      'no-leave': 'The phone gave no leave. That is all right: we will write to you by the way you chose.',
      silent: 'This server does not send notices to phones yet.',
    },
  },
})
