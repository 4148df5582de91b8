import { fromMs, type Instant, toMs } from '@ayni/kernel'

const MINUTE = 60_000
const DAY_MIN = 1440
/** America/Lima is UTC−5 all year. @source services/00-shared-model.md §2.3 */
const LIMA_OFFSET_MIN = -300
/** 1970-01-01 was a Thursday: ISO weekday 4. */
const EPOCH_ISO_WEEKDAY = 4

export type LimaMoment = {
  /** Days since 1970-01-01 in Lima. */
  readonly dayNumber: number
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number
  /** Minutes since Lima's midnight, with its fraction. */
  readonly minute: number
}

export function limaMoment(at: Instant): LimaMoment {
  const minutes = toMs(at) / MINUTE + LIMA_OFFSET_MIN
  const dayNumber = Math.floor(minutes / DAY_MIN)
  return { dayNumber, weekday: ((dayNumber + EPOCH_ISO_WEEKDAY - 1) % 7) + 1, minute: minutes - dayNumber * DAY_MIN }
}

export const instantOfLima = (dayNumber: number, minute: number): Instant =>
  fromMs((dayNumber * DAY_MIN + minute - LIMA_OFFSET_MIN) * MINUTE)

/** `07:30` → 450. `24:00` is the end of the day. */
export function minuteOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** `2026-11-21` → days since 1970. */
export const dayNumberOf = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / (DAY_MIN * MINUTE))
