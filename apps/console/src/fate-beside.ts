import type { CallDraft } from '@ayni/modules/guided-call/console'
import type { BuilderDraft, MeansDraft } from '@ayni/modules/safety-plan/console'
import { meansAreWritten, planIsWritten } from '@ayni/modules/safety-plan/console'
import { waits } from '@ayni/ui'
import { besideIn, callIn, withBeside, withCall } from './call-row.ts'

/** What the finished call says of the two; undefined while it is being written, and nothing where they did not want to talk. */
export type Said = Pick<CallDraft, 'plan' | 'means' | 'declined'> | undefined

type Fate = 'goes' | 'stays' | 'dropped'

/** A half-written plan is a plan; what was declined is not kept against them. */
export function fateOfPlan(draft: BuilderDraft, said: Said): Fate {
  if (draft.handed !== null) return waits(draft.handed) ? 'goes' : 'stays'
  if (said === undefined || said.declined !== null || said.plan === null) return 'stays'
  if (said.plan === 'declined' || !planIsWritten(draft)) return 'dropped'
  return 'goes'
}

/** Measures are agreed only where the call says so: left for later, they wait here for the next call of that day. */
export function fateOfMeans(draft: MeansDraft, said: Said): Fate {
  if (draft.handed !== null) return waits(draft.handed) ? 'goes' : 'stays'
  if (said === undefined || said.declined !== null || said.means === null) return 'stays'
  if (said.means === 'declined') return 'dropped'
  // What was found when it was looked at again must be what the call says was found.
  if (draft.result !== null && draft.result !== said.means) return 'stays'
  return said.means !== 'later' && meansAreWritten(draft) ? 'goes' : 'stays'
}

/**
 * The row when its call has arrived. What the call says they did not want goes with it, and not before: a call that is refused is
 * corrected.
 */
export function withoutCall(text: string | null): string | null {
  const said = saidIn(callIn(text))
  const beside = besideIn(text)
  const { plan, means } = beside
  return withBeside(withCall(text, null), {
    ...beside,
    plan: plan === null || fateOfPlan(plan, said) === 'dropped' ? null : plan,
    means: means === null || fateOfMeans(means, said) === 'dropped' ? null : means,
  })
}

function saidIn(call: string | null): Said {
  try {
    const value: unknown = call === null ? null : JSON.parse(call)
    return isSaid(value) ? value : undefined
  } catch {
    return undefined
  }
}
const isSaid = (value: unknown): value is NonNullable<Said> =>
  typeof value === 'object' && value !== null && 'plan' in value && 'means' in value && 'declined' in value
