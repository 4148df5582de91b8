import type { AssignmentPolicy } from './assignment-policy.ts'

export type Span = { readonly from: string; readonly until: string }

/** What was written for one clinician; null where nothing was. */
export type Limits = { readonly maxOpen: number | null; readonly hoursPerWeek: number | null }

/** The smaller of the cases they take and the cases their hours allow. */
export const limitOf = (policy: AssignmentPolicy, { maxOpen, hoursPerWeek }: Limits): number =>
  Math.min(maxOpen ?? policy.maxOpenCases, Math.floor((hoursPerWeek ?? policy.hoursPerWeek) / policy.hoursPerCase))

/** When the absence that holds now ends; null when they are here. Absences that touch are one. */
export function awayUntil(absences: readonly Span[], now: string): string | null {
  const sorted = absences.toSorted((one, two) => one.from.localeCompare(two.from))
  let until: string | null = null
  for (const span of sorted) {
    const from: string = until ?? now
    if (span.from <= from && span.until > from) until = span.until
  }
  return until
}
