import { type DayWindow, wakingHours } from '../clocks/index.ts'
import type { AlertClass } from '../triage/index.ts'

/** Minutes are plain where `window` is null, and counted inside the window of each day where it is given. */
export type EpisodeTimer = { readonly afterMin: number; readonly window: DayWindow | null }
type ByClass = Readonly<Record<AlertClass, EpisodeTimer>>

/** When contacts are due after an assessment, and how often when those are over. */
export type ContactSchedule = { readonly afterMin: readonly number[]; readonly thenEveryMin: number }

export type EpisodePolicy = {
  readonly version: string
  readonly acknowledge: ByClass
  readonly firstAttempt: ByClass
  readonly reach: ByClass
  readonly assess: ByClass
  readonly unreachable: ByClass
  readonly fullEvaluationMin: number
  readonly fullEvaluationAimMin: number
  readonly schedule: { readonly low: ContactSchedule; readonly raised: ContactSchedule }
  readonly afterHandOverMin: readonly number[]
  readonly missedCallMin: number
  readonly missedAgainMin: number
  readonly offerAgainMin: number
  readonly soberAgainMin: number
  readonly ownerMin: number
  readonly emergencySilenceMin: number
  readonly againMin: number
  readonly lookAgainMin: Readonly<Record<AlertClass, number>>
  readonly lastCallMin: number
  readonly closingMin: number
  readonly phq9EveryDays: number
  readonly checkInGraceMin: number
  readonly closure: {
    readonly lowApartDays: number
    readonly quietDays: number
    readonly planFreshDays: number
    readonly meansFreshDays: number
  }
}

const HOUR = 60
const DAY = 24 * HOUR
const plain = (afterMin: number): EpisodeTimer => ({ afterMin, window: null })
const counted = (afterMin: number): EpisodeTimer => ({ afterMin, window: wakingHours })

/** Defaults to be signed; what has a source says so, the rest is [D]. */
export const defaultEpisodePolicy: EpisodePolicy = {
  version: '2026.1',
  /** @source [D] 7.2 */
  acknowledge: { A: plain(15), B: counted(4 * HOUR) },
  /** @source [D] 7.2; an acute one never beyond 12 h of learning of it (Nock 2021) */
  firstAttempt: { A: plain(30), B: counted(8 * HOUR) },
  /** @source 7.2: A 60 min, B 24 h without contact */
  reach: { A: plain(HOUR), B: plain(DAY) },
  /** @source 7.2: A in the same call (due with the contact, [D]), B within 24 h */
  assess: { A: plain(HOUR), B: plain(DAY) },
  /** @source [D] how long the decision about somebody unreachable may wait */
  unreachable: { A: plain(HOUR), B: plain(DAY) },
  /** @source 7.2 [K, NIMH telehealth pathway]: within 72 h; [D] the aim is 24 h */
  fullEvaluationMin: 72 * HOUR,
  fullEvaluationAimMin: DAY,
  /** @source R-SUI-08: 24–72 h and 48 h from AA18 [K], the rest [D]; every 30 days after the last of "low" is ours */
  schedule: {
    low: { afterMin: [2 * DAY, 7 * DAY, 30 * DAY], thenEveryMin: 30 * DAY },
    raised: { afterMin: [1, 3, 7, 14, 21, 28].map((days) => days * DAY), thenEveryMin: 14 * DAY },
  },
  /** @source 7.2 [K]: within 24 h of the hand-over and at seven days */
  afterHandOverMin: [DAY, 7 * DAY],
  /** @source R-SUI-07 [D]: a call within two hours, then as B; two missed, as A */
  missedCallMin: 2 * HOUR,
  missedAgainMin: DAY,
  /** @source 7.2: one more offer at 24 h */
  offerAgainMin: DAY,
  /** @source R-SUI-15 [K] to be assessed again when sober; the hours are ours */
  soberAgainMin: 12 * HOUR,
  /** @source SUI-08: another owner within 24 h */
  ownerMin: DAY,
  /** @source [D] an emergency in which nobody received the person sounds again this often */
  emergencySilenceMin: 6 * HOUR,
  /** @source [D] what is late sounds again this often */
  againMin: DAY,
  /** @source [D] while the ladder sounds, the episode looks again this often */
  lookAgainMin: { A: 15, B: 4 * HOUR },
  /** @source [D] 2.7: the last call and the written reasoning after somebody left */
  lastCallMin: 4 * HOUR,
  closingMin: DAY,
  /** @source R-SUI-09 [D] */
  phq9EveryDays: 14,
  /** @source [D] how long a check-in may stay unanswered before it is a signal */
  checkInGraceMin: 2 * HOUR,
  /** @source 7.7 [D]; thirty quiet days from 7.2; how old a plan and a look at means may be is ours */
  closure: { lowApartDays: 7, quietDays: 30, planFreshDays: 90, meansFreshDays: 30 },
}
