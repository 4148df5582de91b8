import { instant, type PersonId, refuse, z } from '@ayni/kernel'
import { replyReceived } from '@ayni/modules/correspondence/contract'
import { type FeedReader, handle } from '@ayni/platform/commands'
import { open, seal } from '@ayni/platform/crypto'
import { noteAwareness, notNow, type OutreachFact, sayNonuse } from '../contract.ts'
import { noteAsked, ownRow, putAwareness } from './awareness-store.ts'
import { addNonuse } from './person-store.ts'
import { noteContext, overrideContext } from './seal-contexts.ts'

/** What a phone shows of this room is one thing; whatever alters it says so with this. */
export const mine = (person: PersonId) => [{ person, kind: 'outreach', key: 'mine' }]

export const noteAwarenessHandler = handle(noteAwareness, async ({ input, tx, actor, occurredAt }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) return refuse('outreach.no-program')
  await putAwareness(tx, person, { program, at: occurredAt, ...input })
  return { output: null, changes: mine(person) }
})

/** Asked kindly and once a cycle; saying nothing is an answer too. */
export const sayNonuseHandler = handle(sayNonuse, async ({ input, tx, actor, occurredAt, keys, newId }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) return refuse('outreach.no-program')
  await noteAsked(tx, person, program, 'nonuse', occurredAt)
  const codes = input.reasons.length === 0 && input.note !== null ? (['otro'] as const) : [...new Set(input.reasons)]
  const rows = codes.map((code, at) => {
    const id = newId()
    // The sentence stands once, beside the first reason.
    const noteSealed = at === 0 && input.note !== null ? seal(keys, noteContext(id), input.note) : null
    return { id, program, person, code, noteSealed, to: 'phone', at: occurredAt } as const
  })
  await addNonuse(tx, rows)
  return { output: null, changes: mine(person) }
})

/** Said in the app it is what "NO POR AHORA" is by SMS: the room that keeps people hears one thing. */
export const notNowHandler = handle(notNow, async ({ tx, actor, occurredAt }) => {
  const { personId: person, programId: program } = actor
  if (person === null || program === null) return refuse('outreach.no-program')
  await noteAsked(tx, person, program, 'not-now', occurredAt)
  const said = { person, program, at: occurredAt, says: 'not-now', channel: 'app', contact: null } as const
  return { output: null, events: [replyReceived.of(said)], changes: mine(person) }
})

/** Attempts before it is asked why nothing was used. [D] */
export const ASK_AFTER = 2

export const outreachFeed: FeedReader = {
  kind: 'outreach',
  read: async ({ tx, keys }, person) => {
    const row = await ownRow(tx, person)
    if (row === undefined) return new Map()
    const already = row.askedAt !== null && (row.cycleOpenedAt === null || row.askedAt >= row.cycleOpenedAt)
    const takesPart = ['consented', 'profile_complete'].includes(row.state)
    const fact: OutreachFact = {
      quietUntil: row.quietUntil,
      askNonuse: takesPart && !row.used && row.attempts >= ASK_AFTER && !already,
      enteredAt: row.enteredAt,
      shownDays: row.shownDays,
      overrides: row.overrides.map(({ id, at, sealed }) => ({
        at: instant.parse(new Date(at).toISOString()),
        why: open(keys, overrideContext(id), sealed, z.string()),
      })),
    }
    return new Map([['mine', fact]])
  },
}
