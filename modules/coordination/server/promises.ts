import { plusMinutes, refuse } from '@ayni/kernel'
import { consentChanged, neededLayers } from '@ayni/modules/enrollment/contract'
import { answer, type FeedReader, handle, type Reaction, react } from '@ayni/platform/commands'
import {
  assignPromise,
  keepPromise,
  type PromiseFact,
  promiseKept,
  promiseMade,
  promiseReopened,
  promises,
  promiseWithdrawn,
  reopenPromise,
} from '../contract.ts'
import {
  accountExists,
  assign,
  countOpen,
  keep,
  openPromises,
  promisesOf,
  putPromise,
  reopen,
  stateOf,
  withdraw,
  withdrawAllOf,
} from './store.ts'

const changed = (person: Parameters<typeof promisesOf>[1], key: string) => ({
  changes: [{ person, kind: 'promise', key }],
  topics: ['promises'],
})

/** How long a slip can be taken back. Longer than the ten seconds on the screen, because the link is slow. */
const UNDO_MIN = 10

/** What other rooms say is owed, kept or no longer needed; in their own transaction. */
export const promiseReactions: readonly Reaction[] = [
  react(promiseMade, async ({ payload, tx }) => {
    await putPromise(tx, payload)
    return changed(payload.person, payload.key)
  }),
  react(promiseKept, async ({ payload, tx }) => {
    const done = await keep(tx, payload.key, payload.by, null, payload.at)
    return done === undefined ? {} : changed(done.person, payload.key)
  }),
  /** Another room takes a slip back: an appointment that was not held after all. */
  react(promiseReopened, async ({ payload, tx, now }) => {
    const done = await reopen(tx, payload.key, plusMinutes(now, -UNDO_MIN))
    return done === undefined ? {} : changed(done.person, payload.key)
  }),
  react(promiseWithdrawn, async ({ payload, tx }) => {
    const done = await withdraw(tx, payload.key, payload.why, payload.at)
    return done === undefined ? {} : changed(done.person, payload.key)
  }),
  react(consentChanged, async ({ payload, tx, now }) => {
    if (payload.given || !neededLayers.some((layer) => layer === payload.layer)) return {}
    const keys = await withdrawAllOf(tx, payload.person, now)
    return { changes: keys.map((key) => ({ person: payload.person, kind: 'promise', key })), topics: ['promises'] }
  }),
]

export const keepPromiseHandler = handle(keepPromise, async ({ input, tx, actor, now }) => {
  const done = await keep(tx, input.key, actor.accountId, input.how, now)
  if (done !== undefined) {
    const said = promiseKept.of({ key: input.key, by: actor.accountId, at: now })
    return { output: null, about: done.person, events: [said], ...changed(done.person, input.key) }
  }
  return refuse(
    (await stateOf(tx, input.key)) === undefined ? 'coordination.promise-missing' : 'coordination.promise-closed',
  )
})

export const reopenPromiseHandler = handle(reopenPromise, async ({ input, tx, actor, now }) => {
  const done = await reopen(tx, input.key, plusMinutes(now, -UNDO_MIN))
  if (done !== undefined) {
    const said = promiseReopened.of({ key: input.key, person: done.person, by: actor.accountId, at: now })
    return { output: null, about: done.person, events: [said], ...changed(done.person, input.key) }
  }
  return refuse(
    (await stateOf(tx, input.key)) === undefined ? 'coordination.promise-missing' : 'coordination.too-late-to-undo',
  )
})

export const assignPromiseHandler = handle(assignPromise, async ({ input, tx }) => {
  if (!(await accountExists(tx, input.account))) return refuse('coordination.account-unknown')
  const done = await assign(tx, input.key, input.account)
  if (done !== undefined) return { output: null, about: done.person, ...changed(done.person, input.key) }
  return refuse(
    (await stateOf(tx, input.key)) === undefined ? 'coordination.promise-missing' : 'coordination.promise-closed',
  )
})

/** Row-level security decides whose promises an actor sees: the coordinator all, a clinician what they or their role owe. */
export const promisesAnswer = answer(promises, async ({ input, tx, now }) => {
  const rows = await openPromises(tx, input.dueBefore, input.limit)
  return { rows: rows.map((row) => ({ ...row, late: row.dueAt < now })), ...(await countOpen(tx, now)), asOf: now }
})

export const promiseFeed: FeedReader = {
  kind: 'promise',
  read: async ({ tx }, person, keys) =>
    new Map((await promisesOf(tx, person, keys)).map(({ key, ...fact }) => [key, fact satisfies PromiseFact])),
}
