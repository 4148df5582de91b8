import { addDays, addMinutes, atLima, type Holidays, limaTime } from '../clocks/index.ts'
import { type Availability, openOn } from './availability.ts'
import { type Interval, intersect, without } from './day-intervals.ts'
import { freeOn, type PersonHours, windowsOn } from './person-hours.ts'
import { appointmentPolicy } from './policy.ts'

export type Busy = { readonly from: string; readonly to: string }

export type SlotClinician = {
  readonly account: string
  readonly availability: Availability
  readonly busy: readonly Busy[]
}

export type SlotNeed = {
  readonly minutes: number
  /** When it is owed; hours before it come first. */
  readonly dueBy: string | null
  readonly withinDays: number
  readonly count: number
}

export type SlotQuestion = {
  readonly hours: PersonHours
  /** In order of preference: the first who is free at an hour is the one offered. */
  readonly clinicians: readonly SlotClinician[]
  /** Other appointments of the person. */
  readonly personBusy: readonly Busy[]
  readonly need: SlotNeed
  readonly now: string
  readonly holidays?: Holidays
}

export type Slot = {
  readonly startsAt: string
  readonly account: string
  readonly fit: 'window' | 'free'
  /** After what is owed was due: offered all the same, and said. */
  readonly late: boolean
}

const clashes = (from: string, to: string, busy: readonly Busy[]): boolean =>
  busy.some((one) => from < one.to && one.from < to)

const none: Holidays = new Set()

/**
 * Hours to choose from, soonest first: inside the person's own windows; only where these are too few, in time that is neither
 * work nor night. Never during work, a guard or the night, never over another appointment, and on as many days as there are.
 */
export function offerSlots(question: SlotQuestion): readonly Slot[] {
  const all = candidates(question)
  const { count, minutes } = question.need
  const groups = (['window', 'free'] as const).flatMap((fit) =>
    [false, true].map((late) => all.filter((one) => one.fit === fit && one.late === late)),
  )
  const picked: Slot[] = []
  for (const group of groups) takeSpread(group, picked, count, minutes)
  return picked.toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
}

function candidates(question: SlotQuestion): readonly Slot[] {
  const { hours, need, now } = question
  const today = limaTime(now).date
  return Array.from({ length: need.withinDays + 1 }, (_, ahead) => addDays(today, ahead)).flatMap((date) => {
    const windows = windowsOn(hours, date)
    return [
      ...ofDay(question, date, windows, 'window'),
      ...ofDay(question, date, without(freeOn(hours, date), windows), 'free'),
    ]
  })
}

function ofDay(question: SlotQuestion, date: string, hours: readonly Interval[], fit: Slot['fit']): readonly Slot[] {
  const { clinicians, personBusy, need, now, holidays = none } = question
  const earliest = addMinutes(now, appointmentPolicy.leadMinutes)
  const found = new Map<string, Slot>()
  for (const { account, availability, busy } of clinicians) {
    for (const interval of intersect(hours, openOn(availability, date, holidays))) {
      for (const startsAt of startsIn(date, interval, need.minutes)) {
        const to = addMinutes(startsAt, need.minutes)
        if (
          startsAt < earliest ||
          found.has(startsAt) ||
          clashes(startsAt, to, busy) ||
          clashes(startsAt, to, personBusy)
        )
          continue
        found.set(startsAt, { startsAt, account, fit, late: need.dueBy !== null && startsAt > need.dueBy })
      }
    }
  }
  return [...found.values()].toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
}

function startsIn(date: string, { from, to }: Interval, minutes: number): readonly string[] {
  const { stepMinutes } = appointmentPolicy
  const first = Math.ceil(from / stepMinutes) * stepMinutes
  const many = Math.max(0, Math.floor((to - minutes - first) / stepMinutes) + 1)
  return Array.from({ length: many }, (_, at) => atLima(date, first + at * stepMinutes))
}

/** One of each day in turn, and again, never two that overlap. */
function takeSpread(group: readonly Slot[], picked: Slot[], count: number, minutes: number): void {
  const days = [...Map.groupBy(group, ({ startsAt }) => limaTime(startsAt).date).values()]
  const free = (one: Slot): boolean =>
    !picked.some((taken) => {
      const apart = Math.abs(Date.parse(taken.startsAt) - Date.parse(one.startsAt))
      return apart < minutes * 60_000
    })
  for (let found = true; found && picked.length < count; ) {
    found = false
    for (const day of days) {
      const next = picked.length < count ? day.find(free) : undefined
      if (next === undefined) continue
      picked.push(next)
      found = true
    }
  }
}
