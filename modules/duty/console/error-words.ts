import { dictionary, type ErrorWords } from '@ayni/ui'

const es = {
  'duty.rota-hole': {
    what: 'Quedaría un hueco en el rol. Un turno de quien está ausente no cubre.',
    safe: 'No se cambió ningún turno.',
    next: 'Cubre el tramo que se indica y publícalo de nuevo.',
  },
  'duty.rota-not-clinical': {
    what: 'Esa persona no puede tener esa función.',
    safe: 'No se cambió ningún turno.',
    next: 'Elige a alguien clínico; para psiquiatría, una psiquiatra o un psiquiatra.',
  },
  'duty.rota-same-person': {
    what: 'La misma persona estaría en la primera y la segunda guardia.',
    safe: 'No se cambió ningún turno.',
    next: 'Elige a otra persona para una de las dos.',
  },
  'duty.rota-times': {
    what: 'Las horas no encajan con el tramo.',
    safe: 'No se cambió ningún turno.',
    next: 'Revisa que cada turno empiece antes de terminar y esté dentro del tramo.',
  },
  'duty.account-unknown': {
    what: 'Esa persona ya no está en el equipo.',
    safe: 'No se cambió ningún turno.',
    next: 'Elige a otra persona.',
  },
  'duty.not-reachable': {
    what: 'A esa persona no se la puede despertar: no tiene teléfono ni avisos.',
    safe: 'No se cambió ningún turno.',
    next: 'Elige a otra persona o añade su teléfono en Equipo.',
  },
  'duty.shift-unknown': {
    what: 'Ese turno ya no está.',
    safe: 'No se cambió nada más.',
    next: 'Vuelve a cargar el rol.',
  },
  'duty.drill-running': {
    what: 'Ya hay un simulacro en curso.',
    safe: 'Nadie recibió dos avisos.',
    next: 'Espera a que termine.',
  },
  'duty.drill-unknown': {
    what: 'Ese simulacro no te llamó.',
    safe: 'No se cambió nada.',
    next: 'No tienes que hacer nada.',
  },
  'duty.drill-over': {
    what: 'El simulacro ya terminó.',
    safe: 'Tu respuesta no llegó a tiempo y quedó como aviso para el equipo.',
    next: 'Revisa que tus avisos suenen de noche.',
  },
} as const
type Code = keyof typeof es

const en = {
  'duty.rota-hole': {
    what: 'The rota would have a hole. A shift of somebody who is away covers nothing.',
    safe: 'No shift was changed.',
    next: 'Cover the stretch that is named and publish again.',
  },
  'duty.rota-not-clinical': {
    what: 'That person may not hold that role.',
    safe: 'No shift was changed.',
    next: 'Choose a clinician; for the lead, a psychiatrist.',
  },
  'duty.rota-same-person': {
    what: 'The same person would be first and second on call.',
    safe: 'No shift was changed.',
    next: 'Choose somebody else for one of them.',
  },
  'duty.rota-times': {
    what: 'The times do not fit the stretch.',
    safe: 'No shift was changed.',
    next: 'See that each shift begins before it ends and lies within the stretch.',
  },
  'duty.account-unknown': {
    what: 'That person is no longer in the team.',
    safe: 'No shift was changed.',
    next: 'Choose somebody else.',
  },
  'duty.not-reachable': {
    what: 'That person cannot be woken: no phone and no notices.',
    safe: 'No shift was changed.',
    next: 'Choose somebody else, or add their phone under Team.',
  },
  'duty.shift-unknown': {
    what: 'That shift is gone.',
    safe: 'Nothing else was changed.',
    next: 'Load the rota again.',
  },
  'duty.drill-running': {
    what: 'A drill is running already.',
    safe: 'Nobody was told twice.',
    next: 'Wait until it ends.',
  },
  'duty.drill-unknown': {
    what: 'That drill did not call you.',
    safe: 'Nothing was changed.',
    next: 'You need do nothing.',
  },
  'duty.drill-over': {
    what: 'The drill is over.',
    safe: 'Your answer came late and the team was told.',
    next: 'See that your notices sound at night.',
  },
} as const satisfies Readonly<Record<Code, object>>

/** What a refusal means, what is safe and what to do. */
export const errors: ErrorWords<Code> = dictionary({ es, en })
