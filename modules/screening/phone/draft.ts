import { type Answers, readAsq } from '@ayni/clinical/instruments'
import { uuidv7 } from '@ayni/kernel/uuidv7'
import { type Draft, draftKey, draftKind, type ScreeningDevice } from './local.ts'

export const instantOf = (ms: number): string => new Date(ms).toISOString()

export function newDraft(device: ScreeningDevice): Draft {
  return { r: uuidv7(device.now(), device.random(10)), startedAt: instantOf(device.now()), answers: {} }
}

export const keepDraft = (device: ScreeningDevice, draft: Draft): Promise<void> =>
  device.saveDraft(draftKind.name, draftKey, draft)

export const isPositiveAsq = (answers: Answers): boolean => {
  const { outcome } = readAsq(answers)
  return outcome !== 'negative' && outcome !== 'incomplete'
}

/** The last part is in: nothing is left to draft. */
export async function finishCheck(device: ScreeningDevice): Promise<void> {
  await device.saveDraft(draftKind.name, draftKey, null)
}
