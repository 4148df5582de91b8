import { addMinutes, addMonths, atLima, limaTime, minutesBetween } from '../clocks/index.ts'
import type { AttemptHow, AttemptWindow, PastAttempt } from './attempt.ts'
import { cycleAt } from './cycle.ts'
import type { OutreachPolicy } from './outreach-policy.ts'
import { slotOf } from './slot.ts'

/** What the person's hours say about one instant. The only judge is the policy of messages; this is its answer. */
export type Opening =
  | { readonly open: true; readonly until: string; readonly window: AttemptWindow }
  | { readonly open: false; readonly until: string; readonly because: HoursReason; readonly window: AttemptWindow }
export type HoursReason = 'quiet-hours' | 'working-hours' | 'outside-window'
export type Hours = (at: string) => Opening

export type ReachStanding =
  | { readonly is: 'open' }
  | { readonly is: 'declined'; readonly at: string; readonly reinvited: boolean }
  | { readonly is: 'unreachable'; readonly lastTriedAt: string; readonly newContactAt: string | null }
  | { readonly is: 'over' }

export type ReachHistory = {
  readonly standing: ReachStanding
  readonly attempts: readonly PastAttempt[]
  readonly channels: { readonly call: readonly string[]; readonly message: readonly string[] }
  /** "Ahora no", or the programme's own silence. */
  readonly quietUntil: string | null
  /** Expected out of signal until then. */
  readonly offlineUntil: string | null
  /** In review as a possible duplicate. */
  readonly inReview: boolean
  /** The hour for which the person asked to be called. */
  readonly askedAt: string | null
  /** Since when a call waits for somebody with time. */
  readonly callWaitsSince: string | null
}

export type StopReason = 'over' | 'declined' | 'review' | 'no-contact'
export type WaitReason =
  | HoursReason
  | 'spacing'
  | 'cycle-full'
  | 'not-now'
  | 'offline'
  | 'unreachable'
  | 'declined'
  | 'asked-later'
  | 'other-window'
export type AttemptPlan =
  | {
      readonly do: 'now'
      readonly how: AttemptHow
      readonly channel: string
      readonly until: string
      readonly nth: number
    }
  | {
      readonly do: 'wait'
      readonly until: string
      readonly because: WaitReason
      readonly how: AttemptHow
      readonly channel: string
      readonly nth: number
    }
  | { readonly do: 'stop'; readonly because: StopReason }

const DAY = 1440
const MOST_STEPS = 60

const later = (one: string, other: string): string => (one > other ? one : other)

type Block = { readonly until: string; readonly because: WaitReason }

/** What forbids an attempt whatever the hour, latest end first. */
function blocks(policy: OutreachPolicy, history: ReachHistory, now: string): readonly Block[] {
  const { standing, attempts } = history
  const cycle = cycleAt(policy, attempts, now)
  const last = attempts.reduce<string | null>((latest, { at }) => (latest === null || at > latest ? at : latest), null)
  const found: (Block | null)[] = [
    cycle.silentUntil === null ? null : { until: cycle.silentUntil, because: 'cycle-full' },
    last === null ? null : { until: addMinutes(last, policy.spacingHours * 60), because: 'spacing' },
    history.quietUntil === null ? null : { until: history.quietUntil, because: 'not-now' },
    history.offlineUntil === null ? null : { until: history.offlineUntil, because: 'offline' },
    standing.is === 'declined' ? { until: monthsAfter(standing.at, policy.declinedMonths), because: 'declined' } : null,
    standing.is === 'unreachable' ? unreachableBlock(policy, standing) : null,
  ]
  return found
    .filter((block): block is Block => block !== null && block.until > now)
    .sort((one, other) => (one.until < other.until ? 1 : -1))
}

const monthsAfter = (at: string, months: number): string => {
  const { date, minute } = limaTime(at)
  return atLima(addMonths(date, months), minute)
}

function unreachableBlock(
  policy: OutreachPolicy,
  { lastTriedAt, newContactAt }: Extract<ReachStanding, { readonly is: 'unreachable' }>,
): Block | null {
  if (newContactAt !== null && newContactAt > lastTriedAt) return null
  return { until: addMinutes(lastTriedAt, policy.unreachable.retryDays * DAY), because: 'unreachable' }
}

/** Which way it goes this time: by the order of the policy, where there is such a way; then another channel than the last. */
export function wayOf(
  policy: OutreachPolicy,
  history: ReachHistory,
  now: string,
): { how: AttemptHow; channel: string } | null {
  const { attempts } = cycleAt(policy, history.attempts, now)
  const { channels, callWaitsSince } = history
  const wanted = policy.order[Math.min(attempts.length, policy.order.length - 1)] ?? 'call'
  const tired = callWaitsSince !== null && minutesBetween(callWaitsSince, now) >= policy.callWaitDays * DAY
  const first = wanted === 'call' && tired ? 'message' : wanted
  const how = channels[first].length > 0 ? first : first === 'call' ? 'message' : 'call'
  const last = history.attempts.at(-1)?.channel
  const channel = channels[how].find((one) => one !== last) ?? channels[how][0]
  return channel === undefined ? null : { how, channel }
}

/**
 * What to do about one person now: try, wait until when and why, or leave them in peace.
 * @source services/03-enrollment-and-outreach.md R-ENR-02, R-ENR-04, R-ENR-05 and §3.2
 */
export function planAttempt(policy: OutreachPolicy, history: ReachHistory, hours: Hours, now: string): AttemptPlan {
  const { standing } = history
  if (standing.is === 'over') return { do: 'stop', because: 'over' }
  if (history.inReview) return { do: 'stop', because: 'review' }
  if (standing.is === 'declined' && standing.reinvited) return { do: 'stop', because: 'declined' }
  const asked = history.askedAt === null ? null : askedPlan(policy, history, history.askedAt, now)
  if (asked !== null) return asked
  const [block] = blocks(policy, history, now)
  const from = block?.until ?? now
  const way = wayOf(policy, history, from)
  if (way === null) return { do: 'stop', because: 'no-contact' }
  const cycle = cycleAt(policy, history.attempts, from)
  const nth = cycle.attempts.length + 1
  const ahead = { nth, lastSlot: cycle.attempts.at(-1)?.slot ?? null }
  const found = openingOf(policy, hours, from, ahead)
  return found.at === now
    ? { do: 'now', until: found.until, ...way, nth }
    : { do: 'wait', until: found.at, because: block?.because ?? found.because ?? 'outside-window', ...way, nth }
}

/** "Llámame a las siete": the hour was chosen by the person, so neither their own pattern nor the spacing forbids it. */
function askedPlan(policy: OutreachPolicy, history: ReachHistory, askedAt: string, now: string): AttemptPlan | null {
  const until = addMinutes(askedAt, policy.askedMinutes)
  const [channel] = history.channels.call
  if (until <= now || channel === undefined) return null
  const nth = cycleAt(policy, history.attempts, now).attempts.length + 1
  return askedAt > now
    ? { do: 'wait', until: askedAt, because: 'asked-later', how: 'call', channel, nth }
    : { do: 'now', until, how: 'call', channel, nth }
}

export type FoundOpening = { readonly at: string; readonly until: string; readonly because: WaitReason | null }
export type Ahead = { readonly nth: number; readonly lastSlot: string | null }

/** The first moment whose window may be used: open, outside work from the third attempt on, and not the part of the week just tried. */
export function openingOf(policy: OutreachPolicy, hours: Hours, from: string, { nth, lastSlot }: Ahead): FoundOpening {
  const anySlotFrom = addMinutes(from, policy.alternateWithinDays * DAY)
  let at = from
  let because: WaitReason | null = null
  let fallback: FoundOpening | null = null
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const opening = hours(at)
    const why: WaitReason | null = !opening.open
      ? opening.because
      : nth >= policy.outsideFromAttempt && opening.window === 'laboral'
        ? 'working-hours'
        : null
    const same = why === null && slotOf(at) === lastSlot
    if (why === null && !same)
      return at >= anySlotFrom && fallback !== null ? fallback : { at, until: opening.until, because }
    if (same) fallback ??= { at, until: opening.until, because }
    if (fallback !== null && at >= anySlotFrom) return fallback
    because ??= why ?? 'other-window'
    at = later(opening.until, addMinutes(at, 1))
  }
  // Hours that leave no other minute free: the same part of the week again rather than never.
  return fallback ?? { at, until: addMinutes(at, 1), because }
}
