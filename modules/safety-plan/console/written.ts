import { defaultMeansPolicy, type MeansResult, tidied } from '@ayni/clinical/safety-plan'
import type { PersonId } from '@ayni/kernel'
import type { PlanContent, PlanPageData } from '@ayni/modules/safety-plan/contract'
import { type Answer, instantOf, SILENCE_MS, type Written } from '@ayni/ui'
import type { PlanClient } from './client.ts'
import { type Agreeing, tidiedMeasures } from './measure-fields.tsx'

/** A plan being written, whole. Its id is also that of the version that it becomes. */
export type BuilderDraft = Written & {
  readonly base: readonly string[]
  readonly content: PlanContent
  readonly reviewOn: string | null
  /** Something was written since it was begun. */
  readonly touched: boolean
}

/** What is being agreed, or what was found when it was looked at again (`result`). */
export type MeansDraft = Written & {
  readonly agreement: string
  readonly result: MeansResult | null
  readonly agreeing: Agreeing
  readonly note: string
  readonly due: string
}

const under = (id: string) => ({ id, signal: AbortSignal.timeout(SILENCE_MS) })

export const sendPlan = (client: PlanClient, person: PersonId, { id, base, content, reviewOn }: BuilderDraft) =>
  client.call(
    'safety-plan.save-with',
    { person, version: id, basedOn: [...base], content: tidied(content), reviewOn },
    under(id),
  )

export async function sendMeans(client: PlanClient, person: PersonId, draft: MeansDraft): Promise<Answer<null>> {
  const { id, agreement, result, note } = draft
  const recheckBy = instantOf(draft.due, '23:59')
  if (recheckBy === null) return { ok: false, code: 'safety-plan.recheck-time' }
  const agreed = { agreement, ...tidiedMeasures(draft.agreeing) }
  if (result === null) return client.call('safety-plan.agree-means', { person, ...agreed, recheckBy }, under(id))
  const said = { check: id, result, note: note.trim() === '' ? null : note.trim() }
  const now = result === 'changed' ? agreed : null
  return client.call('safety-plan.recheck-means', { person, ...said, now, recheckBy }, under(id))
}

/** May it go with the call though nobody pressed "keep": a plan with a word in it. */
export const planIsWritten = ({ touched, content }: BuilderDraft): boolean => {
  const { sections, matters } = tidied(content)
  return touched && (matters !== null || Object.values(sections).some((lines) => lines.length > 0))
}

/** Measures are there where they are needed. */
export const meansAreWritten = ({ result, agreeing }: MeansDraft): boolean =>
  (result !== null && result !== 'changed') || tidiedMeasures(agreeing).measures.length > 0

/** What a page that could not be asked for leaves open: nothing is known to stand. */
export const unseenPage = (person: PersonId): PlanPageData => ({
  ...{ person, current: null, rivals: [], versions: [], missing: [], agreement: null, checks: [] },
  recheck: defaultMeansPolicy,
})
