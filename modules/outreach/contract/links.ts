import { command, day, event, instant, personId, programId, query, uuid, z } from '@ayni/kernel'

export const linkSecret = z.string().regex(/^[\w-]{20,64}$/, 'link-secret')

export const makeLink = command('outreach.make-link', {
  summary: 'Makes a link by which a colleague may come, without any name in it; an earlier one ends',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({}),
  output: z.null(),
  errors: { 'outreach.not-taking-part': 409 },
})

export const revokeLink = command('outreach.revoke-link', {
  summary: 'Ends a link at once',
  allow: ['physician', 'coordinator'],
  offline: true,
  input: z.strictObject({ link: uuid }),
  output: z.null(),
  errors: { 'outreach.link-missing': 404 },
})

export const makeProgrammeLink = command('outreach.make-programme-link', {
  summary: 'Makes a link of the programme, for posters and groups',
  allow: ['coordinator'],
  input: z.strictObject({
    label: z.string().trim().min(1).max(60),
    uses: z.int().min(1).max(2000),
    days: z.int().min(1).max(365),
  }),
  output: z.strictObject({ link: uuid, secret: linkSecret, expiresAt: instant }),
  errors: { 'outreach.no-program': 409 },
})

const programmeLink = z.strictObject({
  link: uuid,
  label: z.string(),
  secret: linkSecret,
  madeAt: instant,
  expiresAt: instant,
  usesLeft: z.int(),
  used: z.int(),
  alive: z.boolean(),
})
export type ProgrammeLink = z.infer<typeof programmeLink>

export const programmeLinks = query('outreach.programme-links', {
  summary: 'The links of the programme and how often each was used; how many came by a colleague, as one figure',
  allow: ['coordinator'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({ links: z.array(programmeLink), byColleagues: z.int() }),
})

const personName = z.string().trim().min(1).max(80)

export const register = command('outreach.register', {
  summary: 'Somebody joins by a link. The answer is the same whoever they are, known or not',
  allow: ['anyone'],
  input: z
    .strictObject({
      link: linkSecret,
      /** Made by the phone: with it, and nothing else, this phone joins afterwards. */
      key: linkSecret,
      names: personName,
      familyNames: personName,
      phone: z
        .string()
        .regex(/^\+[1-9][0-9]{6,14}$/, 'phone-e164')
        .nullable(),
      email: z.email().max(200).nullable(),
      regionUbigeo2: z
        .string()
        .regex(/^[0-9]{2}$/)
        .nullable(),
      serviceStartedOn: day.nullable(),
      language: z.enum(['es', 'en']),
      inviterMayKnow: z.boolean(),
    })
    .refine(({ phone, email }) => phone !== null || email !== null, { message: 'phone-or-email', path: ['phone'] }),
  output: z.null(),
  errors: { 'outreach.link-ended': 410 },
})

/** Secrets by which phones may join: identity keeps their hashes. In memory only. */
export const deviceLinksMade = event(
  'outreach.device-links-made',
  z.strictObject({
    program: programId,
    at: instant,
    links: z.array(z.strictObject({ person: personId, secret: linkSecret, expiresAt: instant })),
  }),
)

/** Somebody wrote down their own name. Whoever keeps lists may look whether they stand on one; the person is never told. */
export const personRegistered = event(
  'outreach.person-registered',
  z.strictObject({
    person: personId,
    program: programId,
    at: instant,
    names: z.string(),
    familyNames: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    regionUbigeo2: z.string().nullable(),
    serviceStartedOn: day.nullable(),
    key: linkSecret,
  }),
)

/** What the phone holds of its own link: kind `invite-link`, key = id. */
export type InviteLinkFact = {
  readonly secret: string
  readonly expiresAt: string
  readonly usesLeft: number
  readonly alive: boolean
  /** Only those who wished it to be known. */
  readonly joined: readonly { readonly called: string; readonly at: string }[]
}
