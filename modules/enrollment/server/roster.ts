import { type PersonId, type ProgramId, refuse, z } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { type KeyRing, open } from '@ayni/platform/crypto'
import { asSystem, type Tx } from '@ayni/platform/database'
import { contactCard, roster, trustedContext, trustedPerson, waysToReach } from '../contract.ts'
import { isBlocked } from './card-store.ts'
import { pointsOf } from './contact-store.ts'
import { folded, foldedName } from './folded-name.ts'
import { contactContext, nameOf } from './identity-seal.ts'
import { searchNames } from './search-names.ts'
import {
  type Allows,
  consentsOf,
  personById,
  type RosterRecord,
  rosterPage,
  rosterRowsOf,
  sealedNames,
  trustedOf,
} from './store.ts'

type Page = { readonly after: string; readonly limit: number; readonly allows: Allows }
type Found = { readonly rows: readonly RosterRecord[]; readonly total: number; readonly more: boolean }

async function onePage(tx: Tx, program: ProgramId, { limit, ...page }: Page): Promise<Found> {
  const rows = await rosterPage(tx, program, { ...page, limit: limit + 1 })
  return { rows: rows.slice(0, limit), total: rows[0]?.total ?? 0, more: rows.length > limit }
}

/** Names are sealed, so the search opens them in memory, for the coordinator only. */
async function search(
  tx: Tx,
  keys: KeyRing,
  program: ProgramId,
  wanted: string,
  { after, limit, allows }: Page,
): Promise<Found> {
  const matching = searchNames(
    await sealedNames(tx, program, allows),
    wanted,
    ({ person, alias, identitySealed }) => `${alias.toLowerCase()} ${foldedName(keys, person, identitySealed)}`,
  )
  const from = matching.filter(({ alias }) => alias > after)
  const rows = await rosterRowsOf(
    tx,
    from.slice(0, limit).map(({ person }) => person),
  )
  return { rows, total: matching.length, more: from.length > limit }
}

export const rosterAnswer = answer(roster, async ({ input, tx, actor, keys }) => {
  if (actor.programId === null) return { rows: [], next: null, total: 0 }
  const wanted = folded(input.search)
  const page = { after: input.after ?? '', limit: input.limit, allows: input.allows }
  const found = await (wanted === ''
    ? onePage(tx, actor.programId, page)
    : search(tx, keys, actor.programId, wanted, page))
  const rows = found.rows.map(
    ({ layers, person, alias, state, contactable, agreed, regionUbigeo2, facilityCategory, createdAt }) => ({
      ...{ person, alias, state, contactable, agreed, regionUbigeo2, facilityCategory, createdAt },
      layers: [...layers],
    }),
  )
  return { rows, total: found.total, next: found.more ? (rows.at(-1)?.alias ?? null) : null }
})

const openContacts = async (tx: Tx, keys: KeyRing, person: PersonId) =>
  (await pointsOf(tx, person))
    .filter((c) => c.wrongSince === null)
    .flatMap((c) =>
      c.sealed === null
        ? []
        : {
            contact: c.id,
            channel: c.channel,
            owner: c.owner,
            // What several people read, or a facility answers, is no place to leave a word (services/03 §3.8).
            mayLeaveMessage: c.mayLeaveMessage && (c.allowed || (c.owner === 'self' && !c.shared)),
            value: open(keys, contactContext(c.id), c.sealed, z.string()),
          },
    )

/** For the call of the coordinator: contacts are C1, and no trusted person is among them. */
export const waysToReachAnswer = answer(waysToReach, async ({ input, tx, actor, keys, saw }) => {
  const person = await personById(tx, input.person)
  if (person === undefined || (await asSystem(tx, actor, () => isBlocked(tx, input.person, actor.accountId))))
    return refuse('enrollment.person-missing')
  await saw(input.person, 'C1', 'ways-to-reach', 'contact')
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
  // Naming somebody says when they may be called; layer 3 taken back takes that back too.
  const urgency = (await consentsOf(tx, input.person)).find(({ layer }) => layer === 3)
  return {
    person: person.id,
    alias: person.alias,
    language: person.language,
    name: nameOf(keys, person.id, person.identitySealed),
    contacts: (await openContacts(tx, keys, input.person)).map(({ contact: _, ...way }) => way),
    trusted:
      sealed === undefined || urgency?.given === false
        ? null
        : open(keys, trustedContext(input.person), sealed, trustedPerson),
    smsAllowed: urgency?.given === true,
  }
})
