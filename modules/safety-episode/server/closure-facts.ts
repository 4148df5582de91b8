import { type ClosureFacts, isAsqAllNo, later } from '@ayni/clinical/episode'
import type { KeyRing } from '@ayni/platform/crypto'
import { open } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { type AssessmentRow, assessmentsOf } from './assessment-store.ts'
import { completePlanAt } from './closing-store.ts'
import { referralsOpen } from './referral-store.ts'
import { assessmentContext, assessmentShape } from './seal-text.ts'
import type { EpisodeRow } from './store.ts'

export type Said = Pick<ClosureFacts, 'treatmentSettled' | 'toldAndAgrees' | 'caringChosen'>

/** @safety an assessment of somebody who had been drinking counts for no closing (R-SUI-15). */
export function soberAssessments(keys: KeyRing, rows: readonly AssessmentRow[]): ClosureFacts['assessments'] {
  return rows.flatMap(({ id, spokeAt, sealed }) => {
    const { risk, asq, alcoholNow } = open(keys, assessmentContext(id), sealed, assessmentShape)
    return alcoholNow === 'yes' && risk === 'low' ? [] : [{ at: spokeAt, risk, asqAllNo: isAsqAllNo(asq) }]
  })
}

export async function closureFacts(tx: Tx, keys: KeyRing, row: EpisodeRow, said: Said): Promise<ClosureFacts> {
  const { meansAt, lastSignalAt } = row.course
  const planAt = later(row.course.planAt, await completePlanAt(tx, row.person))
  return {
    assessments: soberAssessments(keys, await assessmentsOf(tx, row.id)),
    ...{ planAt, meansAt, lastSignalAt },
    referralsOpen: await referralsOpen(tx, row.person, row.openedAt),
    ...said,
  }
}
