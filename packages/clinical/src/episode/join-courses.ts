import { type EpisodeCourse, higherRisk } from './course.ts'

const weight = { low: 1, further: 2, imminent: 3 } as const

/** Of two episodes of one person, the heavier goes on: an emergency, then the risk, then the class. */
export const courseWeight = ({ state, risk, class: of }: EpisodeCourse): number =>
  (state === 'emergency-active' ? 10 : 0) + (risk === null ? 0 : weight[risk]) + (of === 'A' ? 0.5 : 0)

/** The nearer of two contacts; an emergency has none. */
function nearer(keep: EpisodeCourse, drop: EpisodeCourse): EpisodeCourse['contact'] {
  if (keep.contact === null || drop.contact === null || keep.state === 'emergency-active') return keep.contact
  return drop.contact.dueAt < keep.contact.dueAt ? { ...keep.contact, dueAt: drop.contact.dueAt } : keep.contact
}

/** @safety EC-08: the higher risk survives, what is owed to either stays owed, and no clock is put later. */
export function joinCourses(keep: EpisodeCourse, drop: EpisodeCourse): EpisodeCourse {
  const risk = drop.risk === null ? keep.risk : higherRisk(keep.risk, drop.risk)
  const emergency = keep.state === 'emergency-active'
  return {
    ...keep,
    risk,
    riskByPsychiatrist: keep.riskByPsychiatrist && risk === keep.risk,
    class: keep.class === 'A' || drop.class === 'A' ? 'A' : 'B',
    assessmentOwed: !emergency && (keep.assessmentOwed || drop.assessmentOwed),
    lastSignalAt: keep.lastSignalAt > drop.lastSignalAt ? keep.lastSignalAt : drop.lastSignalAt,
    evaluationOwedFrom: keep.evaluationOwedFrom ?? drop.evaluationOwedFrom,
    contact: nearer(keep, drop),
    missed: Math.max(keep.missed, drop.missed),
    leftAt: keep.leftAt !== null && drop.leftAt !== null ? keep.leftAt : null,
    declinesLastCall: keep.declinesLastCall && drop.declinesLastCall,
  }
}
