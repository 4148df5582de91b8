import type { Actor, EventOf, Instant } from '@ayni/kernel'
import { promiseKept } from '@ayni/modules/coordination/contract'
import type { ThreadState } from './thread-store.ts'

/** What was owed to this person and is not any more: the answer, and with `reviews` what raised a review. */
export function keptBy(thread: ThreadState, actor: Actor, at: Instant, reviews: boolean): readonly EventOf[] {
  const plain = thread.waiting > thread.reviewWaiting ? [thread.promiseKey] : []
  const reviewed = reviews && thread.reviewWaiting > 0 ? [thread.reviewKey] : []
  return [...plain, ...reviewed].flatMap((key) =>
    key === null ? [] : [promiseKept.of({ key, by: actor.accountId, at })],
  )
}
