import { limaTime } from '@ayni/clinical/clocks'
import type { PersonId, ProgramId } from '@ayni/kernel'
import { personRegistered } from '@ayni/modules/outreach/contract'
import {
  type ListedPerson,
  peopleCorrected,
  peopleListed,
  reviewClosed,
  reviewsOpened,
} from '@ayni/modules/roster/contract'
import { type Context, react } from '@ayni/platform/commands'
import { contactKey, seal } from '@ayni/platform/crypto'
import { contactsOfManyChanged, peopleImported } from '../contract.ts'
import { insertWithFreshAliases } from './fresh-alias.ts'
import { contactContext, placeContext, sealIdentity } from './identity-seal.ts'
import { insertListedPosts, insertPoints, type ListedPoint, type ListedPost, updateListed } from './listed-store.ts'
import { readContact } from './read-contact.ts'
import { holdPeople } from './state-store.ts'

/** Whole years on a day; the database refuses anybody below eighteen (ENR-10). */
export const yearsOn = (birthDate: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0)

type Admitted = Omit<ListedPerson, 'sourceKey'> & {
  readonly sourceKey: string | null
  readonly regionUbigeo2?: string | null
}

const factsOf = (listed: Admitted, today: string) => ({
  sex: listed.sex,
  ageYears: listed.birthDate === null ? null : yearsOn(listed.birthDate, today),
  regionUbigeo2: listed.ubigeo?.slice(0, 2) ?? listed.regionUbigeo2 ?? null,
  facilityCategory: listed.category,
  institution: listed.institution,
  serviceStartedOn: listed.serviceStartedOn,
  serviceEndsOn: listed.serviceEndsOn,
  language: listed.language,
})

/** What cannot be dialled is left out: the list keeps it, and the row said so. */
function pointsIn({ keys, newId }: Context, { person, phones, email }: Admitted): readonly ListedPoint[] {
  const numbers = phones.map((value) => [readContact('movil', value) === null ? 'fijo' : 'movil', value] as const)
  const all = [...numbers, ...(email === null ? [] : [['correo', email] as const])]
  return all.flatMap(([channel, written], position) => {
    const value = readContact(channel, written)
    if (value === null) return []
    const id = newId()
    return [
      { id, person, channel, position, sealed: seal(keys, contactContext(id), value), key: contactKey(keys, value) },
    ]
  })
}

function postIn({ keys, newId }: Context, listed: Admitted, today: string): readonly ListedPost[] {
  const { person, facilityCode, facilityName, ubigeo, category, institution, serviceStartedOn } = listed
  if (facilityCode === null && facilityName === null && ubigeo === null) return []
  const post = newId()
  const place = { facilityName, howToFind: null }
  const placeSealed = facilityName === null ? null : seal(keys, placeContext(post), place)
  const startsOn = serviceStartedOn ?? today
  return [{ ...{ post, person, facilityCode, ubigeo, category, institution, placeSealed, startsOn } }]
}

/** Ways to reach and posts of all of them. @returns the ways that are new, with whose they are */
async function keepReach(context: Context, program: ProgramId, all: readonly Admitted[], today: string) {
  const { tx, now } = context
  const added = await insertPoints(
    tx,
    program,
    all.flatMap((one) => pointsIn(context, one)),
    now,
  )
  await insertListedPosts(
    tx,
    program,
    all.flatMap((one) => postIn(context, one, today)),
    now,
  )
  return added
}

/** So many people in as many statements as one. They have no phone yet, so that no feed has to say it. */
async function admit(context: Context, program: ProgramId, all: readonly Admitted[]) {
  const { tx, now, keys } = context
  const today = limaTime(now).date
  const rows = all.map((listed) => ({
    ...{ ...factsOf(listed, today), id: listed.person, sourceKey: listed.sourceKey, createdAt: now },
    ...{ program, state: 'imported', contactable: false, agreed: false },
    identitySealed: sealIdentity(keys, listed.person, { names: listed.names, familyNames: listed.familyNames }),
  }))
  const aliases = await insertWithFreshAliases(tx, rows)
  if (aliases === undefined) throw new Error('no alias is left in this programme')
  await keepReach(context, program, all, today)
  const people = rows.map(({ id, sex, ageYears, regionUbigeo2, facilityCategory, institution }) => ({
    ...{ person: id, alias: aliases.get(id) ?? '', contactable: false, agreed: false },
    ...{ sex, ageYears, regionUbigeo2, facilityCategory, institution },
  }))
  return { events: [peopleImported.of({ program, people })], topics: ['roster'] }
}

/** Who is new on the list becomes a person, with the id that the list already knows. */
export const admitListed = react(peopleListed, (context) => {
  const { program, people } = context.payload
  return admit(context, program, people)
})

/** Somebody who wrote their own name down stands on no list yet. */
export const admitRegistered = react(personRegistered, (context) => {
  const { person, program, names, familyNames, phone, email, regionUbigeo2, serviceStartedOn } = context.payload
  const nothing = { facilityCode: null, facilityName: null, category: null, institution: null, university: null }
  const unsaid = { sourceKey: null, sex: null, birthDate: null, process: null, serviceEndsOn: null, ubigeo: null }
  return admit(context, program, [
    {
      ...{ ...nothing, ...unsaid, person, program, names, familyNames, email, serviceStartedOn, regionUbigeo2 },
      phones: phone === null ? [] : [phone],
      language: 'es',
    },
  ])
})

const everythingOf = (person: PersonId) => [
  { person, kind: 'me', key: 'me' },
  { person, kind: 'reach', key: 'reach' },
]

/** A later list corrects who people are and adds what is new; what somebody said themselves stands above any list. */
export const correctListed = react(peopleCorrected, async (context) => {
  const { payload, tx, now, keys } = context
  const today = limaTime(now).date
  // The later row of one person was filled from the earlier one.
  const last = [...new Map(payload.people.map((one) => [one.person, one])).values()]
  const corrected = last.map((one) => ({
    ...{ ...factsOf(one, today), person: one.person },
    identitySealed: sealIdentity(keys, one.person, { names: one.names, familyNames: one.familyNames }),
  }))
  const here = new Set(await updateListed(tx, corrected))
  const added = await keepReach(
    context,
    payload.program,
    last.filter(({ person }) => here.has(person)),
    today,
  )
  const people = [...new Set(added.map(({ person }) => person))]
  const { program } = payload
  return {
    events: people.length === 0 ? [] : [contactsOfManyChanged.of({ people, program, at: now })],
    changes: [
      ...[...here].flatMap(everythingOf),
      ...added.map(({ person, id }) => ({ person, kind: 'contact', key: id })),
    ],
    topics: ['roster'],
  }
})

/** In review: none of them may be invited until somebody decides (ENR-01). */
export const holdReviewed = react(reviewsOpened, async ({ payload, tx }) => {
  await holdPeople(tx, payload.people, payload.at)
  return { topics: ['roster'] }
})

export const releaseReviewed = react(reviewClosed, async ({ payload, tx }) => {
  const free = payload.people.filter((person) => !payload.stillHeld.includes(person))
  if (free.length > 0) await holdPeople(tx, free, null)
  return { topics: ['roster'] }
})
