import { randomBytes } from 'node:crypto'
import type { Tx } from '@ayni/platform/database'
import { insertPeople } from './listed-store.ts'
import { makeAlias } from './make-alias.ts'
import type { NewPerson } from './store.ts'

const TRIES = 12

export type Nameless = Omit<NewPerson, 'alias'> & { readonly serviceEndsOn?: string | null }

/** All of them in one statement; those whose alias was taken try again together. Undefined: no alias is left. */
export async function insertWithFreshAliases(
  tx: Tx,
  people: readonly Nameless[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const aliases = new Map<string, string>()
  let waiting = people
  for (let i = 0; i < TRIES && waiting.length > 0; i++) {
    const named = waiting.map((one) => ({ serviceEndsOn: null, ...one, alias: makeAlias(randomBytes(4)) }))
    for (const { id, alias } of await insertPeople(tx, named)) aliases.set(id, alias)
    waiting = waiting.filter(({ id }) => !aliases.has(id))
  }
  return waiting.length === 0 ? aliases : undefined
}
