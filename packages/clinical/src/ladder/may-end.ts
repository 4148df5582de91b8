import { limaTime } from '../clocks/index.ts'
import type { AlertClass } from '../triage/index.ts'

/** Stands where nobody knows the alias: the alarm goes all the same. */
export const UNKNOWN_ALIAS = 'AY-ZZZZ'

/** What somebody says contact came to, and what is known of the alert. */
export type Ending = {
  readonly outcome: string
  readonly nextContactAt: string
  readonly words: string | null
  readonly isPsychiatrist: boolean
  readonly class: AlertClass
  readonly reachedAt: string | null
  readonly lastAttemptAt: string | null
  /** They left the programme while it was open. */
  readonly left: { readonly leftAt: string; readonly declinesLastCall: boolean } | null
  /** It was said by the switch that stops every message that they died; taken back there, it calls again. */
  readonly died: boolean
  /** They are in an emergency that nobody has received them from. */
  readonly inDanger: boolean
  /** It stands for somebody whom nobody could name: a number that nobody gave, a colleague described in words. */
  readonly nobodyKnown: boolean
}
export type EndingLacks =
  | 'no-contact-yet'
  | 'only-a-psychiatrist'
  | 'reason-missing'
  | 'next-contact-not-dated'
  | 'has-not-left'
  | 'danger-open'
  | 'not-said-to-have-died'
  | 'somebody-is-known'

/**
 * @safety The last call is tried first, unless it was declined; an acute alert is an emergency whatever was declined, and an emergency is
 * left by a hand-over alone (SUI-06).
 */
function asWithdrawn({ left, class: of, lastAttemptAt, inDanger }: Ending): EndingLacks | null {
  if (inDanger) return 'danger-open'
  if (left === null) return 'has-not-left'
  const tried = lastAttemptAt !== null && lastAttemptAt >= left.leftAt
  return (of === 'A' || !left.declinesLastCall) && !tried ? 'no-contact-yet' : null
}

/** @safety Who cannot be named cannot be assessed either: a try that day, and a psychiatrist writes why nobody is looked for any more. */
function asNobody({ nobodyKnown, lastAttemptAt }: Ending, now: string): EndingLacks | null {
  if (!nobodyKnown) return 'somebody-is-known'
  const today = lastAttemptAt !== null && limaTime(lastAttemptAt).date === limaTime(now).date
  return today ? null : 'no-contact-yet'
}

/** Handed over in person: who received them, and at what hour, stands in writing. */
const receivedByName = ({ outcome, words }: Ending): EndingLacks | null =>
  outcome === 'handed-over-in-person' && words === null ? 'reason-missing' : null

const inWriting: readonly string[] = ['closed-as-withdrawn', 'died', 'nobody-found']

/**
 * What is still missing before an alert may end by hand. Only contact ends it; of whoever left, died or was never known, a
 * psychiatrist's written reasoning.
 * @safety Nobody's judgement alone is an outcome here, not a psychiatrist's either: a newer live "low" is asked for where an alert is
 * set aside (SUI-07).
 * @param latest the furthest a next contact may be dated
 */
export function endingLacks(ending: Ending, now: string, latest: string): EndingLacks | null {
  const { outcome, nextContactAt, words, reachedAt } = ending
  if (nextContactAt <= now || nextContactAt > latest) return 'next-contact-not-dated'
  if (!inWriting.includes(outcome)) return reachedAt === null ? 'no-contact-yet' : receivedByName(ending)
  if (!ending.isPsychiatrist) return 'only-a-psychiatrist'
  if (words === null) return 'reason-missing'
  if (outcome === 'died') return ending.died ? null : 'not-said-to-have-died'
  if (outcome === 'nobody-found') return asNobody(ending, now)
  return asWithdrawn(ending)
}
