import { dayOf } from './lima-fields.ts'

export type Due = { readonly key: string; readonly dueAt: string }
export type DueGroups<Row> = {
  readonly late: readonly Row[]
  readonly today: readonly Row[]
  readonly next: readonly Row[]
}

/** Late, due today in Lima, and later; inside each, the nearest first. `now` decides, because rows grow late on the screen. */
export const groupByDue = <Row extends Due>(rows: readonly Row[], now: string): DueGroups<Row> => {
  const ordered = [...rows].sort((a, b) => a.dueAt.localeCompare(b.dueAt) || a.key.localeCompare(b.key))
  const today = dayOf(now)
  const isLate = ({ dueAt }: Row): boolean => dueAt < now
  const isToday = (row: Row): boolean => !isLate(row) && dayOf(row.dueAt) === today
  return {
    late: ordered.filter(isLate),
    today: ordered.filter(isToday),
    next: ordered.filter((row) => !isLate(row) && !isToday(row)),
  }
}
