import type { PromiseRow } from '@ayni/modules/coordination/contract'

/** What one person is owed: `key` is the one that leads. */
export type OwedTo = PromiseRow & { readonly kinds: readonly PromiseRow['kind'][] }

/** One line a person, in the order given. @safety a call for safety leads; what nobody has is not hidden behind a name. */
export function perPerson(rows: readonly PromiseRow[]): readonly OwedTo[] {
  const people = new Map<string, OwedTo>()
  for (const row of rows) {
    const before = people.get(row.person)
    const leads = before === undefined || (row.kind === 'safety-call' && before.kind !== 'safety-call')
    const kinds = [...new Set(leads ? [row.kind, ...(before?.kinds ?? [])] : [...before.kinds, row.kind])]
    const free = [before, row].find((one) => one?.owner === null)
    const owed = free === undefined ? {} : { owner: null, owedByRole: free.owedByRole, returned: free.returned }
    people.set(row.person, { ...(leads ? row : before), ...owed, kinds })
  }
  return [...people.values()]
}
