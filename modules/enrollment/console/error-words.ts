import type { ErrorWords } from '@ayni/ui'

export const errors: ErrorWords = {
  es: {
    'enrollment.no-program': {
      what: 'Tu cuenta no está en ningún programa.',
      safe: 'No se guardó nada.',
      next: 'Pide a administración que te agregue.',
    },
    'enrollment.already-here': {
      what: 'Ya está en tu lista: el mismo nombre, con el mismo teléfono o correo.',
      safe: 'No se creó a nadie otra vez.',
      next: 'Abre su ficha.',
    },
    'enrollment.alias-space-full': {
      what: 'No quedan alias libres.',
      safe: 'No se guardó nada.',
      next: 'Avisa a administración.',
    },
    'enrollment.person-missing': {
      what: 'Esta persona ya no está en tu lista.',
      safe: 'No se cambió nada.',
      next: 'Vuelve a buscarla.',
    },
    'enrollment.illegal-move': {
      what: 'Eso no corresponde a donde está esta persona.',
      safe: 'No se cambió nada.',
      next: 'Vuelve a abrir su ficha y mira su estado.',
    },
    'enrollment.not-handed-on': {
      what: 'Todavía hay un aviso abierto, o falta su traspaso.',
      safe: 'Sigue en el programa y su equipo la acompaña.',
      next: 'Haz el traspaso con alguien presente; luego márcalo.',
    },
    'enrollment.service-not-over': {
      what: 'Su SERUMS todavía no termina, o no sabemos cuándo.',
      safe: 'No se cambió nada.',
      next: 'Anota primero la fecha en que termina.',
    },
    'enrollment.contact-invalid': {
      what: 'Ese número o correo no se puede usar.',
      safe: 'No se guardó nada.',
      next: 'Un celular del Perú tiene 9 cifras y empieza con 9; de otro país, con + y su código.',
    },
    'enrollment.contact-missing': {
      what: 'Esa forma de contacto ya no está.',
      safe: 'No se cambió nada.',
      next: 'Vuelve a abrir su ficha.',
    },
    'enrollment.post-missing': {
      what: 'Ese puesto ya no está.',
      safe: 'No se cambió nada.',
      next: 'Vuelve a abrir su ficha.',
    },
    'enrollment.dates-cross': {
      what: 'El final no puede ser antes del inicio.',
      safe: 'No se guardó nada.',
      next: 'Revisa las dos fechas.',
    },
    'identity.person-in-review': {
      what: 'Quizá esta persona está dos veces en la lista.',
      safe: 'No se invitó a nadie.',
      next: 'Primero decide en Personas, Duplicados, si son una o dos; luego se la puede invitar.',
    },
    'identity.person-unknown': {
      what: 'Esta persona ya no está en tu programa.',
      safe: 'No se cambió nada.',
      next: 'Vuelve a buscarla.',
    },
    'identity.account-unknown': {
      what: 'Esa cuenta ya no está en el equipo.',
      safe: 'No se asignó a nadie.',
      next: 'Elige a otra persona.',
    },
    'identity.account-not-clinical': {
      what: 'Esa persona no tiene función clínica.',
      safe: 'No se asignó a nadie.',
      next: 'Elige a alguien del equipo clínico.',
    },
    'identity.coordinator-cannot-care': {
      what: 'Quien coordina no puede atender a la misma persona.',
      safe: 'No se asignó a nadie.',
      next: 'Elige a otra persona.',
    },
    'identity.not-available': {
      what: 'Esa persona del equipo no está disponible para ella.',
      safe: 'No se asignó a nadie.',
      next: 'Elige a otra persona; no hace falta saber por qué.',
    },
    'identity.care-unknown': {
      what: 'Ya no la tenía a su cargo.',
      safe: 'No se cambió nada.',
      next: 'Mira de nuevo la ficha.',
    },
    'identity.device-unknown': {
      what: 'Ese teléfono ya no está.',
      safe: 'No se cambió nada.',
      next: 'Mira de nuevo la ficha.',
    },
  },
  en: {
    'enrollment.no-program': {
      what: 'Your account is in no programme.',
      safe: 'Nothing was kept.',
      next: 'Ask the administrator to add you.',
    },
    'enrollment.already-here': {
      what: 'They are on your list already: the same name, with the same phone or mailbox.',
      safe: 'Nobody was added twice.',
      next: 'Open their card.',
    },
    'enrollment.alias-space-full': {
      what: 'No aliases are left.',
      safe: 'Nothing was kept.',
      next: 'Tell the administrator.',
    },
    'enrollment.person-missing': {
      what: 'This person is no longer on your roster.',
      safe: 'Nothing was changed.',
      next: 'Search again.',
    },
    'enrollment.illegal-move': {
      what: 'That does not fit where this person stands.',
      safe: 'Nothing was changed.',
      next: 'Open their card again and look at their state.',
    },
    'enrollment.not-handed-on': {
      what: 'An alert is still open, or they were not handed on.',
      safe: 'They stay in the programme and their team goes on.',
      next: 'Hand them on with somebody present; then mark it.',
    },
    'enrollment.service-not-over': {
      what: 'Their SERUMS is not over, or we do not know when it is.',
      safe: 'Nothing was changed.',
      next: 'First note the day on which it ends.',
    },
    'enrollment.contact-invalid': {
      what: 'That number or address cannot be used.',
      safe: 'Nothing was kept.',
      next: 'A mobile of Peru has 9 digits and begins with 9; from another country, with + and its code.',
    },
    'enrollment.contact-missing': {
      what: 'That way to reach them is no longer there.',
      safe: 'Nothing was changed.',
      next: 'Open their card again.',
    },
    'enrollment.post-missing': {
      what: 'That post is no longer there.',
      safe: 'Nothing was changed.',
      next: 'Open their card again.',
    },
    'enrollment.dates-cross': {
      what: 'The end cannot come before the beginning.',
      safe: 'Nothing was kept.',
      next: 'Look at both dates.',
    },
    'identity.person-in-review': {
      what: 'This person may be on the list twice.',
      safe: 'Nobody was invited.',
      next: 'First decide under People, Duplicates, whether they are one or two; then they can be invited.',
    },
    'identity.person-unknown': {
      what: 'This person is no longer in your programme.',
      safe: 'Nothing was changed.',
      next: 'Search again.',
    },
    'identity.account-unknown': {
      what: 'That account is no longer in the team.',
      safe: 'Nobody was assigned.',
      next: 'Choose somebody else.',
    },
    'identity.account-not-clinical': {
      what: 'That person has no clinical role.',
      safe: 'Nobody was assigned.',
      next: 'Choose somebody of the clinical team.',
    },
    'identity.coordinator-cannot-care': {
      what: 'Whoever coordinates cannot treat the same person.',
      safe: 'Nobody was assigned.',
      next: 'Choose somebody else.',
    },
    'identity.not-available': {
      what: 'That member of the team is not available for them.',
      safe: 'Nobody was assigned.',
      next: 'Choose somebody else; no need to know why.',
    },
    'identity.care-unknown': {
      what: 'They no longer had them in their care.',
      safe: 'Nothing was changed.',
      next: 'Look at the card again.',
    },
    'identity.device-unknown': {
      what: 'That phone is no longer there.',
      safe: 'Nothing was changed.',
      next: 'Look at the card again.',
    },
  },
}
