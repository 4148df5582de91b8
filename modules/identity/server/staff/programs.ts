import { programId, refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { foundProgram, setProgram } from '../../contract.ts'
import { findAccount, insertProgram, updateProgram } from './store.ts'

export const foundProgramHandler = handle(foundProgram, async ({ input, tx, now, newId }) => {
  const program = programId.parse(newId())
  if (!(await insertProgram(tx, { id: program, ...input, at: now }))) return refuse('identity.slug-taken')
  return { output: { program }, program }
})

export const setProgramHandler = handle(setProgram, async ({ input, actor, tx }) => {
  const { director, ...rest } = input
  const known = director === null || (await findAccount(tx, director))?.program === actor.programId
  if (!known || actor.programId === null) return refuse('identity.account-unknown')
  await updateProgram(tx, actor.programId, { ...rest, director })
  return { output: null, topics: ['team'] }
})
