import { type ErrorWords, trouble } from '@ayni/ui'

export const errors: ErrorWords = {
  es: {
    'coordination.promise-missing': trouble(
      'Esa promesa ya no está.',
      'No se cambió nada.',
      'El tablero se actualizó: mira de nuevo.',
    ),
    'coordination.promise-closed': trouble(
      'Alguien la cerró antes.',
      'Queda como esa persona la dejó.',
      'Si crees que sigue debiéndose, habla con quien la cerró.',
    ),
    'coordination.too-late-to-undo': trouble(
      'Pasaron más de diez minutos.',
      'Queda como cumplida.',
      'Si sigue debiéndose, llama y anota otra vez.',
    ),
    'coordination.account-unknown': trouble(
      'Esa persona ya no está en el equipo.',
      'No se asignó a nadie.',
      'Elige a otra persona.',
    ),
    'coordination.person-unknown': trouble(
      'Esa persona ya no está en el programa.',
      'No se asignó a nadie.',
      'Mira de nuevo el tablero.',
    ),
    'coordination.not-available': trouble(
      'Esa persona del equipo no puede tomar este caso.',
      'No se asignó a nadie y nadie fue avisado.',
      'Elige a otra de la lista.',
    ),
    'coordination.full': trouble(
      'Ya tiene todos los casos que puede atender.',
      'No se asignó a nadie.',
      'Elige a otra persona o cambia su límite en Equipo.',
    ),
    'coordination.away': trouble('Está ausente ahora.', 'No se asignó a nadie.', 'Elige a otra persona.'),
    'coordination.case-unknown': trouble(
      'Ese caso ya no está a su cargo.',
      'No se cambió nada.',
      'Mira de nuevo el tablero.',
    ),
    'coordination.episode-open': trouble(
      'Hay una alerta abierta de esta persona.',
      'Quien la acompaña sigue a cargo.',
      'Asigna primero a otra persona; cuando haya empezado, podrás terminar.',
    ),
    'coordination.absence-unknown': trouble(
      'Esa ausencia ya no está.',
      'No se cambió nada.',
      'Mira de nuevo la lista.',
    ),
    'coordination.no-program': trouble(
      'Tu cuenta no está en ningún programa.',
      'No se abrió nada.',
      'Pide a administración que te agregue.',
    ),
    'enrollment.person-missing': trouble(
      'No puedes abrir los datos de esta persona.',
      'No se abrió nada.',
      'Pide a coordinación que te la asigne.',
    ),
  },
  en: {
    'coordination.promise-missing': trouble(
      'That promise is no longer there.',
      'Nothing was changed.',
      'The board was refreshed: look again.',
    ),
    'coordination.promise-closed': trouble(
      'Somebody closed it before.',
      'It stays as they left it.',
      'If you think it is still owed, talk with who closed it.',
    ),
    'coordination.too-late-to-undo': trouble(
      'More than ten minutes have passed.',
      'It stays kept.',
      'If it is still owed, call and note it again.',
    ),
    'coordination.account-unknown': trouble(
      'That person is no longer in the team.',
      'Nobody was assigned.',
      'Choose somebody else.',
    ),
    'coordination.person-unknown': trouble(
      'That person is no longer in the programme.',
      'Nobody was assigned.',
      'Look at the board again.',
    ),
    'coordination.not-available': trouble(
      'That member of the team cannot take this case.',
      'Nobody was assigned and nobody was told.',
      'Choose another from the list.',
    ),
    'coordination.full': trouble(
      'They have all the cases they can take.',
      'Nobody was assigned.',
      'Choose somebody else, or change their limit under Team.',
    ),
    'coordination.away': trouble('They are away now.', 'Nobody was assigned.', 'Choose somebody else.'),
    'coordination.case-unknown': trouble(
      'That case is no longer theirs.',
      'Nothing was changed.',
      'Look at the board again.',
    ),
    'coordination.episode-open': trouble(
      'An alert of this person is open.',
      'Whoever goes with them stays in charge.',
      'Assign somebody else first; once they have begun, this can end.',
    ),
    'coordination.absence-unknown': trouble(
      'That absence is no longer there.',
      'Nothing was changed.',
      'Look at the list again.',
    ),
    'coordination.no-program': trouble(
      'Your account is in no programme.',
      'Nothing was opened.',
      'Ask the administrator to add you.',
    ),
    'enrollment.person-missing': trouble(
      'You may not open this person’s data.',
      'Nothing was opened.',
      'Ask the coordinator to assign them to you.',
    ),
  },
}
