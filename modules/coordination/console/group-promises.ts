import { limaTime } from '@ayni/clinical/clocks'
import type { PromiseRow } from '@ayni/modules/coordination/contract'

export type PromiseGroups = {
  readonly late: readonly PromiseRow[]
  readonly today: readonly PromiseRow[]
  readonly next: readonly PromiseRow[]
}

/** Late, due today in Lima, and later; inside each, the nearest first. `now` decides, because rows grow late on the screen. */
export const groupPromises = (rows: readonly PromiseRow[], now: string): PromiseGroups => {
  const ordered = [...rows].sort((a, b) => a.dueAt.localeCompare(b.dueAt) || a.key.localeCompare(b.key))
  const today = limaTime(now).date
  const isLate = ({ dueAt }: PromiseRow): boolean => dueAt < now
  const isToday = (row: PromiseRow): boolean => !isLate(row) && limaTime(row.dueAt).date === today
  return {
    late: ordered.filter(isLate),
    today: ordered.filter(isToday),
    next: ordered.filter((row) => !isLate(row) && !isToday(row)),
  }
}
