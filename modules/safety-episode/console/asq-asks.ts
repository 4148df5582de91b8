import type { AsqLive } from '@ayni/modules/safety-episode/contract'

export type AsqSoFar = Readonly<Partial<AsqLive>>

/** Item 5 is asked after any yes or refusal, as the instrument says. */
export const asqAsksAcuity = (asq: AsqSoFar): boolean =>
  (['asq-1', 'asq-2', 'asq-3', 'asq-4'] as const).some((item) => asq[item] === 'yes' || asq[item] === 'refused')

/** Undefined while an item that must be asked has no answer. */
export function asqWhole(asq: AsqSoFar): AsqLive | undefined {
  const acuity = asqAsksAcuity(asq) ? asq['asq-5'] : 'not_asked'
  const { 'asq-1': one, 'asq-2': two, 'asq-3': three, 'asq-4': four } = asq
  if (one === undefined || two === undefined || three === undefined || four === undefined || acuity === undefined)
    return undefined
  return { 'asq-1': one, 'asq-2': two, 'asq-3': three, 'asq-4': four, 'asq-5': acuity }
}
