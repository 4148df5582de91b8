import type { ErrorWords } from '@ayni/ui'

export const errors: ErrorWords = {
  es: {
    'coordination.promise-missing': {
      what: 'Esa promesa ya no está.',
      safe: 'No se cambió nada.',
      next: 'El tablero se actualizó: mira de nuevo.',
    },
    'coordination.promise-closed': {
      what: 'Alguien la cerró antes.',
      safe: 'Queda como esa persona la dejó.',
      next: 'Si crees que sigue debiéndose, habla con quien la cerró.',
    },
    'coordination.too-late-to-undo': {
      what: 'Pasaron más de diez minutos.',
      safe: 'Queda como cumplida.',
      next: 'Si sigue debiéndose, llama y anota otra vez.',
    },
    'coordination.account-unknown': {
      what: 'Esa persona ya no está en el equipo.',
      safe: 'No se asignó a nadie.',
      next: 'Elige a otra persona.',
    },
    'coordination.person-unknown': {
      what: 'Esa persona ya no está en el programa.',
      safe: 'No se asignó a nadie.',
      next: 'Mira de nuevo el tablero.',
    },
    'coordination.not-available': {
      what: 'Esa persona del equipo no puede tomar este caso.',
      safe: 'No se asignó a nadie y nadie fue avisado.',
      next: 'Elige a otra de la lista.',
    },
    'coordination.full': {
      what: 'Ya tiene todos los casos que puede atender.',
      safe: 'No se asignó a nadie.',
      next: 'Elige a otra persona o cambia su límite en Equipo.',
    },
    'coordination.away': {
      what: 'Está ausente ahora.',
      safe: 'No se asignó a nadie.',
      next: 'Elige a otra persona.',
    },
    'coordination.case-unknown': {
      what: 'Ese caso ya no está a su cargo.',
      safe: 'No se cambió nada.',
      next: 'Mira de nuevo el tablero.',
    },
    'coordination.episode-open': {
      what: 'Hay una alerta abierta de esta persona.',
      safe: 'Quien la acompaña sigue a cargo.',
      next: 'Asigna primero a otra persona; cuando haya empezado, podrás terminar.',
    },
    'coordination.proposal-unknown': {
      what: 'Esa pregunta ya no está.',
      safe: 'No se guardó nada.',
      next: 'Mira de nuevo el tablero.',
    },
    'coordination.proposal-closed': {
      what: 'Esa pregunta ya se cerró.',
      safe: 'Queda como estaba.',
      next: 'No hace falta que hagas nada.',
    },
    'coordination.absence-unknown': {
      what: 'Esa ausencia ya no está.',
      safe: 'No se cambió nada.',
      next: 'Mira de nuevo la lista.',
    },
    'coordination.no-program': {
      what: 'Tu cuenta no está en ningún programa.',
      safe: 'No se abrió nada.',
      next: 'Pide a administración que te agregue.',
    },
    'enrollment.person-missing': {
      what: 'No puedes abrir los datos de esta persona.',
      safe: 'No se abrió nada.',
      next: 'Pide a coordinación que te la asigne.',
    },
  },
  en: {
    'coordination.promise-missing': {
      what: 'That promise is no longer there.',
      safe: 'Nothing was changed.',
      next: 'The board was refreshed: look again.',
    },
    'coordination.promise-closed': {
      what: 'Somebody closed it before.',
      safe: 'It stays as they left it.',
      next: 'If you think it is still owed, talk with who closed it.',
    },
    'coordination.too-late-to-undo': {
      what: 'More than ten minutes have passed.',
      safe: 'It stays kept.',
      next: 'If it is still owed, call and note it again.',
    },
    'coordination.account-unknown': {
      what: 'That person is no longer in the team.',
      safe: 'Nobody was assigned.',
      next: 'Choose somebody else.',
    },
    'coordination.person-unknown': {
      what: 'That person is no longer in the programme.',
      safe: 'Nobody was assigned.',
      next: 'Look at the board again.',
    },
    'coordination.not-available': {
      what: 'That member of the team cannot take this case.',
      safe: 'Nobody was assigned and nobody was told.',
      next: 'Choose another from the list.',
    },
    'coordination.full': {
      what: 'They have all the cases they can take.',
      safe: 'Nobody was assigned.',
      next: 'Choose somebody else, or change their limit under Team.',
    },
    'coordination.away': {
      what: 'They are away now.',
      safe: 'Nobody was assigned.',
      next: 'Choose somebody else.',
    },
    'coordination.case-unknown': {
      what: 'That case is no longer theirs.',
      safe: 'Nothing was changed.',
      next: 'Look at the board again.',
    },
    'coordination.episode-open': {
      what: 'An alert of this person is open.',
      safe: 'Whoever goes with them stays in charge.',
      next: 'Assign somebody else first; once they have begun, this can end.',
    },
    'coordination.proposal-unknown': {
      what: 'That question is no longer there.',
      safe: 'Nothing was kept.',
      next: 'Look at the board again.',
    },
    'coordination.proposal-closed': {
      what: 'That question was closed.',
      safe: 'It stays as it was.',
      next: 'There is nothing you need to do.',
    },
    'coordination.absence-unknown': {
      what: 'That absence is no longer there.',
      safe: 'Nothing was changed.',
      next: 'Look at the list again.',
    },
    'coordination.no-program': {
      what: 'Your account is in no programme.',
      safe: 'Nothing was opened.',
      next: 'Ask the administrator to add you.',
    },
    'enrollment.person-missing': {
      what: 'You may not open this person’s data.',
      safe: 'Nothing was opened.',
      next: 'Ask the coordinator to assign them to you.',
    },
  },
}
