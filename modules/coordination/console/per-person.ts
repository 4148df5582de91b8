import type { PromiseRow } from '@ayni/modules/coordination/contract'

/** What one person is owed: `key` is the one that leads. */
export type OwedTo = PromiseRow & { readonly kinds: readonly PromiseRow['kind'][] }

/** One line a person, in the order given. @safety a call for safety leads, whatever else was due before it. */
export function perPerson(rows: readonly PromiseRow[]): readonly OwedTo[] {
  const people = new Map<string, OwedTo>()
  for (const row of rows) {
    const before = people.get(row.person)
    const leads = before === undefined || (row.kind === 'safety-call' && before.kind !== 'safety-call')
    const kinds = [...new Set(leads ? [row.kind, ...(before?.kinds ?? [])] : [...before.kinds, row.kind])]
    people.set(row.person, { ...(leads ? row : before), kinds })
  }
  return [...people.values()]
}
