import { type ClosureFacts, isAsqAllNo, planStandsSince } from '@ayni/clinical/episode'
import type { KeyRing } from '@ayni/platform/crypto'
import { open } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { type AssessmentRow, assessmentsOf } from './assessment-store.ts'
import { completePlanAt } from './closing-store.ts'
import { referralsOpen } from './referral-store.ts'
import { assessmentContext, assessmentShape } from './seal-text.ts'
import type { EpisodeRow } from './store.ts'

export type Said = Pick<ClosureFacts, 'treatmentSettled' | 'toldAndAgrees' | 'caringChosen'>

/**
 * What the assessments say of a closing, and since when the plan stands that was written by `writtenAt`.
 * @safety one of somebody who had been drinking counts for none (R-SUI-15).
 */
export function assessed(
  keys: KeyRing,
  rows: readonly AssessmentRow[],
  planSaidAt: string | null,
  writtenAt: string | null,
): Pick<ClosureFacts, 'assessments' | 'planAt'> {
  const all = rows.map((row) => ({ ...row, ...open(keys, assessmentContext(row.id), row.sealed, assessmentShape) }))
  const sober = all.filter(({ risk, alcoholNow }) => alcoholNow !== 'yes' || risk !== 'low')
  const answer = all.findLast(({ plan }) => plan !== 'later')?.plan ?? null
  return {
    assessments: sober.map(({ spokeAt: at, risk, asq }) => ({ at, risk, asqAllNo: isAsqAllNo(asq) })),
    planAt: planStandsSince(planSaidAt, writtenAt, answer),
  }
}

export async function closureFacts(tx: Tx, keys: KeyRing, row: EpisodeRow, said: Said): Promise<ClosureFacts> {
  const { planAt, meansAt, lastSignalAt } = row.course
  const written = await completePlanAt(tx, row.person)
  return {
    ...assessed(keys, await assessmentsOf(tx, row.id), planAt, written),
    ...{ meansAt, lastSignalAt },
    referralsOpen: await referralsOpen(tx, row.person, row.openedAt),
    ...said,
  }
}
