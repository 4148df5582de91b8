import { answer } from '@ayni/platform/commands'
import { audit, settingChanges } from '../contract.ts'
import { actsBefore, changesBefore } from './store.ts'

const PAGE = 100

export const auditAnswer = answer(audit, async ({ input, tx, actor }) => {
  if (actor.programId === null) return { rows: [], next: null }
  const rows = [...(await actsBefore(tx, actor.programId, input.before, PAGE))]
  return { rows, next: rows.length < PAGE ? null : (rows.at(-1)?.receipt ?? null) }
})

export const settingChangesAnswer = answer(settingChanges, async ({ input, tx, actor }) =>
  actor.programId === null ? [] : [...(await changesBefore(tx, actor.programId, input.before, PAGE))],
)
