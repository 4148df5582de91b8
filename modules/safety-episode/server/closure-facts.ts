import {
  type ClosureFacts,
  type EpisodeCourse,
  isAsqAllNo,
  meansStandSince,
  planStandsSince,
} from '@ayni/clinical/episode'
import type { KeyRing } from '@ayni/platform/crypto'
import { open } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { type AssessmentRow, assessmentsOf } from './assessment-store.ts'
import { type Written, writtenFor } from './closing-store.ts'
import { referralsOpen } from './referral-store.ts'
import { assessmentContext, assessmentShape } from './seal-text.ts'
import type { EpisodeRow } from './store.ts'

export type Said = Pick<ClosureFacts, 'treatmentSettled' | 'toldAndAgrees' | 'caringChosen'>

/**
 * What the assessments say of a closing, and since when the plan and what was agreed about means stand, as they are written.
 * @safety one of somebody who had been drinking counts for none (R-SUI-15).
 */
export function assessed(
  keys: KeyRing,
  rows: readonly AssessmentRow[],
  course: Pick<EpisodeCourse, 'planAt' | 'meansAt'>,
  written: Written | null,
): Pick<ClosureFacts, 'assessments' | 'planAt' | 'meansAt'> {
  const all = rows.map((row) => ({ ...row, ...open(keys, assessmentContext(row.id), row.sealed, assessmentShape) }))
  const sober = all.filter(({ risk, alcoholNow }) => alcoholNow !== 'yes' || risk !== 'low')
  const answer = all.findLast(({ plan }) => plan !== 'later')?.plan ?? null
  const settled = all.findLast(({ means }) => means !== 'later')
  const declinedAt = settled?.means === 'declined' ? settled.spokeAt : null
  return {
    assessments: sober.map(({ spokeAt: at, risk, asq }) => ({ at, risk, asqAllNo: isAsqAllNo(asq) })),
    planAt: planStandsSince(course.planAt, written?.planAt ?? null, answer),
    meansAt: meansStandSince(course.meansAt, written?.meansAt ?? null, declinedAt),
  }
}

export async function closureFacts(tx: Tx, keys: KeyRing, row: EpisodeRow, said: Said): Promise<ClosureFacts> {
  return {
    ...assessed(keys, await assessmentsOf(tx, row.id), row.course, await writtenFor(tx, row.person)),
    lastSignalAt: row.course.lastSignalAt,
    referralsOpen: await referralsOpen(tx, row.person, row.openedAt),
    ...said,
  }
}
