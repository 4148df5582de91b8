import { answer } from '@ayni/platform/commands'
import { ownersFor } from '../contract.ts'
import { whoMayOwn } from './owners-store.ts'

export const ownersForAnswer = answer(ownersFor, async ({ input, actor, tx, now }) => ({
  rows: actor.programId === null ? [] : [...(await whoMayOwn(tx, input.person, actor.programId, now))],
}))
