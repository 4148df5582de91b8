import type { PersonId } from '@ayni/kernel'
import type { CallDraft } from '@ayni/modules/safety-episode/console'
import {
  type BuilderDraft,
  type MeansDraft,
  meansAreWritten,
  type PlanClient,
  planIsWritten,
  sendMeans,
  sendPlan,
} from '@ayni/modules/safety-plan/console'
import { type Answer, deliver, waits } from '@ayni/ui'
import type { Beside } from './call-row.ts'
import type { KeptBeside } from './open-call.ts'

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
  return said.means !== 'later' && meansAreWritten(draft) ? 'goes' : 'stays'
}

export const putPlan = (beside: Beside, id: string, plan: BuilderDraft | null): Beside =>
  beside.plan?.id === id ? { ...beside, plan } : beside
export const putMeans = (beside: Beside, id: string, means: MeansDraft | null): Beside =>
  beside.means?.id === id ? { ...beside, means } : beside

/** Nobody answers at all: what comes after would fare no better, and comes in its order. */
const isCut = (answer: Answer<null>): boolean => !answer.ok && answer.code.startsWith('network.')

async function plans(kept: KeptBeside, client: PlanClient, person: PersonId, said: Said): Promise<boolean> {
  const { plan } = await kept.read()
  if (plan === null) return true
  const put = (id: string, next: BuilderDraft | null) => kept.change((now) => putPlan(now, id, next))
  const fate = fateOfPlan(plan, said)
  if (fate === 'dropped') await put(plan.id, null)
  return fate !== 'goes' || !isCut(await deliver(plan, (draft) => sendPlan(client, person, draft), put))
}

async function measures(kept: KeptBeside, client: PlanClient, person: PersonId, said: Said): Promise<boolean> {
  const { means } = await kept.read()
  if (means === null) return true
  const put = (id: string, next: MeansDraft | null) => kept.change((now) => putMeans(now, id, next))
  const fate = fateOfMeans(means, said)
  if (fate === 'dropped') await put(means.id, null)
  return fate !== 'goes' || !isCut(await deliver(means, (draft) => sendMeans(client, person, draft), put))
}

/**
 * What is written beside a call goes before it, so that the plan that it says was made is there.
 * @safety What is refused, or fails, holds nothing back: the call ends a ladder, and is worth more than what it brings along. That stays
 * here, and is told.
 */
export async function sendBeside(kept: KeptBeside, client: PlanClient, said?: Said): Promise<'gone' | 'waits'> {
  try {
    const { person } = await kept.read()
    if (person === null) return 'gone'
    const arrived = (await plans(kept, client, person, said)) && (await measures(kept, client, person, said))
    return arrived ? 'gone' : 'waits'
  } catch {
    // Storage that fails must not stop a call.
    return 'gone'
  }
}

/** Does something still lie here that nobody else has? */
export const isLeft = async (kept: KeptBeside): Promise<boolean> => {
  const { plan, means } = await kept.read()
  return (plan !== null && (plan.touched || plan.handed !== null)) || means !== null
}
