import { limaTime, minutesBetween } from '../clocks/index.ts'
import type { AssessedRisk } from './course.ts'
import type { EpisodePolicy } from './policy.ts'

/** @source services/07-suicide-prevention.md §7.7; thirty quiet days from §7.2 */
export const closureCriteria = [
  'two-low-assessments',
  'seven-days-apart',
  'asq-all-no',
  'plan-current',
  'means-rechecked',
  'treatment-settled',
  'referral-attended',
  'caring-contacts',
  'told-and-agrees',
  'thirty-days-quiet',
] as const
export type ClosureCriterionName = (typeof closureCriteria)[number]

export type ClosureFacts = {
  /** Live assessments, oldest first, by when they spoke. */
  readonly assessments: readonly {
    readonly at: string
    readonly risk: AssessedRisk
    /** Items 1–3 and 5 of the live ASQ, all "no". Refused and not asked are not "no". */
    readonly asqAllNo: boolean
  }[]
  readonly planAt: string | null
  readonly meansAt: string | null
  /** Referrals made that nobody confirmed as attended. */
  readonly referralsOpen: number
  readonly lastSignalAt: string
  readonly treatmentSettled: boolean
  readonly toldAndAgrees: boolean
  readonly caringChosen: boolean
}

/**
 * When the plan was last gone through. A call that says "made" makes none: what counts is written, whole (7.7); a plan that they did not
 * want was offered. @source [D] for the latter.
 * @param said by calls, when; @param written when the whole plan was; @param answer what the newest assessment that settled it says
 */
export function planStandsSince(said: string | null, written: string | null, answer: string | null): string | null {
  if (written === null && answer !== 'declined') return null
  return written === null || (said !== null && Date.parse(said) > Date.parse(written)) ? said : written
}

/**
 * When what was agreed about means was last looked at and held. A call that says "agreed", or a contact that says "kept", agrees on
 * nothing: what counts is written (7.7); what they did not want was offered. @source [D] for the latter.
 * @param looked when, and found to hold; @param agreed when the agreement that stands was written; @param declinedAt when the newest
 * assessment that settled it says that they did not want it
 */
export const meansStandSince = (
  looked: string | null,
  agreed: string | null,
  declinedAt: string | null,
): string | null => (agreed === null ? declinedAt : looked)

/** Days on a wall calendar in Lima. [D] 7.7 says days: a contact due within seven days must not fail it by an hour. */
const daysApart = (one: string, other: string): number =>
  (Date.parse(limaTime(other).date) - Date.parse(limaTime(one).date)) / 86_400_000

const within = (at: string | null, days: number, now: string): boolean =>
  at !== null && minutesBetween(at, now) <= days * 1440

/**
 * What still stands between an episode and its closing, by name. The end of the service year, silence or a lower PHQ-9 are no
 * criteria and cannot be given here.
 * @safety
 */
export function closureMissing(
  facts: ClosureFacts,
  policy: EpisodePolicy,
  now: string,
): readonly ClosureCriterionName[] {
  const { closure } = policy
  const [before, last] = facts.assessments.slice(-2)
  const bothLow = before?.risk === 'low' && last?.risk === 'low'
  const apart = before !== undefined && last !== undefined && daysApart(before.at, last.at) >= closure.lowApartDays
  const holds: Readonly<Record<ClosureCriterionName, boolean>> = {
    'two-low-assessments': bothLow,
    'seven-days-apart': apart,
    'asq-all-no': before?.asqAllNo === true && last?.asqAllNo === true,
    'plan-current': within(facts.planAt, closure.planFreshDays, now),
    'means-rechecked': within(facts.meansAt, closure.meansFreshDays, now),
    'treatment-settled': facts.treatmentSettled,
    'referral-attended': facts.referralsOpen === 0,
    'caring-contacts': facts.caringChosen,
    'told-and-agrees': facts.toldAndAgrees,
    'thirty-days-quiet': minutesBetween(facts.lastSignalAt, now) >= closure.quietDays * 1440,
  }
  return closureCriteria.filter((one) => !holds[one])
}

export type AsqAnswers = Readonly<Record<'asq-1' | 'asq-2' | 'asq-3' | 'asq-4' | 'asq-5', string>>

/** 7.7 asks for items 1–3 and 5; the past (item 4) does not change. @safety item 5 is not asked after four times "no". */
export function isAsqAllNo(asq: AsqAnswers): boolean {
  const five = asq['asq-5'] === 'no' || (asq['asq-5'] === 'not_asked' && asq['asq-4'] === 'no')
  return asq['asq-1'] === 'no' && asq['asq-2'] === 'no' && asq['asq-3'] === 'no' && five
}
