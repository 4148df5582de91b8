import { type CurrentPlan, currentPlan } from '@ayni/clinical/safety-plan'
import { type Device, factKind } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import type { Agencies, chooseCurrent, Measure, PlanContent, PlanFact, setShownWithoutPin } from '../contract.ts'
import { plan } from './has-plan.ts'

const agencies = factKind<Agencies>('plan-agencies')
const card = factKind<PlanCard>('safety-plan')
export const draft = factKind<PlanDraft>('safety-plan')

export type Version = Extract<PlanFact, { is: 'version' }> & { readonly id: string }

/** What a reading needs; also what is kept outside the vault, where the person chose that. */
export type PlanCard = {
  readonly content: PlanContent
  readonly at: string
  readonly who: string | null
  readonly reviewOn: string | null
  readonly measures: readonly Measure[]
  readonly agencies: Agencies | null
}

/** Unfinished, as it was left: also half a line. */
export type PlanDraft = {
  readonly content: PlanContent
  readonly reviewOn: string | null
  readonly base: readonly string[]
  readonly step: number
}

export const isoOf = (ms: number): string => new Date(ms).toISOString()

/** @safety what was refused or waits is shown too: the person's words never leave their screen because of the house. */
export function plansOf(device: Device): CurrentPlan<Version> {
  const versions = device.all(plan).flatMap(({ key, body }) => (body.is === 'version' ? [{ ...body, id: key }] : []))
  const choices = versions.flatMap(({ id, over, chosenAt }) =>
    chosenAt === null ? [] : [{ id, chosen: id, over, at: chosenAt }],
  )
  return currentPlan(versions, choices)
}

export const measuresOf = (device: Device): readonly Measure[] => {
  const fact = device.get(plan, 'means')?.body
  return fact?.is === 'means' ? fact.measures : []
}

export const agenciesOf = (device: Device): Agencies | null => device.get(agencies, 'agencies')?.body ?? null

export const isShown = (device: Device): boolean => {
  const fact = device.get(plan, 'shown')?.body
  return fact?.is === 'shown' && fact.withoutPin
}

function opened(device: Device): PlanCard | null {
  const { current } = plansOf(device)
  if (current === null) return null
  const { content, at, who, reviewOn } = current
  return { content, at, who, reviewOn, measures: measuresOf(device), agencies: agenciesOf(device) }
}

/** For the card that opens without the PIN: nothing, unless the person said so. */
export const cardOfPlan = (device: Device): PlanCard | null => (isShown(device) ? opened(device) : null)

/** Null while locked, unless the person chose otherwise. */
export function planToShow(device: Device): PlanCard | null {
  if (!device.locked) return opened(device)
  const kept = device.card?.plan
  return card.holds(kept) ? kept : null
}

export const isBegun = (device: Device): boolean => device.draft(draft, 'mine') !== null
export async function choose(device: Device, { id, ...fact }: Version, over: readonly string[]): Promise<void> {
  const input: InputOf<typeof chooseCurrent> = { choice: device.newId(), chosen: id, over: [...over] }
  const chosen: PlanFact = { ...fact, over, chosenAt: isoOf(device.now()) }
  await device.record({ name: 'safety-plan.choose-current', input, facts: [[plan.name, id, chosen]] })
}

export async function setShown(device: Device, withoutPin: boolean): Promise<void> {
  const input: InputOf<typeof setShownWithoutPin> = { shown: withoutPin }
  const fact: PlanFact = { is: 'shown', withoutPin }
  await device.record({ name: 'safety-plan.set-shown-without-pin', input, facts: [[plan.name, 'shown', fact]] })
}
