import { plusMinutes, refuse } from '@ayni/kernel'
import { promiseMade } from '@ayni/modules/coordination/contract'
import { handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { assignThread, closeThread, reopenThread } from '../contract.ts'
import { keptBy } from './kept-by.ts'
import { accountIsThere, ownThread, settleThread, unsettleThread, visibleThread } from './thread-store.ts'
import { mayReadAll } from './view-store.ts'

/** How long a slip can be taken back. Longer than the ten seconds on the screen, because the link is slow. */
const UNDO_MIN = 10

export const assignThreadHandler = handle(assignThread, async ({ tx, actor, input }) => {
  const thread = await visibleThread(tx, input.thread)
  if (thread === undefined) return refuse('correspondence.thread-unknown')
  if (input.account !== null && !(await accountIsThere(tx, input.account)))
    return refuse('correspondence.account-unknown')
  await asSystem(tx, actor, () => ownThread(tx, thread.id, input.account))
  return { output: null, topics: ['letters'] }
})

/** Nothing is owed any more. @safety what raised a review is not ended by somebody who may not read it, and never ends the alert. */
export const closeThreadHandler = handle(closeThread, async ({ tx, actor, input, now }) => {
  const thread = await visibleThread(tx, input.thread)
  if (thread === undefined) return refuse('correspondence.thread-unknown')
  if (thread.reviewWaiting > 0 && !(await mayReadAll(tx, thread.id))) return refuse('correspondence.for-clinicians')
  await asSystem(tx, actor, () => settleThread(tx, thread.id, now, { done: true, reviews: true }))
  const { person } = thread
  return {
    output: null,
    ...(person === null ? {} : { about: person }),
    events: keptBy(thread, actor, now, true),
    topics: ['letters'],
  }
})

export const reopenThreadHandler = handle(reopenThread, async ({ tx, actor, input, now, commandId }) => {
  const thread = await visibleThread(tx, input.thread)
  if (thread === undefined) return refuse('correspondence.thread-unknown')
  const promiseKey = `answer-reply:${commandId}`
  const reviewKey = `answer-reply:${commandId}:review`
  const notBefore = plusMinutes(now, -UNDO_MIN)
  const again = await asSystem(tx, actor, () => unsettleThread(tx, thread.id, { notBefore, promiseKey, reviewKey }))
  const { person, program } = thread
  if (again === undefined || person === null) return { output: null, topics: ['letters'] }
  const owed = (key: string, owedByRole: 'coordinator' | 'duty') =>
    promiseMade.of({
      ...{ key, program, person, kind: 'answer-reply', owedByRole, owedBy: null },
      ...{ dueAt: again.dueAt ?? now, madeAt: now },
    })
  return {
    output: null,
    events: [
      ...(again.waiting > again.reviewWaiting ? [owed(promiseKey, 'coordinator')] : []),
      ...(again.reviewWaiting > 0 ? [owed(reviewKey, 'duty')] : []),
    ],
    topics: ['letters'],
  }
})
