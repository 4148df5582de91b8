import { addMinutes, endOfQuiet, isInside, minutesBetween } from '../clocks/index.ts'
import { type ClockSpan, minuteOfClock } from './day-intervals.ts'
import { appointmentPolicy } from './policy.ts'

export type ReminderName = keyof typeof appointmentPolicy.reminderHours
export type Reminder = { readonly name: ReminderName; readonly at: string }

const names = ['day-before', 'soon'] as const satisfies readonly ReminderName[]
const nightly: ClockSpan = { from: '21:00', to: '07:00' }

/**
 * The reminders still ahead of an agreed hour. One that would fall in quiet hours waits for their end, and is left out when
 * that leaves no time to act on it: the one of the day before has been said.
 */
export function planReminders(startsAt: string, now: string, quiet: ClockSpan = nightly): readonly Reminder[] {
  const night = { fromMinute: minuteOfClock(quiet.from), toMinute: minuteOfClock(quiet.to) }
  return names.flatMap((name): readonly Reminder[] => {
    const planned = addMinutes(startsAt, -60 * appointmentPolicy.reminderHours[name])
    const at = isInside(planned, night) ? endOfQuiet(planned, night) : planned
    const inTime = minutesBetween(at, startsAt) >= appointmentPolicy.reminderAtLeastMinutes
    return inTime && at > now ? [{ name, at }] : []
  })
}
