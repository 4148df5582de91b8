export type ReducePolicy = {
  readonly daysAfterCycleEnd: number
  /** Where a list does not say when the service ends: a service lasts a year. */
  readonly daysWithoutEnd: number
}

/** @source services/03 R-ENR-10 [D] */
export const reducePolicy: ReducePolicy = { daysAfterCycleEnd: 90, daysWithoutEnd: 365 }

const DAY_MS = 86_400_000

const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** The first day on which the roster's copy of somebody who takes no part is nothing but keyed hashes. */
export function reduceOn(
  listing: { readonly listedOn: string; readonly startsOn: string | null; readonly endsOn: string | null },
  policy: ReducePolicy = reducePolicy,
): string {
  const end = listing.endsOn ?? plusDays(listing.startsOn ?? listing.listedOn, policy.daysWithoutEnd)
  // A list of an old cycle that is read today is still worked with today.
  const from = end > listing.listedOn ? end : listing.listedOn
  return plusDays(from, policy.daysAfterCycleEnd)
}

/** Who agreed takes part: their copy stays theirs; a pair in review is decided first. */
export const mayReduce = (
  listing: { readonly reduceOn: string; readonly takesPart: boolean; readonly inReview: boolean },
  today: string,
): boolean => !listing.takesPart && !listing.inReview && today >= listing.reduceOn
