import type { PersonId } from '@ayni/kernel'
import type { Context } from '@ayni/platform/commands'
import { type Move, move } from './move-person.ts'
import { markProfileComplete } from './reach-store.ts'

/** Said after whatever may complete a profile; once complete it stays so, and it is never asked before anything else. */
export async function completeProfile(context: Context, person: PersonId): Promise<Move | undefined> {
  if (!(await markProfileComplete(context.tx, person, context.now))) return undefined
  return move(context, person, { event: 'profile-completed', at: context.now })
}
