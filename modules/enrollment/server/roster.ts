import { refuse, z } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { open } from '@ayni/platform/crypto'
import { contactCard, roster, trustedPerson } from '../contract.ts'
import { contactContext, nameOf, trustedContext } from './identity-seal.ts'
import { consentsOf, contactsOf, personById, rosterRecords, trustedOf } from './store.ts'

/** Accents and case do not matter to somebody who searches in a hurry. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Names are sealed, so the search opens them in memory, for the coordinator only. */
export const rosterAnswer = answer(roster, async ({ input, tx, actor, keys }) => {
  if (actor.programId === null) return { rows: [], next: null, total: 0 }
  const wanted = folded(input.search)
  const all = (await rosterRecords(tx, actor.programId)).map(({ identitySealed, layers, ...row }) => ({ ...row, layers: [...layers], name: nameOf(keys, row.person, identitySealed) }))
  const matching = wanted === '' ? all : all.filter((row) => folded(`${row.alias} ${row.name ?? ''}`).includes(wanted))
  const from = matching.filter((row) => input.after === null || row.alias > input.after)
  const rows = from.slice(0, input.limit)
  return { rows, total: matching.length, next: from.length > rows.length ? (rows.at(-1)?.alias ?? null) : null }
})

/** For whoever must call now. What the access rules do not let through is simply not there. */
export const contactCardAnswer = answer(contactCard, async ({ input, tx, keys, saw }) => {
  const person = await personById(tx, input.person)
  if (person === undefined) return refuse('enrollment.person-missing')
  await saw(input.person, 'C4', 'contact-card', 'safety-call')
  const sealed = await trustedOf(tx, input.person)
  const contacts = await contactsOf(tx, input.person)
  return {
    person: person.id, alias: person.alias, language: person.language, name: nameOf(keys, person.id, person.identitySealed),
    contacts: contacts.map((c) => ({ channel: c.channel, owner: c.owner, mayLeaveMessage: c.mayLeaveMessage, value: open(keys, contactContext(c.id), c.sealed, z.string()) })),
    trusted: sealed === undefined ? null : open(keys, trustedContext(input.person), sealed, trustedPerson),
    smsAllowed: (await consentsOf(tx, input.person)).some((c) => c.layer === 3 && c.given),
  }
})
