import { addDays, atLima, limaTime, minutesBetween } from '../clocks/index.ts'
import type { PastAttempt } from './attempt.ts'
import type { OutreachPolicy } from './outreach-policy.ts'

const DAY = 1440

/**
 * Every way was tried often enough, in different parts of the week, over long enough, and nobody ever answered.
 * @source services/03-enrollment-and-outreach.md §3.2
 */
export function isUnreachable(
  policy: OutreachPolicy,
  attempts: readonly PastAttempt[],
  contacts: readonly string[],
  now: string,
): boolean {
  const { triesPerContact, windows, overDays } = policy.unreachable
  if (contacts.length === 0 || attempts.some(({ result }) => result === 'respondido' || result === 'rechazo'))
    return false
  const first = attempts.reduce((earliest, { at }) => (at < earliest ? at : earliest), now)
  if (minutesBetween(first, now) < overDays * DAY) return false
  return contacts.every((contact) => {
    const tries = attempts.filter((one) => one.contact === contact)
    return tries.length >= triesPerContact && new Set(tries.map(({ slot }) => slot)).size >= windows
  })
}

export type FirstCheck =
  | { readonly do: 'wait'; readonly until: string }
  | { readonly do: 'invite'; readonly late: boolean; readonly day: number }

const daysBetween = (from: string, to: string): number =>
  Math.round(minutesBetween(`${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`) / DAY)

/**
 * When the first check is offered: day 30; from day 21 already where waiting would lead past day 45. Whoever comes later than
 * that is invited at once, and counted as late.
 */
export function firstCheckAt(
  policy: OutreachPolicy,
  startedOn: string,
  now: string,
  blockedUntil: string | null = null,
): FirstCheck {
  const { day, fromDay, toDay } = policy.firstCheck
  const today = daysBetween(startedOn, limaTime(now).date)
  const blockedDay = blockedUntil === null ? 0 : daysBetween(startedOn, limaTime(blockedUntil).date)
  if (today >= day || (today >= fromDay && blockedDay > toDay)) return { do: 'invite', late: today > toDay, day: today }
  return { do: 'wait', until: atLima(addDays(startedOn, day), 0) }
}

/** Which of the reminders at 48 h, 5 d and 10 d is due, 1 to 3; 0 where none is. An earlier one that was missed is not made up for. */
export function resumeDue(policy: OutreachPolicy, lastAnswerAt: string, sent: number, now: string): number {
  const hours = minutesBetween(lastAnswerAt, now) / 60
  const due = policy.resumeHours.filter((after) => hours >= after).length
  return due > sent ? due : 0
}

/** Which of the reminders about an unfinished profile is due, 1 or 2; 0 where none is. */
export function profileDue(policy: OutreachPolicy, consentedAt: string, sent: number, now: string): number {
  const days = minutesBetween(consentedAt, now) / DAY
  const due = policy.profileDays.filter((after) => days >= after).length
  return due > sent ? due : 0
}

/** The showing of the catalogue that is due: 7, 30 or 90; null where it was shown, or is not yet time. */
export function catalogueDue(
  policy: OutreachPolicy,
  enteredAt: string,
  shown: readonly number[],
  now: string,
): number | null {
  const days = minutesBetween(enteredAt, now) / DAY
  const due = policy.catalogueDays.filter((day) => days >= day).at(-1)
  return due === undefined || shown.some((day) => day >= due) ? null : due
}
