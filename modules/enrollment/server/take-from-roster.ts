import { limaTime } from '@ayni/clinical/clocks'
import type { EventOf, PersonId } from '@ayni/kernel'
import { personRegistered } from '@ayni/modules/outreach/contract'
import {
  type ListedPerson,
  personCorrected,
  personListed,
  reviewClosed,
  reviewOpened,
} from '@ayni/modules/roster/contract'
import { type Context, react } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { contactsChanged, personImported } from '../contract.ts'
import { insertWithFreshAlias } from './admit-person.ts'
import { contactContext, contactKey, placeContext, sealIdentity } from './identity-seal.ts'
import { insertListedPost, insertPoints, type ListedPoint, updateListed } from './listed-store.ts'
import { readContact } from './read-contact.ts'
import { holdPeople } from './state-store.ts'

/** Whole years on a day; the database refuses anybody below eighteen (ENR-10). */
export const yearsOn = (birthDate: string, today: string): number =>
  Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0)

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
function pointsIn({ keys, newId }: Context, listed: Admitted): readonly ListedPoint[] {
  const phones = listed.phones.map((value) => [readContact('movil', value) === null ? 'fijo' : 'movil', value] as const)
  const all = [...phones, ...(listed.email === null ? [] : [['correo', listed.email] as const])]
  return all.flatMap(([channel, written], position) => {
    const value = readContact(channel, written)
    if (value === null) return []
    const id = newId()
    return [{ id, channel, position, sealed: seal(keys, contactContext(id), value), key: contactKey(keys, value) }]
  })
}

async function keepPost(context: Context, listed: Admitted, today: string): Promise<void> {
  const { facilityCode, facilityName, ubigeo, category, institution, serviceStartedOn } = listed
  if (facilityCode === null && facilityName === null && ubigeo === null) return
  const post = context.newId()
  const place = { facilityName, howToFind: null }
  await insertListedPost(context.tx, {
    ...{ post, person: listed.person, program: listed.program, facilityCode, ubigeo, category, institution },
    placeSealed: facilityName === null ? null : seal(context.keys, placeContext(post), place),
    startsOn: serviceStartedOn ?? today,
    at: context.now,
  })
}

const saidOf = (listed: Admitted, alias: string, today: string): EventOf => {
  const { sex, ageYears, regionUbigeo2, facilityCategory, institution } = factsOf(listed, today)
  const facts = { sex, ageYears, regionUbigeo2, facilityCategory, institution }
  return personImported.of({
    ...facts,
    person: listed.person,
    program: listed.program,
    alias,
    contactable: false,
    agreed: false,
  })
}

type Admitted = Omit<ListedPerson, 'sourceKey'> & {
  readonly sourceKey: string | null
  readonly regionUbigeo2?: string | null
}

async function admit(context: Context, listed: Admitted) {
  const { tx, now, keys } = context
  const { person: id, program, sourceKey, names, familyNames } = listed
  const today = limaTime(now).date
  const { serviceEndsOn, ...facts } = factsOf(listed, today)
  const identitySealed = sealIdentity(keys, id, { names, familyNames })
  const standing = { state: 'imported', contactable: false, agreed: false }
  const alias = await insertWithFreshAlias(tx, {
    ...{ ...facts, ...standing, id, program, sourceKey, identitySealed, createdAt: now },
  })
  if (alias === undefined) throw new Error('no alias is left in this programme')
  if (serviceEndsOn !== null) await updateListed(tx, id, { ...facts, serviceEndsOn, identitySealed })
  await insertPoints(tx, listed, pointsIn(context, listed), now)
  await keepPost(context, listed, today)
  return { events: [saidOf(listed, alias, today)], changes: everythingOf(id), topics: ['roster'] }
}

/** Somebody new on the list becomes a person, with the id that the list already knows. */
export const admitListed = react(personListed, (context) => admit(context, context.payload))

/** Somebody who wrote their own name down stands on no list yet. */
export const admitRegistered = react(personRegistered, (context) => {
  const { person, program, names, familyNames, phone, email, regionUbigeo2, serviceStartedOn } = context.payload
  const nothing = { facilityCode: null, facilityName: null, category: null, institution: null, university: null }
  return admit(context, {
    ...{ ...nothing, person, program, names, familyNames, email, serviceStartedOn },
    phones: phone === null ? [] : [phone],
    ...{
      sourceKey: null,
      sex: null,
      birthDate: null,
      process: null,
      serviceEndsOn: null,
      language: 'es',
      ubigeo: null,
    },
    regionUbigeo2,
  })
})

const everythingOf = (person: PersonId) => [
  { person, kind: 'me', key: 'me' },
  { person, kind: 'reach', key: 'reach' },
]

/** A later list corrects who somebody is and adds what is new; what the person said themselves stands above any list. */
export const correctListed = react(personCorrected, async (context) => {
  const { payload, tx, now, keys } = context
  const today = limaTime(now).date
  const identitySealed = sealIdentity(keys, payload.person, { names: payload.names, familyNames: payload.familyNames })
  const alias = await updateListed(tx, payload.person, { ...factsOf(payload, today), identitySealed })
  if (alias === undefined) return {}
  const added = await insertPoints(tx, payload, pointsIn(context, payload), now)
  await keepPost(context, payload, today)
  const { person, program } = payload
  return {
    events: added.length === 0 ? [] : [contactsChanged.of({ person, program, at: now })],
    changes: [...everythingOf(person), ...added.map((key) => ({ person, kind: 'contact', key }))],
    topics: ['roster'],
  }
})

/** In review: neither of the two may be invited until somebody decides (ENR-01). */
export const holdReviewed = react(reviewOpened, async ({ payload, tx }) => {
  await holdPeople(tx, payload.people, payload.at)
  return { topics: ['roster'] }
})

export const releaseReviewed = react(reviewClosed, async ({ payload, tx }) => {
  const free = payload.people.filter((person) => !payload.stillHeld.includes(person))
  if (free.length > 0) await holdPeople(tx, free, null)
  return { topics: ['roster'] }
})
