import { currentPlan } from '@ayni/clinical/safety-plan'
import { refuse, z } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { type KeyRing, open } from '@ayni/platform/crypto'
import { measure } from '../contract/shapes.ts'
import { type AgreementView, type PlanContent, type PlanVersionView, plan, planContent } from '../contract.ts'
import { type AgreementRow, agreementOf, checksOf, recheckPolicyFor } from './means-store.ts'
import { agreementContext, checkContext, versionContext } from './seal-contexts.ts'
import { choicesOf, type VersionRow, versionsOf } from './store.ts'

export const contentOf = (keys: KeyRing, { id, sealed }: Pick<VersionRow, 'id' | 'sealed'>): PlanContent =>
  open(keys, versionContext(id), sealed, planContent)

const agreedShape = z.strictObject({ measures: z.array(measure), cover: z.string().nullable() })

/** Null where the words were erased with the person who left. */
export const agreedOf = (keys: KeyRing, { id, sealed }: Pick<AgreementRow, 'id' | 'sealed'>) =>
  sealed === null ? null : open(keys, agreementContext(id), sealed, agreedShape)

const viewOf = (keys: KeyRing, row: VersionRow): PlanVersionView => ({
  ...{ version: row.id, basedOn: [...row.basedOn], reviewOn: row.reviewOn, who: row.who, at: row.at },
  content: contentOf(keys, row),
})

const agreementViewOf = (keys: KeyRing, row: AgreementRow): AgreementView => {
  const agreed = agreedOf(keys, row)
  return {
    ...{ agreement: row.id, soleKeyHolder: row.soleKeyHolder, who: row.who, agreedAt: row.agreedAt },
    ...{ recheckBy: row.recheckBy, measures: agreed?.measures ?? [], cover: agreed?.cover ?? null },
  }
}

/** The whole plan, for whoever cares for this person in danger; the person reads that it was opened. */
export const planAnswer = answer(plan, async ({ input: { person }, tx, keys, saw }) => {
  const recheck = await recheckPolicyFor(tx, person)
  if (recheck === undefined) return refuse('safety-plan.person-unknown')
  await saw(person, 'C4', 'safety-plan', 'care')
  const versions = await versionsOf(tx, person)
  const { current, rivals } = currentPlan(versions, await choicesOf(tx, person))
  const agreement = await agreementOf(tx, person)
  const checks = await checksOf(tx, person)
  return {
    ...{ person, recheck },
    current: current === null ? null : viewOf(keys, current),
    rivals: rivals.map((row) => viewOf(keys, row)),
    versions: versions.map(({ id, at, who }) => ({ version: id, at, who })),
    missing: (current?.missing ?? []).filter((one) => one !== 'safer-environment' || agreement === undefined),
    agreement: agreement === undefined ? null : agreementViewOf(keys, agreement),
    checks: checks.map(({ id, noteSealed, ...check }) => ({
      ...check,
      note: noteSealed === null ? null : open(keys, checkContext(id), noteSealed, z.string()),
    })),
  }
})
