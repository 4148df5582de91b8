/** Longer than any stretch in a community: a slip of the finger must not silence a year. [D] */
const MOST_OFFLINE_DAYS = 90

/** Until when somebody expects to be without a signal, as an instant; null where it is past, or a slip. */
export function offlineUntil<Instant extends string>(until: Instant | null, now: string): Instant | null {
  if (until === null) return null
  const days = (Date.parse(until) - Date.parse(now)) / 86_400_000
  return days > 0 && days <= MOST_OFFLINE_DAYS ? until : null
}
