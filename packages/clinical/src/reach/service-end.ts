import { limaTime } from '../clocks/index.ts'

/** Days before the end of SERUMS on which somebody is told. @source services/00-shared-model.md EC-13 */
export const serviceEndNotices: readonly number[] = [60, 30, 7]

const DAY_MS = 86_400_000

/** Days that are left, the last one being 0; null where there is no date, or it lies further away, or it has passed. */
export function serviceEndsIn(endsOn: string | null, now: string): number | null {
  if (endsOn === null) return null
  const days = Math.round((Date.parse(endsOn) - Date.parse(limaTime(now).date)) / DAY_MS)
  return days < 0 || days > Math.max(...serviceEndNotices) ? null : days
}
