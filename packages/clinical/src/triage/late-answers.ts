import type { InstrumentId } from '../instruments/index.ts'
import type { AlertClass } from './triage-policy.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

export type Lateness = 'fresh' | 'late' | 'old'

/** 2.6.4: up to 24 h, up to 7 days, older. A time that cannot be (after receipt) is treated as fresh, for safety (2.6.7). */
export function lateness(occurredAt: string, receivedAt: string): Lateness {
  const age = Date.parse(receivedAt) - Date.parse(occurredAt)
  if (age <= DAY) return 'fresh'
  return age <= 7 * DAY ? 'late' : 'old'
}

export type Age = { readonly days: number; readonly hours: number; readonly minutes: number }

/** Whole days, hours and minutes between two instants, for "respondido hace 2 d 11 h"; zero when the first is later. */
export function ageAt(occurredAt: string, at: string): Age {
  const minutes = Math.max(0, Math.floor((Date.parse(at) - Date.parse(occurredAt)) / 60_000))
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 }
}

export type DeviceTime = {
  /** As the device's clock said. */
  readonly rawAt: string
  /** Corrected by the offset when that is more than 10 minutes. */
  readonly occurredAt: string
  readonly corrected: boolean
  readonly impossible: 'future' | 'before-enrollment' | null
}

/** @source [D] 2.6.7: a clock wrong by more than 10 minutes is corrected, its own word is kept. */
const toleratedOffsetS = 600

/** `deviceOffsetS` is the device's clock minus the server's, in seconds, measured at sync. */
export function correctDeviceTime(
  rawAt: string,
  deviceOffsetS: number,
  receivedAt: string,
  enrolledAt: string | null,
): DeviceTime {
  const corrected = Math.abs(deviceOffsetS) > toleratedOffsetS
  const at = Date.parse(rawAt) - (corrected ? deviceOffsetS * 1000 : 0)
  const isFuture = at > Date.parse(receivedAt) + toleratedOffsetS * 1000
  const isBefore = enrolledAt !== null && at < Date.parse(enrolledAt)
  const impossible = isFuture ? 'future' : isBefore ? 'before-enrollment' : null
  return { rawAt, occurredAt: new Date(at).toISOString(), corrected, impossible }
}

export type AnswerSet = {
  readonly id: string
  readonly instrument: InstrumentId
  readonly occurredAt: string
  /** False when a clinician marked it "not reliable" (EC-15): it stays in history and leaves outcomes. */
  readonly reliable: boolean
}

/** 2.6.3: sets of one person in the order they were answered, whatever the order they arrived in. */
export function inOrderAnswered<T extends AnswerSet>(sets: readonly T[]): readonly T[] {
  return sets.toSorted(
    (one, two) => Date.parse(one.occurredAt) - Date.parse(two.occurredAt) || one.id.localeCompare(two.id, 'en'),
  )
}

/**
 * The newest reliable set of each instrument by when it was answered: a late set never replaces a newer one, so an old set
 * counts as current only while nothing newer exists (2.6.3, 2.6.4).
 */
export function currentSets<T extends AnswerSet>(sets: readonly T[]): ReadonlyMap<InstrumentId, T> {
  const current = new Map<InstrumentId, T>()
  for (const set of inOrderAnswered(sets)) if (set.reliable) current.set(set.instrument, set)
  return current
}

/** @source PHQ-9 and GAD-7 look back two weeks (R-SCR-14). AUDIT looks back a year and is not marked by this rule. */
const overlapDays = 14

/** Ids of PHQ-9 or GAD-7 sets answered less than 14 days after another set of the same instrument. */
export function overlappingSets(sets: readonly AnswerSet[]): ReadonlySet<string> {
  const last = new Map<InstrumentId, number>()
  const overlapping = new Set<string>()
  for (const set of inOrderAnswered(sets)) {
    if (set.instrument !== 'phq-9' && set.instrument !== 'gad-7') continue
    const at = Date.parse(set.occurredAt)
    const before = last.get(set.instrument)
    if (before !== undefined && at - before < overlapDays * DAY) overlapping.add(set.id)
    last.set(set.instrument, at)
  }
  return overlapping
}

export type NewerNegative = { readonly occurredAt: string; readonly liveWithClinician: boolean }

/**
 * 4.8: a late positive is an alert of the same class now, except B when a newer *negative ASQ* was answered live with a
 * clinician after it. A newer BSSA "low" is shown on the alert and lowers nothing (SUI-07).
 */
export function classOfLatePositive(
  ordered: AlertClass,
  occurredAt: string,
  negatives: readonly NewerNegative[],
): AlertClass {
  const at = Date.parse(occurredAt)
  const wasSpokenTo = negatives.some((one) => one.liveWithClinician && Date.parse(one.occurredAt) > at)
  return wasSpokenTo ? 'B' : ordered
}
