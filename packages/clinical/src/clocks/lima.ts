/** @source Peru is UTC−5 all year, without daylight saving. */
const LIMA_OFFSET_MS = 5 * 3_600_000
const MINUTE = 60_000
const DAY = 1_440 * MINUTE

/** An instant is an ISO string in UTC, `2026-11-21T23:40:00.000Z`. */
export const addMinutes = (at: string, minutes: number): string => toIso(Date.parse(at) + minutes * MINUTE)
export const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / MINUTE
/** Rounded to the millisecond: minutes with a fraction must not come back a hair early. */
export const toIso = (ms: number): string => new Date(Math.round(ms)).toISOString()

export type LimaTime = {
  /** `2026-11-21`, the date on a wall calendar in Lima. */
  readonly date: string
  /** Minutes since midnight in Lima, with fraction. */
  readonly minute: number
  /** 0 is Sunday. */
  readonly weekday: number
}

export function limaTime(at: string): LimaTime {
  const local = Date.parse(at) - LIMA_OFFSET_MS
  const days = Math.floor(local / DAY)
  return {
    date: toIso(days * DAY).slice(0, 10),
    minute: (local - days * DAY) / MINUTE,
    weekday: (((days + 4) % 7) + 7) % 7,
  }
}

/** The instant when it is `minute` minutes after midnight of `date` in Lima. */
export const atLima = (date: string, minute: number): string =>
  toIso(Date.parse(`${date}T00:00:00.000Z`) + LIMA_OFFSET_MS + minute * MINUTE)

export const addDays = (date: string, days: number): string =>
  toIso(Date.parse(`${date}T00:00:00.000Z`) + days * DAY).slice(0, 10)

/** Same day of the month `months` later, or the last day of that month when it has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return toIso(Date.UTC(year, month - 1 + months, Math.min(day, last))).slice(0, 10)
}
