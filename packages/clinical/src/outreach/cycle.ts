import { addMinutes, minutesBetween } from '../clocks/index.ts'
import type { PastAttempt } from './attempt.ts'
import type { OutreachPolicy } from './outreach-policy.ts'

const DAY = 1440

export type Cycle = {
  /** 1 is the first. */
  readonly number: number
  /** Those made in it so far, oldest first; empty where a new cycle may begin. */
  readonly attempts: readonly PastAttempt[]
  /** Until when nothing is tried, because the cycle is full. */
  readonly silentUntil: string | null
}

/** Somebody answered: what was begun came to its end. */
const ends = ({ result }: PastAttempt): boolean => result === 'respondido' || result === 'rechazo'

const before = (one: PastAttempt, other: PastAttempt): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)

/**
 * The cycle somebody stands in, told from every attempt ever made. A new one begins after an answer, after the silence that
 * follows a full one, or [D] after as long a pause in one that was never filled.
 */
export function cycleAt(policy: OutreachPolicy, history: readonly PastAttempt[], now: string): Cycle {
  let number = 1
  let attempts: readonly PastAttempt[] = []
  const isOver = (at: string): boolean => {
    const last = attempts.at(-1)
    return last !== undefined && (ends(last) || minutesBetween(last.at, at) >= policy.silentDays * DAY)
  }
  for (const attempt of history.toSorted(before)) {
    if (isOver(attempt.at)) {
      number += 1
      attempts = []
    }
    attempts = [...attempts, attempt]
  }
  if (isOver(now)) return { number: number + 1, attempts: [], silentUntil: null }
  const last = attempts.at(-1)
  const full = last !== undefined && attempts.length >= policy.attemptsPerCycle
  return { number, attempts, silentUntil: full ? addMinutes(last.at, policy.silentDays * DAY) : null }
}
