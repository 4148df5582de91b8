import { emptyPlan, missingToComplete, type SafetyPlanSection } from '@ayni/clinical/safety-plan'
import type { Device } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import type { PlanContent, PlanFact, savePlan } from '../contract.ts'
import { plan } from './has-plan.ts'
import { draft, isoOf, measuresOf, type PlanDraft, plansOf } from './local.ts'

/** Without guilt: what could still be written. */
export const missingOf = (device: Device, content: PlanContent): readonly SafetyPlanSection[] =>
  missingToComplete(content.sections, { meansAgreed: measuresOf(device).length > 0 })

export const draftOf = (device: Device): PlanDraft => {
  const { current } = plansOf(device)
  return (
    device.draft(draft, 'mine') ?? {
      content: current?.content ?? emptyPlan,
      reviewOn: null,
      base: current === null ? [] : [current.id],
      step: 0,
    }
  )
}
export const keepDraft = (device: Device, mine: PlanDraft): Promise<void> => device.saveDraft(draft.name, 'mine', mine)

export async function save(device: Device, { content, reviewOn, base }: Omit<PlanDraft, 'step'>): Promise<string> {
  const version = device.newId()
  const input: InputOf<typeof savePlan> = { version, basedOn: [...base], content, reviewOn }
  const fact: PlanFact = {
    ...{ is: 'version', basedOn: base, at: isoOf(device.now()), who: null, content, reviewOn },
    ...{ over: [], chosenAt: null },
  }
  await device.record({
    ...{ name: 'safety-plan.save', input },
    facts: [[plan.name, version, fact]],
    clears: [[draft.name, 'mine']],
  })
  return version
}
