import { limaTime } from '../clocks/index.ts'
import {
  type ClockSpan,
  type Interval,
  intervalsOf,
  onDay,
  type WeekSpan,
  WHOLE_DAY,
  without,
} from './day-intervals.ts'

/** When a physician may be disturbed; the same shape in which the house keeps it. */
export type PersonHours = {
  readonly quiet: ClockSpan
  readonly working: readonly WeekSpan[]
  /** Chosen by the person, they stand above the weekly pattern of work and above quiet hours, never above a dated guard. */
  readonly windows: readonly WeekSpan[]
  readonly exceptions: readonly { readonly day: string; readonly working: readonly ClockSpan[] }[]
}

const guardOn = (hours: PersonHours, date: string): readonly Interval[] | undefined =>
  hours.exceptions.find(({ day }) => day === date)?.working.flatMap(intervalsOf)

/** The person's own windows of a date, without its guard. */
export const windowsOn = (hours: PersonHours, date: string): readonly Interval[] =>
  without(onDay(hours.windows, date), guardOn(hours, date) ?? [])

/** Neither work nor quiet: where one may ask when the windows offer nothing. */
export const freeOn = (hours: PersonHours, date: string): readonly Interval[] =>
  without(WHOLE_DAY, [...intervalsOf(hours.quiet), ...(guardOn(hours, date) ?? onDay(hours.working, date))])

export type Fit = 'window' | 'free' | 'outside'

/** How an hour lies in somebody's week. `outside` is work, a guard or the night. */
export function fitOf(hours: PersonHours, startsAt: string, minutes: number): Fit {
  const { date, minute } = limaTime(startsAt)
  const holds = ({ from, to }: Interval): boolean => from <= minute && minute + minutes <= to
  if (windowsOn(hours, date).some(holds)) return 'window'
  return freeOn(hours, date).some(holds) ? 'free' : 'outside'
}
