import { defaultTimers, type Timers } from '../ladder/index.ts'

/** What follows an alert: how soon its episode is answered (7.2). B counts 07:00–21:00 until somebody acts. */
export type AnsweringTimers = {
  readonly acknowledgeA: number
  readonly acknowledgeB: number
  readonly firstAttemptA: number
  readonly firstAttemptB: number
  readonly reachA: number
  readonly reachB: number
  readonly assessA: number
  readonly assessB: number
  readonly decideA: number
  readonly decideB: number
}
/** The contacts of an episode, by disposition, and what a missed one brings (R-SUI-07, R-SUI-08). */
export type ContactTimers = {
  readonly low1: number
  readonly low2: number
  readonly low3: number
  readonly lowEvery: number
  readonly raised1: number
  readonly raised2: number
  readonly raised3: number
  readonly raised4: number
  readonly raised5: number
  readonly raised6: number
  readonly raisedEvery: number
  readonly handOver1: number
  readonly handOver2: number
  readonly missedCall: number
  readonly missedAgain: number
  readonly offerAgain: number
  readonly soberAgain: number
  readonly phq9: number
  readonly checkInGrace: number
}
/** What else an open episode owes, and how often what is late is said again. */
export type OwedTimers = {
  readonly evaluation: number
  readonly owner: number
  readonly again: number
  readonly emergencyAgain: number
  readonly lastCall: number
  readonly closingReasons: number
}
export type ClosingTimers = {
  readonly lowApart: number
  readonly quiet: number
  readonly planFresh: number
  readonly meansFresh: number
}
/** Danger to life, and looking for somebody whom nobody reaches. */
export type EmergencyTimers = {
  readonly afterA: number
  readonly attemptsA: number
  readonly everyA: number
  readonly channelsA: number
  readonly decideWithinA: number
  readonly afterB: number
  readonly attemptsB: number
  readonly everyB: number
  readonly channelsB: number
  readonly decideWithinB: number
  readonly silence: number
  readonly searchSilenceA: number
  readonly searchSilenceB: number
  readonly attendance: number
  readonly redate: number
  readonly tell: number
  readonly relieve: number
  readonly cover: number
  readonly verifyWays: number
}
/** Looking again at what was agreed about means (R-SUI-06). */
export type MeansTimers = { readonly within: number; readonly proposed: number; readonly notKept: number }

export type EpisodeTimers = {
  readonly answering: AnsweringTimers
  readonly contacts: ContactTimers
  readonly owed: OwedTimers
  readonly closing: ClosingTimers
  readonly emergency: EmergencyTimers
  readonly means: MeansTimers
}
/** All that a programme may set and a psychiatrist signs: the ladder, and what comes after an alert. */
export type ProgrammeTimers = Timers & EpisodeTimers

export const episodeGroups = ['answering', 'contacts', 'owed', 'closing', 'emergency', 'means'] as const
export type EpisodeGroup = (typeof episodeGroups)[number]

/** Each in its own unit; sources and limits stand in `timerBounds`. */
export const defaultProgrammeTimers: ProgrammeTimers = {
  ...defaultTimers,
  answering: {
    ...{ acknowledgeA: 15, acknowledgeB: 240, firstAttemptA: 30, firstAttemptB: 480, reachA: 60, reachB: 1440 },
    ...{ assessA: 60, assessB: 1440, decideA: 60, decideB: 1440 },
  },
  contacts: {
    ...{ low1: 2, low2: 7, low3: 30, lowEvery: 30 },
    ...{ raised1: 1, raised2: 3, raised3: 7, raised4: 14, raised5: 21, raised6: 28, raisedEvery: 14 },
    ...{ handOver1: 1, handOver2: 7, missedCall: 120, missedAgain: 24, offerAgain: 24, soberAgain: 12 },
    ...{ phq9: 14, checkInGrace: 120 },
  },
  owed: { evaluation: 72, owner: 24, again: 24, emergencyAgain: 6, lastCall: 4, closingReasons: 24 },
  closing: { lowApart: 7, quiet: 30, planFresh: 90, meansFresh: 30 },
  emergency: {
    ...{ afterA: 60, attemptsA: 4, everyA: 15, channelsA: 2, decideWithinA: 15 },
    ...{ afterB: 1440, attemptsB: 3, everyB: 480, channelsB: 1, decideWithinB: 240 },
    ...{ silence: 30, searchSilenceA: 30, searchSilenceB: 240, attendance: 48, redate: 24, tell: 24, relieve: 24 },
    ...{ cover: 120, verifyWays: 90 },
  },
  means: { within: 31, proposed: 7, notKept: 1 },
}
