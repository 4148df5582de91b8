import { type ErrorWords, trouble } from '@ayni/ui'

const same = 'No se cambió nada.'
const unsaved = 'No se guardó nada.'
const unassigned = 'No se asignó a nadie.'
const sameEn = 'Nothing was changed.'
const unassignedEn = 'Nobody was assigned.'

export const errors: ErrorWords = {
  es: {
    'enrollment.no-program': trouble(
      'Tu cuenta no está en ningún programa.',
      unsaved,
      'Pide a administración que te agregue.',
    ),
    'enrollment.already-here': trouble(
      'Ya está en tu lista: el mismo nombre, con el mismo teléfono o correo.',
      'No se creó a nadie otra vez.',
      'Abre su ficha.',
    ),
    'enrollment.alias-space-full': trouble('No quedan alias libres.', unsaved, 'Avisa a administración.'),
    'enrollment.person-missing': trouble('Esta persona ya no está en tu lista.', same, 'Vuelve a buscarla.'),
    'enrollment.illegal-move': trouble(
      'Eso no corresponde a donde está esta persona.',
      same,
      'Vuelve a abrir su ficha y mira su estado.',
    ),
    'enrollment.not-handed-on': trouble(
      'Todavía hay un aviso abierto, o falta su traspaso.',
      'Sigue en el programa y su equipo la acompaña.',
      'Haz el traspaso con alguien presente; luego márcalo.',
    ),
    'enrollment.service-not-over': trouble(
      'Su SERUMS todavía no termina, o no sabemos cuándo.',
      same,
      'Anota primero la fecha en que termina.',
    ),
    'enrollment.clinician-says-it': trouble(
      'Hay un seguimiento de seguridad abierto, y sus relojes siguen.',
      same,
      'Llama a quien está de guardia: quien lo sigue lo marca, y todo se detiene de una vez.',
    ),
    'enrollment.own-contact': trouble('Ese número o correo es tuyo.', unsaved, 'Escribe el de la persona.'),
    'enrollment.contact-invalid': trouble(
      'Ese número o correo no se puede usar.',
      unsaved,
      'Un celular del Perú tiene 9 cifras y empieza con 9; de otro país, con + y su código.',
    ),
    'enrollment.contact-missing': trouble('Esa forma de contacto ya no está.', same, 'Vuelve a abrir su ficha.'),
    'enrollment.post-missing': trouble('Ese puesto ya no está.', same, 'Vuelve a abrir su ficha.'),
    'enrollment.dates-cross': trouble('El final no puede ser antes del inicio.', unsaved, 'Revisa las dos fechas.'),
    'identity.person-in-review': trouble(
      'Quizá esta persona está dos veces en la lista.',
      'No se invitó a nadie.',
      'Primero decide en Personas, Duplicados, si son una o dos; luego se la puede invitar.',
    ),
    'identity.person-unknown': trouble('Esta persona ya no está en tu programa.', same, 'Vuelve a buscarla.'),
    'identity.account-unknown': trouble('Esa cuenta ya no está en el equipo.', unassigned, 'Elige a otra persona.'),
    'identity.account-not-clinical': trouble(
      'Esa persona no tiene función clínica.',
      unassigned,
      'Elige a alguien del equipo clínico.',
    ),
    'identity.coordinator-cannot-care': trouble(
      'Quien coordina no puede atender a la misma persona.',
      unassigned,
      'Elige a otra persona.',
    ),
    'identity.not-available': trouble(
      'Esa persona del equipo no está disponible para ella.',
      unassigned,
      'Elige a otra persona; no hace falta saber por qué.',
    ),
    'identity.care-unknown': trouble('Ya no la tenía a su cargo.', same, 'Mira de nuevo la ficha.'),
    'identity.device-unknown': trouble('Ese teléfono ya no está.', same, 'Mira de nuevo la ficha.'),
  },
  en: {
    'enrollment.no-program': trouble(
      'Your account is in no programme.',
      'Nothing was kept.',
      'Ask the administrator to add you.',
    ),
    'enrollment.already-here': trouble(
      'They are on your list already: the same name, with the same phone or mailbox.',
      'Nobody was added twice.',
      'Open their card.',
    ),
    'enrollment.alias-space-full': trouble('No aliases are left.', 'Nothing was kept.', 'Tell the administrator.'),
    'enrollment.person-missing': trouble('This person is no longer on your roster.', sameEn, 'Search again.'),
    'enrollment.illegal-move': trouble(
      'That does not fit where this person stands.',
      sameEn,
      'Open their card again and look at their state.',
    ),
    'enrollment.not-handed-on': trouble(
      'An alert is still open, or they were not handed on.',
      'They stay in the programme and their team goes on.',
      'Hand them on with somebody present; then mark it.',
    ),
    'enrollment.service-not-over': trouble(
      'Their SERUMS is not over, or we do not know when it is.',
      sameEn,
      'First note the day on which it ends.',
    ),
    'enrollment.clinician-says-it': trouble(
      'Somebody follows them for their safety, and those clocks go on.',
      sameEn,
      'Call whoever is on duty: whoever follows them marks it, and everything stops at once.',
    ),
    'enrollment.own-contact': trouble(
      'That number or address is yours.',
      'Nothing was kept.',
      'Write the one of the person.',
    ),
    'enrollment.contact-invalid': trouble(
      'That number or address cannot be used.',
      'Nothing was kept.',
      'A mobile of Peru has 9 digits and begins with 9; from another country, with + and its code.',
    ),
    'enrollment.contact-missing': trouble(
      'That way to reach them is no longer there.',
      sameEn,
      'Open their card again.',
    ),
    'enrollment.post-missing': trouble('That post is no longer there.', sameEn, 'Open their card again.'),
    'enrollment.dates-cross': trouble(
      'The end cannot come before the beginning.',
      'Nothing was kept.',
      'Look at both dates.',
    ),
    'identity.person-in-review': trouble(
      'This person may be on the list twice.',
      'Nobody was invited.',
      'First decide under People, Duplicates, whether they are one or two; then they can be invited.',
    ),
    'identity.person-unknown': trouble('This person is no longer in your programme.', sameEn, 'Search again.'),
    'identity.account-unknown': trouble(
      'That account is no longer in the team.',
      unassignedEn,
      'Choose somebody else.',
    ),
    'identity.account-not-clinical': trouble(
      'That person has no clinical role.',
      unassignedEn,
      'Choose somebody of the clinical team.',
    ),
    'identity.coordinator-cannot-care': trouble(
      'Whoever coordinates cannot treat the same person.',
      unassignedEn,
      'Choose somebody else.',
    ),
    'identity.not-available': trouble(
      'That member of the team is not available for them.',
      unassignedEn,
      'Choose somebody else; no need to know why.',
    ),
    'identity.care-unknown': trouble('They no longer had them in their care.', sameEn, 'Look at the card again.'),
    'identity.device-unknown': trouble('That phone is no longer there.', sameEn, 'Look at the card again.'),
  },
}
