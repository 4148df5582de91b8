import { promiseKept, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { accountBlocked } from '@ayni/modules/identity/contract'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { alertHandled } from '@ayni/modules/suicide-prevention/contract'
import { react } from '@ayni/platform/commands'
import { freeThreadsOf, mergeThreads } from './merge-store.ts'
import { settleReviews } from './thread-store.ts'

/** Two rows of the roster were one person: so were their conversations, and one answer is owed for both. */
export const mergeConversations = react(peopleMerged, async ({ payload, tx }) => {
  const twice = await mergeThreads(tx, payload)
  return {
    events: twice.map((key) => promiseWithdrawn.of({ key, why: 'superseded', at: payload.at })),
    topics: ['letters'],
  }
})

/** @safety A message that raised a review is answered by speaking with the person: by the end of the alert, and by nothing sooner. */
export const endReviews = react(alertHandled, async ({ payload, tx }) => {
  const key = await settleReviews(tx, payload.person)
  const { by, at } = payload
  return { events: key === null ? [] : [promiseKept.of({ key, by, at })], topics: ['letters'] }
})

/** Whoever the person does not want to be seen by does not answer them either. */
export const freeWhatTheBlockedAnswer = react(accountBlocked, async ({ payload, tx }) => {
  await freeThreadsOf(tx, payload.person, payload.account)
  return { topics: ['letters'] }
})
