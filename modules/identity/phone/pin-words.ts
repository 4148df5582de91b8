import { dictionary } from '@ayni/ui'

export const pinWords = dictionary({
  es: {
    unlock: 'Escribe tu PIN.',
    pin: 'Tu PIN de 6 cifras',
    wrong: 'No es ese PIN.',
    wait: (seconds: number) =>
      seconds < 90
        ? `Espera ${seconds} segundos y prueba de nuevo.`
        : `Espera ${Math.ceil(seconds / 60)} minutos y prueba de nuevo.`,
    crisis: 'La ayuda en crisis se abre sin PIN, arriba a la derecha.',
    forgot: 'Olvidé mi PIN',
    forgotTitle: 'Sin el PIN no se puede abrir lo guardado.',
    forgotBody:
      'Nadie más lo tiene, tampoco tu equipo. Puedes vaciar este teléfono y entrar otra vez con una invitación nueva: lo que ya se envió vuelve; lo que no salió se pierde.',
    unsent: (n: number) =>
      n === 0
        ? 'No hay nada por enviar.'
        : n === 1
          ? 'Hay 1 cosa sin enviar: se perdería.'
          : `Hay ${n} cosas sin enviar: se perderían.`,
    empty: 'Vaciar este teléfono',
    keep: 'Seguir probando',
    choose: 'Elige un PIN de 6 cifras.',
    chooseWhy: 'Cierra lo que guarda este teléfono. No podemos recuperarlo: si lo olvidas, se vacía y entras de nuevo.',
    first: 'Tu nuevo PIN',
    again: 'Escríbelo otra vez',
    different: 'No coinciden. Empieza de nuevo.',
    easy: 'Es fácil de adivinar. Prueba otro.',
    urgent: 'Que un aviso de emergencia pueda salir sin PIN',
    urgentWhy: 'Solo el aviso. Lo demás queda cerrado.',
    keeping: 'Cerrando con tu PIN…',
    set: 'Tu PIN está puesto.',
    change: 'Cambiar el PIN',
    remove: 'Quitar el PIN',
    removed: 'Este teléfono ya no pide PIN.',
    lockNow: 'Cerrar ahora',
    title: 'Tu PIN.',
  },
  en: {
    unlock: 'Write your PIN.',
    pin: 'Your 6-digit PIN',
    wrong: 'That is not the PIN.',
    wait: (seconds) =>
      seconds < 90
        ? `Wait ${seconds} seconds and try again.`
        : `Wait ${Math.ceil(seconds / 60)} minutes and try again.`,
    crisis: 'Help in a crisis opens without a PIN, at the top right.',
    forgot: 'I forgot my PIN',
    forgotTitle: 'Without the PIN what is kept cannot be opened.',
    forgotBody:
      'Nobody else has it, not even your team. You can empty this phone and come in again with a new invitation: what was sent comes back; what had not left is lost.',
    unsent: (n) =>
      n === 0
        ? 'Nothing is waiting to be sent.'
        : n === 1
          ? '1 thing has not been sent: it would be lost.'
          : `${n} things have not been sent: they would be lost.`,
    empty: 'Empty this phone',
    keep: 'Keep trying',
    choose: 'Choose a 6-digit PIN.',
    chooseWhy:
      'It closes what this phone keeps. We cannot recover it: if you forget it, the phone is emptied and you come in again.',
    first: 'Your new PIN',
    again: 'Write it again',
    different: 'They are different. Begin again.',
    easy: 'It is easy to guess. Try another.',
    urgent: 'Let an emergency alert leave without the PIN',
    urgentWhy: 'Only the alert. Everything else stays closed.',
    keeping: 'Closing with your PIN…',
    set: 'Your PIN is set.',
    change: 'Change the PIN',
    remove: 'Remove the PIN',
    removed: 'This phone no longer asks for a PIN.',
    lockNow: 'Lock now',
    title: 'Your PIN.',
  },
})
