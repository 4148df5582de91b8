import { accountId, instant, personId } from '@ayni/kernel'
import type { CaringCalendar, CaringFact, CaringOfPerson, ContactCard, ContactRow } from './contract.ts'

/** Monday 2 March 2026, ten in Lima. Everybody here is invented. */
export const thatMonday = instant.parse('2026-03-02T15:00:00.000Z')
const uuid = (nth: number): string => `019ac000-0000-7000-8000-${String(nth).padStart(12, '0')}`

export const aContact = (more: Partial<ContactRow> = {}): ContactRow => ({
  ...{ contact: uuid(1), schedule: uuid(50), person: personId.parse(uuid(90)), alias: 'AY-7K4Q', on: '2026-03-02' },
  ...{ mode: 'message', why: 'step', state: 'planned', written: false, dueNow: false, tries: 0 },
  ...{ sender: 'Inés', mine: true, paused: false },
  ...more,
})

export const aCalendar = (more: Partial<CaringCalendar> = {}): CaringCalendar => ({
  contacts: [
    aContact(),
    aContact({ contact: uuid(2), alias: 'AY-3M9T', on: '2026-03-03', mode: 'call', tries: 1 }),
    aContact({ contact: uuid(3), alias: 'AY-5RW2', on: '2026-03-05', why: 'birthday', written: true }),
    aContact({ contact: uuid(4), alias: 'AY-8HC6', on: '2026-03-06', mine: false, sender: 'Rosa', paused: true }),
    aContact({ contact: uuid(5), alias: 'AY-2PX4', on: '2026-03-07', mine: false, sender: null }),
  ],
  answers: [
    {
      ...{ message: uuid(20), person: personId.parse(uuid(91)), alias: 'AY-3M9T', mine: true, late: false },
      ...{ receivedAt: instant.parse('2026-03-02T13:10:00.000Z'), dueAt: instant.parse('2026-03-02T23:00:00.000Z') },
    },
  ],
  asOf: thatMonday,
  ...more,
})

type Standing = NonNullable<CaringOfPerson['schedule']>

export const caringOf = (more: Partial<CaringOfPerson> = {}, schedule: Partial<Standing> = {}): CaringOfPerson => ({
  schedule: {
    ...{ schedule: uuid(50), plan: 'twelve-months', sender: 'Inés', startedAt: thatMonday, pausedFor: [] },
    ...{ endedAt: null, endedWhy: null, ...schedule },
  },
  contacts: [aContact({ state: 'sent' }), aContact({ contact: uuid(6), on: '2026-03-08' })],
  answers: [],
  asOf: thatMonday,
  ...more,
})

export const aContactCard = (more: Partial<ContactCard> = {}): ContactCard => ({
  ...aContact(),
  language: 'es',
  words: null,
  suggested: 'Hola. Te escribo solo para mandarte un saludo desde aquí.',
  earlier: [
    { on: '2026-02-08', words: 'Vi llover hoy y me acordé de tu puesto. Un abrazo.', own: true, state: 'sent' },
    {
      on: '2026-02-02',
      words: 'Hola. Te tengo presente estos días. Que te sean llevaderos.',
      own: false,
      state: 'sent',
    },
  ],
  ahead: [
    { on: '2026-03-02', why: 'step' },
    { on: '2026-04-01', why: 'step' },
  ],
  ...{ birthday: null, pausedFor: [], others: [{ account: accountId.parse(uuid(70)), who: 'Rosa' }], asOf: thatMonday },
  ...more,
})

export const aGreeting = (more: Partial<CaringFact> = {}): CaringFact => ({
  from: 'Inés',
  state: 'running',
  greetings: [
    { id: uuid(1), words: 'Vi llover hoy y me acordé de tu puesto. Un abrazo.', at: '2026-03-01T23:05:00.000Z' },
  ],
  ...more,
})
