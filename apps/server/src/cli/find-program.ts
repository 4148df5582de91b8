import { type Actor, type ProgramId, system } from '@ayni/kernel'
import { findProgramBySlug } from '@ayni/modules/identity/server'
import { inTransaction } from '@ayni/platform/database'
import type { House } from '../open-house.ts'

export type NamedProgram = { readonly id: ProgramId; readonly slug: string; readonly staff: Actor }

/** A programme by its short name; the command line acts in it for the house. */
export async function findProgram(house: House, slug: string): Promise<NamedProgram | undefined> {
  const found = await inTransaction(house.runtime.database.app, system(null), (tx) => findProgramBySlug(tx, slug), {
    readOnly: true,
  })
  return found === undefined ? undefined : { id: found, slug, staff: system(found) }
}
