import { refuse } from '@ayni/kernel'
import { answer, handle } from '@ayni/platform/commands'
import { programme, saveCycle } from '../contract.ts'
import { noteChange } from './note-change.ts'
import { cyclesOf, programRow, putCycle } from './store.ts'

export const programmeAnswer = answer(programme, async ({ tx, actor }) => {
  const found = actor.programId === null ? undefined : await programRow(tx, actor.programId)
  if (found === undefined || actor.programId === null) return refuse('administration.no-program')
  return { ...found, cycles: [...(await cyclesOf(tx, actor.programId))] }
})

export const saveCycleHandler = handle(saveCycle, async (context) => {
  const { input, tx, actor, newId } = context
  if (actor.programId === null) return refuse('administration.no-program')
  if (input.endsOn <= input.startsOn) return refuse('administration.dates-crossed')
  const before = (await cyclesOf(tx, actor.programId)).find(({ code }) => code === input.code) ?? null
  await putCycle(tx, newId(), actor.programId, input)
  await noteChange(context, actor.programId, { what: 'cycle', subject: input.code, before, after: input })
  return { output: null, topics: ['settings'] }
})
