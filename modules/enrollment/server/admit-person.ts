import { type PersonId, personId, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { contactKey, seal } from '@ayni/platform/crypto'
import {
  addPerson,
  CONSENT_TEXT_VERSION,
  consentChanged,
  importPerson,
  neededLayers,
  peopleImported,
  personAdded,
} from '../contract.ts'
import { alreadyHere } from './already-here.ts'
import { insertWithFreshAliases } from './fresh-alias.ts'
import { contactContext, sealIdentity } from './identity-seal.ts'
import { insertPoints } from './listed-store.ts'
import { insertConsents, type NewPerson, personBySourceKey, updateFacts } from './store.ts'

const saidOf = (
  person: PersonId,
  alias: string,
  p: Omit<NewPerson, 'alias' | 'sex'> & { readonly sex: 'F' | 'M' | 'X' | null },
  program: NonNullable<CommandContext<unknown>['actor']['programId']>,
) =>
  peopleImported.of({
    program,
    people: [
      {
        ...{ person, alias, contactable: p.contactable, agreed: p.agreed, sex: p.sex, ageYears: p.ageYears },
        ...{ regionUbigeo2: p.regionUbigeo2, facilityCategory: p.facilityCategory, institution: p.institution },
      },
    ],
  })

/** A row of a roster file. Idempotent by its source key: the second time its facts are corrected, nothing is doubled. */
export const importPersonHandler = handle(importPerson, async (context) => {
  const { input, tx, actor, now, newId } = context
  const program = actor.programId
  if (program === null) return refuse('enrollment.no-program')
  const { sourceKey, at, ...facts } = input
  const earlier = await personBySourceKey(tx, program, sourceKey)
  const id = earlier?.id ?? personId.parse(newId())
  const row = {
    ...facts,
    id,
    program,
    sourceKey,
    identitySealed: null,
    language: 'es' as const,
    serviceStartedOn: null,
    createdAt: now,
    state: facts.agreed ? 'consented' : facts.contactable ? 'verified_contact' : 'imported',
  }
  if (earlier !== undefined) await updateFacts(tx, id, facts)
  const alias = earlier?.alias ?? (await insertWithFreshAliases(tx, [row]))?.get(id)
  if (alias === undefined) return refuse('enrollment.alias-space-full')
  const consentedAt = at ?? now
  const consents = earlier === undefined && facts.agreed ? [...neededLayers, 4] : []
  await insertConsents(
    tx,
    consents.map((layer) => ({
      id: newId(),
      program,
      person: id,
      layer,
      given: true,
      version: `import:${CONSENT_TEXT_VERSION}`,
      language: 'es',
      channel: 'import',
      occurredAt: consentedAt,
      receivedAt: now,
    })),
  )
  return {
    output: { person: id, alias, created: earlier === undefined },
    about: id,
    events: [
      saidOf(id, alias, row, program),
      ...consents.map((layer) => consentChanged.of({ person: id, program, layer, given: true, at: consentedAt })),
    ],
    topics: ['roster'],
  }
})

/** One physician typed in by the coordinator. */
export const addPersonHandler = handle(addPerson, async (context) => {
  const { input, tx, actor, now, newId, keys } = context
  const program = actor.programId
  if (program === null) return refuse('enrollment.no-program')
  const id = personId.parse(newId())
  const { names, familyNames, phone, email, ...facts } = input
  const row = {
    ...facts,
    id,
    program,
    sourceKey: null,
    state: 'imported',
    contactable: false,
    agreed: false,
    createdAt: now,
    identitySealed: sealIdentity(keys, id, { names, familyNames }),
  }
  const here = await alreadyHere(context, program, input)
  if (here !== undefined) return refuse('enrollment.already-here', { ...here })
  const alias = (await insertWithFreshAliases(tx, [row]))?.get(id)
  if (alias === undefined) return refuse('enrollment.alias-space-full')
  const ways = [['movil', phone] as const, ['correo', email] as const].flatMap(([channel, value], position) => {
    const point = newId()
    return value === null
      ? []
      : [
          {
            ...{ id: point, person: id, channel, position, key: contactKey(keys, value) },
            sealed: seal(keys, contactContext(point), value),
          },
        ]
  })
  await insertPoints(tx, program, ways, now)
  const { serviceStartedOn } = input
  const said = personAdded.of({ person: id, program, at: now, names, familyNames, phone, email, serviceStartedOn })
  return {
    output: { person: id, alias },
    about: id,
    events: [saidOf(id, alias, row, program), said],
    topics: ['roster'],
  }
})
