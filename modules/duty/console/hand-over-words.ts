import { dictionary, type ErrorWords } from '@ayni/ui'

export const handOverWords = dictionary({
  es: {
    handOver: 'Pasar a otra persona',
    why: 'Solo están quienes pueden seguirle: psiquiatría, que no le conoce de cerca y que la persona no apartó.',
    looking: 'Buscando quién puede…',
    none: 'Por ahora nadie más puede. Si lo dejas, coordinación busca en 24 horas.',
    noneYet: 'Por ahora nadie más puede. Está pendiente en el tablero: avisa a coordinación.',
    to: '¿A quién?',
    onDuty: (who: string) => `${who}, de guardia ahora`,
    nobody: 'Nadie todavía',
    nobodyMeans: 'Si eliges «Nadie todavía», coordinación busca en 24 horas.',
    because: '¿Por qué?',
    becauses: {
      conflict: 'Nos conocemos',
      leaves: 'Dejo el turno o el equipo',
      'person-asked': 'La persona lo pidió',
      assigned: 'Así se asignó',
    },
    hand: 'Pasar',
    handing: 'Pasando…',
    told: 'La persona ve en su teléfono quién le sigue ahora.',
  },
  en: {
    handOver: 'Hand to somebody else',
    why: 'Only those who may follow them are here: psychiatrists not near to them and not kept away by them.',
    looking: 'Looking for who may…',
    none: 'Nobody else may for now. If you let go, coordination finds somebody in 24 hours.',
    noneYet: 'Nobody else can for now. It stands on the board: tell coordination.',
    to: 'To whom?',
    onDuty: (who) => `${who}, on duty now`,
    nobody: 'Nobody yet',
    nobodyMeans: 'With “Nobody yet”, coordination finds somebody in 24 hours.',
    because: 'Why?',
    becauses: {
      conflict: 'We know each other',
      leaves: 'I leave the shift or the team',
      'person-asked': 'The person asked',
      assigned: 'It was assigned so',
    },
    hand: 'Hand over',
    handing: 'Handing over…',
    told: 'The person sees on their phone who follows them now.',
  },
})

export const handOverErrors: ErrorWords = dictionary({
  es: {
    'safety-episode.conflict': {
      what: 'Esa persona conoce de cerca a quien se sigue.',
      safe: 'Sigue quien estaba.',
      next: 'Elige a otra.',
    },
    'safety-episode.not-a-psychiatrist': {
      what: 'Solo psiquiatría puede ser responsable.',
      safe: 'Sigue quien estaba.',
      next: 'Elige a otra persona.',
    },
    'safety-episode.over': {
      what: 'El seguimiento ya terminó.',
      safe: 'No se cambió nada.',
      next: 'Vuelve a la lista.',
    },
  },
  en: {
    'safety-episode.conflict': {
      what: 'That colleague is near to the person.',
      safe: 'Whoever followed goes on.',
      next: 'Choose somebody else.',
    },
    'safety-episode.not-a-psychiatrist': {
      what: 'Only a psychiatrist may be responsible.',
      safe: 'Whoever followed goes on.',
      next: 'Choose somebody else.',
    },
    'safety-episode.over': {
      what: 'Following them has ended.',
      safe: 'Nothing was changed.',
      next: 'Go back to the list.',
    },
  },
})
