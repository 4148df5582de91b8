export type PossibleSender = {
  readonly account: string
  /** Is or was in their care; the longest first is the caller's order. */
  readonly known: boolean
  readonly active: boolean
  readonly away: boolean
  /** The person does not want to be seen by them, or either is too near. */
  readonly apart: boolean
}

/**
 * Who writes: whoever is known to the person and there, in the order given. Nobody whom the person does not want, and no stranger:
 * a caring contact from somebody unknown is not one. Null where nobody is left; then it is owed by the role.
 * @source services/07 §7.6
 */
export function chooseSender(wanted: string | null, possible: readonly PossibleSender[]): string | null {
  const may = possible.filter(({ active, apart, known, account }) => active && !apart && (known || account === wanted))
  const first = may.find(({ account }) => account === wanted)
  if (first !== undefined && !first.away) return first.account
  return (may.find(({ away }) => !away) ?? first ?? may[0])?.account ?? null
}
