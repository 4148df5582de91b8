import { fromMs, type Instant, type PersonId, type ProgramId, refuse, system } from '@ayni/kernel'
import { answer, handle } from '@ayni/platform/commands'
import { asSystem, inTransaction, type Tx } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { askErasure, eraseWhoLeft, erasurePreview, type KeptBecause, personErased } from '../contract.ts'
import { answerDue, retentionPolicy, staysUntil } from './retention.ts'
import {
  dueForErasure,
  endRequest,
  erase,
  insertRequest,
  noteErased,
  rowsThatGo,
  standingOf,
  whatStays,
} from './store.ts'

type Stay = { readonly because: KeptBecause; readonly rows: number; readonly until: Instant }

async function staysOf(tx: Tx, person: PersonId, now: Instant): Promise<readonly Stay[]> {
  const { consent, safety, access, ledger } = await whatStays(tx, person)
  const kinds = [
    ['record-of-consent', consent],
    ['record-of-safety', safety],
    ['who-read-what', access],
    ['proof-of-what-was-done', ledger],
  ] as const
  return kinds
    .filter(([, { n }]) => n > 0)
    .map(([because, { n, at }]) => ({
      because,
      rows: n,
      until: staysUntil(because, at === null ? now : fromMs(Date.parse(at))),
    }))
}

export const erasurePreviewAnswer = answer(erasurePreview, async ({ tx, actor, now }) => {
  const person = actor.personId
  const standing = person === null ? undefined : await asSystem(tx, actor, () => standingOf(tx, person))
  if (person === null || standing === undefined)
    return { hasLeft: false, alertOpen: false, goes: [], stays: [], byItselfAt: null }
  return {
    hasLeft: standing.since !== null,
    alertOpen: standing.alertOpen,
    goes: [...(await rowsThatGo(tx, person))].filter(({ rows }) => rows > 0),
    stays: [...(await asSystem(tx, actor, () => staysOf(tx, person, now)))],
    byItselfAt: standing.erasedAt === null ? standing.eraseAfter : null,
  }
})

/**
 * Asked by who left: what nothing obliges to keep goes in this transaction. While an alert is open the answer waits, because
 * imminent risk is handled first; what a safety action left behind is for the privacy officer to answer.
 */
export const askErasureHandler = handle(askErasure, ({ tx, actor, newId, now }) =>
  asSystem(tx, actor, async () => {
    const { personId: person, programId: program } = actor
    const standing = person === null ? undefined : await standingOf(tx, person)
    if (person === null || program === null || standing === undefined || standing.since === null)
      return refuse('my-data.still-taking-part')
    const id = newId()
    const dueAt = answerDue('erase', now)
    await insertRequest(tx, {
      ...{ id, program, person, kind: 'erase' as const, section: null, wordsSealed: null, askedAt: now, dueAt },
    })
    const change = { person, kind: 'request', key: id }
    if (standing.alertOpen)
      return { output: { request: id, erased: false, dueAt }, changes: [change], topics: ['requests'] }
    const gone = await erase(tx, person, retentionPolicy.goes)
    await noteErased(tx, person, gone)
    const { safety } = await whatStays(tx, person)
    // Nothing is left for a human to weigh: answered here.
    if (safety.n === 0) await endRequest(tx, id, { done: true, reason: 'erased', by: null, at: now })
    return {
      output: { request: id, erased: true, dueAt },
      events: [personErased.of({ person, program, at: now })],
      changes: [change, { person, kind: 'me', key: 'me' }],
      topics: ['requests', 'roster'],
    }
  }),
)

export const eraseWhoLeftHandler = handle(eraseWhoLeft, async ({ tx, input, now }) => {
  const { person } = input
  const standing = await standingOf(tx, person)
  if (standing === undefined || standing.since === null || standing.erasedAt !== null || standing.alertOpen)
    return refuse('my-data.not-due')
  const gone = await erase(tx, person, retentionPolicy.goes)
  await noteErased(tx, person, gone)
  return {
    output: null,
    about: person,
    events: [personErased.of({ person, program: standing.program, at: now })],
    changes: [{ person, kind: 'me', key: 'me' }],
    topics: ['requests', 'roster'],
  }
})

const A_RUN = 200

type Due = { readonly person: PersonId; readonly program: ProgramId }

/** One person a transaction: killed at any line, who is not erased yet is due again. */
export const eraseAfterLeaving: Job = {
  name: 'my-data.erase-after-leaving',
  everySeconds: 3600,
  run: async ({ database, now, give, newId, log }) => {
    const due = await inTransaction(
      database.app,
      system(null),
      (tx): Promise<readonly Due[]> => dueForErasure(tx, now, A_RUN),
    )
    for (const { person, program } of due) {
      const given = await give({ name: 'my-data.erase-who-left', input: { person }, commandId: newId(), program })
      if (given.outcome === 'refused' && given.code !== 'my-data.not-due')
        log.error({ code: given.code }, 'somebody who left could not be erased; it is tried again')
    }
  },
}
