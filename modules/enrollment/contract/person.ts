import { alias, command, day, event, instant, personId, programId, query, uuid, z } from '@ayni/kernel'
import { consentLayer } from './consent.ts'
import { language, phoneNumber, shortText } from './shared-shapes.ts'

const sex = z.enum(['F', 'M', 'X'])

export const personFacts = z.strictObject({
  sex: sex.nullable(),
  ageYears: z.int().min(18, 'minor').max(100).nullable(),
  regionUbigeo2: z
    .string()
    .regex(/^[0-9]{2}$/)
    .nullable(),
  facilityCategory: z.string().max(20).nullable(),
  institution: z.string().max(60).nullable(),
})

const programmeErrors = { 'enrollment.no-program': 409, 'enrollment.alias-space-full': 409 } as const

export const importPerson = command('enrollment.import-person', {
  summary: 'Puts one row of a roster file into the programme; the same source key is the same person',
  allow: ['coordinator'],
  input: personFacts.extend({
    sourceKey: z.string().trim().min(1).max(80),
    contactable: z.boolean(),
    agreed: z.boolean(),
    at: instant.nullable(),
  }),
  output: z.strictObject({ person: personId, alias, created: z.boolean() }),
  errors: programmeErrors,
})

export const addPerson = command('enrollment.add-person', {
  summary: 'Adds one physician to the roster, with name and ways to reach them',
  allow: ['coordinator'],
  input: personFacts.extend({
    names: shortText,
    familyNames: shortText,
    phone: phoneNumber.nullable(),
    email: z.email().max(200).nullable(),
    serviceStartedOn: day.nullable(),
    language,
  }),
  output: z.strictObject({ person: personId, alias }),
  /** `already-here` says in its details who: `person` and `alias`. */
  errors: { ...programmeErrors, 'enrollment.already-here': 409 },
})

export const whenMayCall = z.enum(['riesgo_inminente', 'siempre', 'nunca'])

export const trustedPerson = z.strictObject({
  name: shortText,
  relation: shortText,
  phone: phoneNumber,
  whenMayCall,
  showWithoutPin: z.boolean(),
})
export type TrustedPerson = z.infer<typeof trustedPerson>
/** What the sealed words of a trusted person are bound to. */
export const trustedContext = (person: string): string => `enrollment.trusted:${person}`

export const setTrustedPerson = command('enrollment.set-trusted-person', {
  summary: 'Names the person to call when it matters, or nobody',
  allow: ['physician'],
  offline: true,
  /** `declined`: prefers to name nobody, which is an answer too. */
  input: z.strictObject({ trusted: trustedPerson.nullable(), declined: z.boolean().default(false) }),
  output: z.null(),
})

export const setLanguage = command('enrollment.set-language', {
  summary: 'Chooses the language in which Ayni speaks',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ language }),
  output: z.null(),
})

export const rosterRow = z.strictObject({
  person: personId,
  alias,
  state: z.string(),
  contactable: z.boolean(),
  agreed: z.boolean(),
  regionUbigeo2: z.string().nullable(),
  facilityCategory: z.string().nullable(),
  layers: z.array(consentLayer),
  createdAt: instant,
})
export type RosterRow = z.infer<typeof rosterRow>

export const roster = query('enrollment.roster', {
  summary: 'The roster of the programme, page by page',
  allow: ['coordinator'],
  opens: 'C1',
  input: z.strictObject({
    search: z.string().trim().max(80).default(''),
    /** Only who takes part and allows this now: 5, that colleagues write to them; 6, that somebody invites them to an interview. */
    allows: z
      .union([z.literal(5), z.literal(6)])
      .nullable()
      .default(null),
    after: z.string().max(20).nullable().default(null),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ rows: z.array(rosterRow), next: z.string().nullable(), total: z.int() }),
})

export const contactCard = query('enrollment.contact-card', {
  summary: 'Name, numbers and trusted person of somebody whom the asker must call',
  allow: ['duty', 'psychiatrist', 'therapist'],
  opens: 'C4',
  input: z.strictObject({ person: personId }),
  output: z.strictObject({
    person: personId,
    alias,
    name: z.string().nullable(),
    language,
    contacts: z.array(
      z.strictObject({ channel: z.string(), value: z.string(), owner: z.string(), mayLeaveMessage: z.boolean() }),
    ),
    trusted: trustedPerson.nullable(),
    smsAllowed: z.boolean(),
  }),
  errors: { 'enrollment.person-missing': 404 },
})

export const waysToReach = query('enrollment.ways-to-reach', {
  summary: 'Name and numbers of one person, for the outreach call of the coordinator; no trusted person',
  allow: ['coordinator'],
  opens: 'C1',
  input: z.strictObject({ person: personId }),
  output: z.strictObject({
    person: personId,
    alias,
    name: z.string().nullable(),
    language,
    contacts: z.array(
      z.strictObject({
        contact: uuid,
        channel: z.string(),
        value: z.string(),
        owner: z.string(),
        mayLeaveMessage: z.boolean(),
      }),
    ),
  }),
  errors: { 'enrollment.person-missing': 404 },
})

/** These people stand on the roster of a programme. Carries what evaluation needs and nothing that names anybody. */
export const peopleImported = event(
  'enrollment.people-imported',
  z.strictObject({
    program: programId,
    people: z.array(
      z.strictObject({
        person: personId,
        alias,
        contactable: z.boolean(),
        agreed: z.boolean(),
        sex: sex.nullable(),
        ageYears: z.int().nullable(),
        regionUbigeo2: z.string().nullable(),
        facilityCategory: z.string().nullable(),
        institution: z.string().nullable(),
      }),
    ),
  }),
)

/** Somebody was typed in. Whoever keeps lists may look whether they stand on one. In memory only. */
export const personAdded = event(
  'enrollment.person-added',
  z.strictObject({
    person: personId,
    program: programId,
    at: instant,
    names: z.string(),
    familyNames: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    serviceStartedOn: day.nullable(),
  }),
)

/** The person answered by any channel, or opened the link: they can be reached. */
export const personReached = event(
  'enrollment.person-reached',
  z.strictObject({ person: personId, program: programId, at: instant }),
)

/** What the phone holds of the person: kind `me`, key `me`. */
export type MeFact = {
  readonly alias: string
  readonly language: 'es' | 'en'
  readonly serviceStartedOn: string | null
  readonly state: string
  readonly serviceEndsOn: string | null
}
/** Kind `consent`, key = layer. */
export type ConsentFact = { readonly given: boolean; readonly at: string; readonly version: string }
/** Kind `trusted`, key `trusted`. */
export type TrustedFact = TrustedPerson
