import { type Instant, type ProgramId, refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import type { Db, Tx } from '@ayni/platform/database'
import { type Flow, flow, type Table1, table1 } from '../contract.ts'
import { computeFlow, computeTable1, type FlowCounts } from './compute-table1.ts'
import { flowCounts, programSlug, table1Cells } from './store.ts'
import { suppressFlow, suppressTable1 } from './suppress.ts'

const nobodyYet: FlowCounts = {
  graduates: 0,
  contactable: 0,
  agreed: 0,
  assessed: 0,
  assessedEvaluable: 0,
  anyMentalDisease: 0,
  moderateOrHigh: 0,
  moderate: 0,
  high: 0,
  suicideRisk: 0,
}

type Named = { readonly id: string; readonly slug: string }

/** Exact figures, for the command line inside the programme. `db` is the evaluation role's. */
export const exactTable1 = async (db: Db, program: Named, asOf: Instant): Promise<Table1> =>
  computeTable1(program.slug, asOf, await table1Cells(db, program.id))

export const exactFlow = async (db: Db, program: Named, asOf: Instant): Promise<Flow> =>
  computeFlow(program.slug, asOf, (await flowCounts(db, program.id)) ?? nobodyYet)

const named = async (tx: Tx, id: ProgramId): Promise<Named> => ({ id, slug: (await programSlug(tx, id)) ?? id })

/** On a screen, whoever looks: small cells hidden. */
export const table1Answer = answer(table1, async ({ actor, tx, evaluation, now }) => {
  if (actor.programId === null) return refuse('evaluation.no-program')
  return suppressTable1(await exactTable1(evaluation, await named(tx, actor.programId), now))
})

export const flowAnswer = answer(flow, async ({ actor, tx, evaluation, now }) => {
  if (actor.programId === null) return refuse('evaluation.no-program')
  return suppressFlow(await exactFlow(evaluation, await named(tx, actor.programId), now))
})
