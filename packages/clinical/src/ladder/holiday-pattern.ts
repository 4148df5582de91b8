import { addDays, atLima, limaTime } from '../clocks/index.ts'
import type { Duty } from './rota.ts'

export type Holidayed = { readonly day: string; readonly sameAsUsual: boolean }

const DAY_MS = 86_400_000
/** How far back a working day is looked for to compare with. */
const LOOK_BACK_DAYS = 10

const isWeekday = (day: string): boolean => {
  const { weekday } = limaTime(atLima(day, 720))
  return weekday >= 1 && weekday <= 5
}

/** Who stands in which role from which minute of the day to which, as one text. */
function patternOf(duties: readonly Duty[], day: string): string {
  const start = Date.parse(atLima(day, 0))
  const inDay = (at: string | null, otherwise: number): number =>
    at === null ? otherwise : Math.min(Math.max(Date.parse(at) - start, 0), DAY_MS)
  return duties
    .map(({ person, role, from, to }) => ({ person, role, from: inDay(from, 0), to: inDay(to, DAY_MS) }))
    .filter(({ from, to }) => to > from)
    .map(({ person, role, from, to }) => `${role} ${person} ${from}-${to}`)
    .toSorted()
    .join('|')
}

/**
 * The holidays among these days, and whether each has just the rota of the last ordinary working day: then somebody may believe that
 * they are off. Only a reminder to ask; the rota stands.
 */
export function holidaysInRota(
  duties: readonly Duty[],
  holidays: ReadonlySet<string>,
  days: readonly string[],
): readonly Holidayed[] {
  return days
    .filter((day) => holidays.has(day))
    .map((day) => {
      const before = Array.from({ length: LOOK_BACK_DAYS }, (_, nth) => addDays(day, -1 - nth)).find(
        (one) => isWeekday(one) && !holidays.has(one),
      )
      const pattern = patternOf(duties, day)
      const sameAsUsual =
        isWeekday(day) && before !== undefined && pattern !== '' && pattern === patternOf(duties, before)
      return { day, sameAsUsual }
    })
}
