import { type Actor, type ProgramId, system } from '@ayni/kernel'
import { findProgramBySlug } from '@ayni/modules/identity/server'
import { inTransaction } from '@ayni/platform/database'
import type { House } from '../open-house.ts'
import { command } from './say.ts'

export type NamedProgram = { readonly id: ProgramId; readonly slug: string; readonly staff: Actor }

/** A programme by its short name; the command line acts in it for the house. */
export async function findProgram(house: House, slug: string): Promise<NamedProgram | undefined> {
  const found = await inTransaction(house.runtime.database.app, system(null), (tx) => findProgramBySlug(tx, slug), {
    readOnly: true,
  })
  return found === undefined ? undefined : { id: found, slug, staff: system(found) }
}

/**
 * The programme of a short name, made when there is none: somebody who brings a cohort on an empty machine has no other way
 * in. @returns undefined when the name cannot be one
 */
export async function findOrFoundProgram(
  house: House,
  slug: string,
): Promise<{ readonly program: NamedProgram; readonly made: boolean } | undefined> {
  const found = await findProgram(house, slug)
  if (found !== undefined) return { program: found, made: false }
  const input = { slug, name: slug, demo: false, dutyPhone: null, dutySms: null }
  const outcome = await command(house.runtime, system(null), 'identity.found-program', input)
  const program = outcome.outcome === 'refused' ? undefined : await findProgram(house, slug)
  return program === undefined ? undefined : { program, made: true }
}
