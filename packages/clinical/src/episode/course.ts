import type { AlertClass } from '../triage/index.ts'

/** @source services/07-suicide-prevention.md §7.2 */
export const episodeStates = [
  'signalled',
  'acknowledged',
  'contacting',
  'reached',
  'assessed-low',
  'assessed-further',
  'assessed-imminent',
  'plan-active',
  'stepping-down',
  'closed',
  'unreachable',
  'emergency-active',
  'handed-off',
  'contact-declined',
  'withdrawn',
] as const
export type EpisodeStateName = (typeof episodeStates)[number]
export type AssessedRisk = 'low' | 'further' | 'imminent'

export type ContactKind = 'scheduled' | 'after-hand-over' | 'offer-again'

/** The one contact that is planned next. */
export type PlannedContact = {
  readonly kind: ContactKind
  /** Which of the schedule, from 0. */
  readonly nth: number
  readonly dueAt: string
  /** After a failed or forgotten contact: the call that is owed within two hours. */
  readonly callDueAt: string | null
}

/** All that decides about one episode: plain data, small enough for one row. Instants are ISO strings. */
export type EpisodeCourse = {
  readonly state: EpisodeStateName
  /** Of the signal that is being answered. */
  readonly class: AlertClass
  /** @safety The clocks of answering count from when the server learned of it, however late it came (2.6.5). */
  readonly receivedAt: string
  readonly lastSignalAt: string
  /** The open alert whose ladder sounds; null where none does. */
  readonly alert: string | null
  readonly acknowledgedAt: string | null
  readonly firstAttemptAt: string | null
  readonly reachedAt: string | null
  readonly unreachableAt: string | null
  /** A live assessment is owed for the present signal. */
  readonly assessmentOwed: boolean
  readonly assessedAt: string | null
  /** What rules the schedule: raised by anybody, lowered only by a psychiatrist. */
  readonly risk: AssessedRisk | null
  readonly riskByPsychiatrist: boolean
  readonly evaluatedAt: string | null
  readonly evaluationOwedFrom: string | null
  readonly planAt: string | null
  readonly meansAt: string | null
  /** R-SUI-09: the last PHQ-9, or the signal that opened the episode: the next counts from here. */
  readonly phq9From: string | null
  /** When their plan is to be looked at again, as it says itself. */
  readonly planReviewAt: string | null
  /** By when the plan or the talk that a call left for later is owed: the contact that came next then. */
  readonly leftForLaterBy: string | null
  /** Where the schedule counts from. */
  readonly scheduleFrom: string | null
  readonly contact: PlannedContact | null
  /** Contacts missed one after the other. */
  readonly missed: number
  readonly emergencyAt: string | null
  readonly handedOverAt: string | null
  readonly owner: string | null
  readonly ownerOwedFrom: string | null
  /** When it was said that nobody had become their owner in time. */
  readonly ownerSaidAt: string | null
  readonly leftAt: string | null
  readonly declinesLastCall: boolean
  readonly lastCallAt: string | null
  /** When time alone last made itself heard. */
  readonly saidAt: string | null
}

export const isOver = ({ state }: EpisodeCourse): boolean => state === 'closed' || state === 'withdrawn'

export type EpisodeSignal = {
  readonly class: AlertClass
  readonly receivedAt: string
  readonly alert: string | null
}

export const openEpisode = ({ class: of, receivedAt, alert }: EpisodeSignal): EpisodeCourse => ({
  ...{ state: 'signalled', class: of, receivedAt, lastSignalAt: receivedAt, alert, acknowledgedAt: null },
  ...{ firstAttemptAt: null, reachedAt: null, unreachableAt: null, assessmentOwed: true, assessedAt: null, risk: null },
  ...{ riskByPsychiatrist: false, evaluatedAt: null, evaluationOwedFrom: null, planAt: null, meansAt: null },
  ...{ phq9From: receivedAt, planReviewAt: null, leftForLaterBy: null },
  ...{ scheduleFrom: null, contact: null, missed: 0, emergencyAt: null, handedOverAt: null, owner: null },
  ...{ ownerOwedFrom: null, ownerSaidAt: null, leftAt: null, declinesLastCall: false, lastCallAt: null, saidAt: null },
})

const weight: Readonly<Record<AssessedRisk, number>> = { low: 0, further: 1, imminent: 2 }
export const higherRisk = (one: AssessedRisk | null, other: AssessedRisk): AssessedRisk =>
  one !== null && weight[one] > weight[other] ? one : other
export const isHigher = (one: AssessedRisk, other: AssessedRisk | null): boolean =>
  other === null || weight[one] > weight[other]
