import { accountId, instant, plusMinutes } from '@ayni/kernel'
import type { IncidentReview, IncidentRow, TaskRow } from './contract.ts'

/** Monday 2 March 2026, ten in Lima. Everything here is invented. */
export const thatMonday = instant.parse('2026-03-02T15:00:00.000Z')
const uuid = (nth: number): string => `019ad000-0000-7000-8000-${String(nth).padStart(12, '0')}`

export const anIncident = (more: Partial<IncidentRow> = {}): IncidentRow => ({
  ...{ incident: uuid(1), kind: 'attempt', happenedAt: plusMinutes(thatMonday, -2880), late: false, reviewedAt: null },
  ...{ reviewDueAt: plusMinutes(thatMonday, 7200), alias: 'AY-7K4Q', tasksOpen: 0, tasksLate: 0 },
  ...{ owedByRole: 'psychiatrist', mayReview: true },
  ...more,
})

export const incidentRows: readonly IncidentRow[] = [
  anIncident({ late: true, reviewDueAt: plusMinutes(thatMonday, -60), tasksOpen: 2, tasksLate: 1 }),
  anIncident({ incident: uuid(2), kind: 'drill-missed', alias: null, owedByRole: 'director' }),
  anIncident({ incident: uuid(3), kind: 'death', alias: null, mayReview: false, tasksOpen: 7 }),
  anIncident({ incident: uuid(4), kind: 'nobody-on-call', reviewedAt: thatMonday }),
]

export const aTask = (more: Partial<TaskRow> = {}): TaskRow => ({
  ...{ task: uuid(30), incident: uuid(1), kind: 'attempt', happenedAt: plusMinutes(thatMonday, -2880), step: null },
  ...{ what: 'Un segundo teléfono de guardia', owner: 'Rosa', ownerRole: 'therapist', mine: true, doneAt: null },
  ...{ dueAt: plusMinutes(thatMonday, 4320), late: false },
  ...more,
})

export const aReview = (more: Partial<IncidentReview> = {}): IncidentReview => ({
  ...anIncident(),
  timeline: [
    { at: plusMinutes(thatMonday, -2880), what: 'suicide-prevention.ask-for-help', rung: null },
    { at: plusMinutes(thatMonday, -2865), what: 'ladder.told', rung: 1 },
  ],
  words: { happened: 'Nadie miró el teléfono entre las once y las doce.', helped: '', inTheWay: 'Un solo teléfono.' },
  ...{ savedBy: 'Inés', savedAt: plusMinutes(thatMonday, -30), reviewedBy: null },
  tasks: [aTask(), aTask({ task: uuid(31), step: 'tell-team-personally', what: null, owner: null, late: true })],
  team: [{ account: accountId.parse(uuid(70)), who: 'Rosa', role: 'therapist' }],
  asOf: thatMonday,
  ...more,
})
