import { type PersonId, refuse, z } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { type KeyRing, open } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { contactCard, roster, trustedPerson, waysToReach } from '../contract.ts'
import { contactContext, nameOf, trustedContext } from './identity-seal.ts'
import { consentsOf, contactsOf, personById, rosterRecords, trustedOf } from './store.ts'

/** Accents and case do not matter to somebody who searches in a hurry. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Names are sealed, so the search opens them in memory, for the coordinator only. */
export const rosterAnswer = answer(roster, async ({ input, tx, actor, keys }) => {
  if (actor.programId === null) return { rows: [], next: null, total: 0 }
  const wanted = folded(input.search)
  const all = (await rosterRecords(tx, actor.programId)).map(({ identitySealed, layers, ...row }) => ({
    ...row,
    layers: [...layers],
    name: nameOf(keys, row.person, identitySealed),
  }))
  const matching = wanted === '' ? all : all.filter((row) => folded(`${row.alias} ${row.name ?? ''}`).includes(wanted))
  const from = matching.filter((row) => input.after === null || row.alias > input.after)
  const rows = from.slice(0, input.limit)
  return { rows, total: matching.length, next: from.length > rows.length ? (rows.at(-1)?.alias ?? null) : null }
})

const openContacts = async (tx: Tx, keys: KeyRing, person: PersonId) =>
  (await contactsOf(tx, person)).map((c) => ({
    channel: c.channel,
    owner: c.owner,
    mayLeaveMessage: c.mayLeaveMessage,
    value: open(keys, contactContext(c.id), c.sealed, z.string()),
  }))

/** For the call of the coordinator: contacts are C1, and no trusted person is among them. */
export const waysToReachAnswer = answer(waysToReach, async ({ input, tx, keys }) => {
  const person = await personById(tx, input.person)
  if (person === undefined) return refuse('enrollment.person-missing')
  return {
    person: person.id,
    alias: person.alias,
    language: person.language,
    name: nameOf(keys, person.id, person.identitySealed),
    contacts: await openContacts(tx, keys, input.person),
  }
})

/** For whoever must call now. What the access rules do not let through is simply not there. */
export const contactCardAnswer = answer(contactCard, async ({ input, tx, keys, saw }) => {
  const person = await personById(tx, input.person)
  if (person === undefined) return refuse('enrollment.person-missing')
  await saw(input.person, 'C4', 'contact-card', 'contact')
  const sealed = await trustedOf(tx, input.person)
  return {
    person: person.id,
    alias: person.alias,
    language: person.language,
    name: nameOf(keys, person.id, person.identitySealed),
    contacts: await openContacts(tx, keys, input.person),
    trusted: sealed === undefined ? null : open(keys, trustedContext(input.person), sealed, trustedPerson),
    smsAllowed: (await consentsOf(tx, input.person)).some((c) => c.layer === 3 && c.given),
  }
})
