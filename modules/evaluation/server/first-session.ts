import { refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { firstSessionHeld, recordFirstSession } from '../contract.ts'

export const recordFirstSessionHandler = handle(recordFirstSession, async ({ input, actor }) => {
  if (actor.programId === null) return refuse('evaluation.no-program')
  return { output: null, about: input.person, events: [firstSessionHeld.of({ ...input, program: actor.programId })] }
})
