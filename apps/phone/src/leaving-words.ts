import { dictionary } from '@ayni/ui'

export const leavingWords = dictionary({
  es: {
    leftTitle: 'Ya no participas, y está bien.',
    left: [
      'Dejamos de escribirte y de llamarte. Lo pendiente se cierra.',
      'Ayuda ya sigue abriéndose aquí, también sin señal.',
      'Tus datos ya no se usan. Se borran o quedan sin nombre, salvo la constancia de tus permisos y de lo que se hizo por tu seguridad.',
    ],
    leftUnsent:
      'Tu retiro está guardado en este teléfono. Vale para tu equipo cuando llegue: saldrá solo al volver la señal.',
    leftReceived: 'Tu equipo ya recibió tu retiro.',
    leftPlan: 'Mi plan',
    leftCopy: 'Ver y descargar mis datos',
    leftBack: 'Volver a participar',
    leftEmpty: 'Vaciar este teléfono',
    wipedTitle: 'Este teléfono se vació.',
    wiped: 'Se pidió desde otro de tus teléfonos o desde tu equipo, para cuidar lo tuyo.',
    wipedNone: 'Todo lo que escribiste había llegado.',
    wipedLost: (n: number) =>
      n === 1
        ? '1 cosa no había llegado a enviarse y ya no está.'
        : `${n} cosas no habían llegado a enviarse y ya no están.`,
    wipedNext: 'Para volver a entrar, pide una invitación o un código.',
    enter: 'Entrar con un código',
    copyHere: 'Mis datos en este teléfono',
  },
  en: {
    leftTitle: 'You no longer take part, and that is fine.',
    left: [
      'We stop writing to you and calling you. What was pending is closed.',
      'Help now still opens here, also without a signal.',
      'Your data are no longer used. They are erased or left without a name, except the record of your permissions and of what was done for your safety.',
    ],
    leftUnsent:
      'Your withdrawal is kept on this phone. It holds for your team when it arrives: it will go by itself when the signal is back.',
    leftReceived: 'Your team has received your withdrawal.',
    leftPlan: 'My plan',
    leftCopy: 'See and download my data',
    leftBack: 'Take part again',
    leftEmpty: 'Empty this phone',
    wipedTitle: 'This phone was emptied.',
    wiped: 'It was asked for from another of your phones or by your team, to look after what is yours.',
    wipedNone: 'Everything you wrote had arrived.',
    wipedLost: (n) =>
      n === 1 ? '1 thing had not been sent yet and is gone.' : `${n} things had not been sent yet and are gone.`,
    wipedNext: 'To come in again, ask for an invitation or a code.',
    enter: 'Come in with a code',
    copyHere: 'My data on this phone',
  },
})
