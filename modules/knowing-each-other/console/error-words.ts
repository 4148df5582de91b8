import { type ErrorWords, trouble } from '@ayni/ui'

export const errors: ErrorWords = {
  es: {
    'coordination.proposal-unknown': trouble(
      'Esa pregunta ya no está.',
      'No se guardó nada.',
      'Mira de nuevo el tablero.',
    ),
    'coordination.proposal-closed': trouble(
      'Esa pregunta ya se cerró.',
      'Queda como estaba.',
      'No hace falta que hagas nada.',
    ),
    'coordination.case-unknown': trouble(
      'Ahora no respondes por esta persona.',
      'No se guardó nada y nadie fue avisado.',
      'Si vuelve a ti, dilo entonces.',
    ),
  },
  en: {
    'coordination.proposal-unknown': trouble(
      'That question is no longer there.',
      'Nothing was kept.',
      'Look at the board again.',
    ),
    'coordination.proposal-closed': trouble(
      'That question was closed.',
      'It stays as it was.',
      'There is nothing you need to do.',
    ),
    'coordination.case-unknown': trouble(
      'You do not answer for this person now.',
      'Nothing was kept and nobody was told.',
      'If they come to you again, say it then.',
    ),
  },
}
