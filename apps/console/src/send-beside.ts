import type { PersonId } from '@ayni/kernel'
import {
  type BuilderDraft,
  type MeansDraft,
  type PlanClient,
  sendMeans,
  sendPlan,
} from '@ayni/modules/safety-plan/console'
import { type Answer, deliver } from '@ayni/ui'
import type { Beside } from './call-row.ts'
import { fateOfMeans, fateOfPlan, type Said } from './fate-beside.ts'
import type { KeptBeside } from './open-call.ts'

export const putPlan = (beside: Beside, id: string, plan: BuilderDraft | null): Beside =>
  beside.plan?.id === id ? { ...beside, plan } : beside
export const putMeans = (beside: Beside, id: string, means: MeansDraft | null): Beside =>
  beside.means?.id === id ? { ...beside, means } : beside

/** Nobody answers at all: what comes after would fare no better, and comes in its order. */
const isCut = (answer: Answer<null>): boolean => !answer.ok && answer.code === 'network.offline'

async function plans(kept: KeptBeside, client: PlanClient, person: PersonId, said: Said): Promise<boolean> {
  const { plan } = await kept.read()
  if (plan === null) return true
  const put = (id: string, next: BuilderDraft | null) => kept.change((now) => putPlan(now, id, next), 'sending')
  return (
    fateOfPlan(plan, said) !== 'goes' || !isCut(await deliver(plan, (draft) => sendPlan(client, person, draft), put))
  )
}

async function measures(kept: KeptBeside, client: PlanClient, person: PersonId, said: Said): Promise<boolean> {
  const { means } = await kept.read()
  if (means === null) return true
  const put = (id: string, next: MeansDraft | null) => kept.change((now) => putMeans(now, id, next), 'sending')
  return (
    fateOfMeans(means, said) !== 'goes' ||
    !isCut(await deliver(means, (draft) => sendMeans(client, person, draft), put))
  )
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
