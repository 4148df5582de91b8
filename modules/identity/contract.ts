import {
  accountId,
  alias,
  command,
  deviceId,
  event,
  instant,
  personId,
  programId,
  query,
  role,
  roles,
  z,
} from '@ayni/kernel'

const nothing = z.strictObject({})
const done = z.null()
const language = z.enum(['es', 'en'])
const staff = roles.filter((one) => one !== 'physician')

/** Roles that an account may hold; `physician` belongs to phones, not to accounts. */
export const staffRoles = z
  .array(role.exclude(['physician']))
  .min(1)
  .max(6)

export const programBasics = z.strictObject({
  id: programId,
  slug: z.string(),
  name: z.string(),
  demo: z.boolean(),
  dutyPhone: z.string().nullable(),
  dutySms: z.string().nullable(),
  languages: z.array(language),
})
export type ProgramBasics = z.infer<typeof programBasics>

// Phones

export const enrollDevice = command('identity.enroll-device', {
  summary: 'Joins a phone to the person of an invitation link or of an eight-character code, once',
  allow: ['anyone'],
  input: z.strictObject({ secret: z.string().min(8).max(64), label: z.string().trim().min(1).max(60) }),
  output: z.strictObject({
    token: z.string(),
    device: deviceId,
    person: personId,
    alias,
    language,
    program: programBasics,
  }),
  errors: { 'identity.code-unknown': 404, 'identity.code-expired': 410, 'identity.code-used': 410 },
})

export const makeDeviceCode = command('identity.make-device-code', {
  summary: 'Makes an invitation link, or a code to type, with which one phone joins',
  allow: ['physician', 'coordinator'],
  input: z.strictObject({ person: personId.nullable(), kind: z.enum(['link', 'code']) }),
  output: z.strictObject({ secret: z.string(), expiresAt: instant }),
  errors: { 'identity.person-unknown': 404 },
})

/** One phone of a person; also the body of the fact `device` in the feed. */
export const deviceFact = z.strictObject({
  id: deviceId,
  label: z.string(),
  enrolledAt: instant,
  lastSeenAt: instant,
  signedOutAt: instant.nullable(),
  wipeRequestedAt: instant.nullable(),
})
export type DeviceFact = z.infer<typeof deviceFact>

export const listMyDevices = query('identity.list-my-devices', {
  summary: 'The phones that are or were joined to me',
  allow: ['physician'],
  opens: 'C1',
  input: nothing,
  output: z.array(deviceFact),
})

export const listDevices = query('identity.list-devices', {
  summary: 'The phones of a person, to help when one is lost',
  allow: ['coordinator'],
  opens: 'C1',
  input: z.strictObject({ person: personId }),
  output: z.array(deviceFact),
})

const oneDevice = z.strictObject({ device: deviceId })

export const signOutDevice = command('identity.sign-out-device', {
  summary: 'Ends the rights of a phone at once',
  allow: ['physician', 'coordinator'],
  offline: true,
  input: oneDevice,
  output: done,
  errors: { 'identity.device-unknown': 404 },
})

export const wipeDevice = command('identity.wipe-device', {
  summary: 'Ends the rights of a phone and empties it when it next connects',
  allow: ['physician', 'coordinator'],
  offline: true,
  input: oneDevice,
  output: done,
  errors: { 'identity.device-unknown': 404 },
})

export const pushSubscription = z.strictObject({
  endpoint: z.url({ protocol: /^https$/ }).max(2000),
  keys: z.strictObject({ p256dh: z.string().min(1).max(200), auth: z.string().min(1).max(100) }),
})

export const pushSubscribe = command('identity.push-subscribe', {
  summary: 'Lets this browser receive notices without content',
  allow: ['physician', ...staff],
  input: z.strictObject({ subscription: pushSubscription }),
  output: done,
})

export const pushUnsubscribe = command('identity.push-unsubscribe', {
  summary: 'No more notices to this browser',
  allow: ['physician', ...staff],
  input: z.strictObject({ endpoint: z.string().max(2000) }),
  output: done,
})

// Who may see, and who saw

/** One reading of my data; also the body of the fact `access` in the feed. */
export const accessFact = z.strictObject({
  id: z.uuid(),
  at: instant,
  account: accountId,
  who: z.string(),
  role: z.string(),
  purpose: z.string(),
  class: z.enum(['C1', 'C2', 'C3', 'C4']),
  what: z.string(),
})
export type AccessFact = z.infer<typeof accessFact>

export const whoSawMyData = query('identity.who-saw-my-data', {
  summary: 'Who opened my data, newest first',
  allow: ['physician'],
  opens: 'C1',
  input: z.strictObject({ before: instant.nullable() }),
  output: z.array(accessFact),
})

export const accessLog = query('identity.access-log', {
  summary: 'Every reading of clinical data in the programme, for the privacy officer',
  allow: ['dpo'],
  opens: 'C2',
  input: z.strictObject({ before: instant.nullable(), person: personId.nullable() }),
  output: z.array(accessFact.extend({ person: personId, alias })),
})

/** Someone whom the person does not want to see them; also the body of the fact `blocked`. */
export const blockedFact = z.strictObject({ account: accountId, who: z.string(), since: instant })
export type BlockedFact = z.infer<typeof blockedFact>

const oneAccount = z.strictObject({ account: accountId })

export const blockAccount = command('identity.block-account', {
  summary: 'This person of the team may not open my data',
  allow: ['physician'],
  offline: true,
  input: oneAccount,
  output: done,
  errors: { 'identity.account-unknown': 404 },
})

export const unblockAccount = command('identity.unblock-account', {
  summary: 'This person of the team may open my data again, where they care for me',
  allow: ['physician'],
  offline: true,
  input: oneAccount,
  output: done,
})

export const beginCare = command('identity.begin-care', {
  summary: 'Assigns a clinician to a person: from now on they may open what they need',
  allow: ['coordinator', 'psychiatrist'],
  input: z.strictObject({ person: personId, account: accountId }),
  output: done,
  errors: {
    'identity.person-unknown': 404,
    'identity.account-unknown': 404,
    'identity.account-not-clinical': 409,
    'identity.coordinator-cannot-care': 409,
    'identity.not-available': 409,
  },
})

export const endCare = command('identity.end-care', {
  summary: 'Ends an assignment',
  allow: ['coordinator', 'psychiatrist'],
  input: z.strictObject({ person: personId, account: accountId }),
  output: done,
  errors: { 'identity.care-unknown': 404 },
})

export const careChanged = event(
  'identity.care-changed',
  z.strictObject({
    person: personId,
    program: programId,
    account: accountId,
    kind: z.enum(['assigned', 'duty_alert', 'break_glass']),
    holds: z.boolean(),
    at: instant,
  }),
)

export const breakGlass = command('identity.break-glass', {
  summary:
    'Opens a record without being assigned, with a reason, for four hours; a second reader judges it within a day',
  allow: ['duty', 'therapist', 'psychiatrist'],
  input: z.strictObject({ person: personId, reason: z.string().trim().min(15).max(500) }),
  output: z.strictObject({ id: z.uuid(), expiresAt: instant, secondReaderDueAt: instant }),
  errors: { 'identity.person-unknown': 404, 'identity.not-available': 409 },
})

export const glassBroken = event(
  'identity.glass-broken',
  z.strictObject({
    id: z.uuid(),
    person: personId,
    program: programId,
    by: accountId,
    at: instant,
    secondReaderDueAt: instant,
  }),
)

export const reviewBreakGlass = command('identity.review-break-glass', {
  summary: 'The second reader says whether an opening was justified',
  allow: ['psychiatrist', 'dpo', 'director'],
  input: z.strictObject({ id: z.uuid(), says: z.enum(['justified', 'not_justified']) }),
  output: done,
  errors: { 'identity.break-glass-unknown': 404, 'identity.own-break-glass': 409, 'identity.already-reviewed': 409 },
})

export const openBreakGlasses = query('identity.open-break-glasses', {
  summary: 'Openings that wait for their second reader',
  allow: ['psychiatrist', 'dpo', 'director'],
  opens: 'C2',
  input: nothing,
  output: z.array(
    z.strictObject({
      id: z.uuid(),
      person: personId,
      alias,
      by: z.string(),
      own: z.boolean(),
      reason: z.string(),
      openedAt: instant,
      secondReaderDueAt: instant,
    }),
  ),
})

// The team

const email = z.email().max(200)
const phone = z.string().regex(/^\+[1-9]\d{7,14}$/)

export const foundProgram = command('identity.found-program', {
  summary: 'Founds a programme; from the command line or the demo alone',
  allow: [],
  input: z.strictObject({
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/),
    name: z.string().trim().min(2).max(120),
    demo: z.boolean(),
    dutyPhone: phone.nullable(),
    dutySms: phone.nullable(),
  }),
  output: z.strictObject({ program: programId }),
  errors: { 'identity.slug-taken': 409 },
})

export const setProgram = command('identity.set-program', {
  summary: 'Changes the name of the programme and the numbers of its duty team',
  allow: ['admin', 'director'],
  input: z.strictObject({
    name: z.string().trim().min(2).max(120),
    dutyPhone: phone.nullable(),
    dutySms: phone.nullable(),
    director: accountId.nullable(),
  }),
  output: done,
  errors: { 'identity.account-unknown': 404 },
})

export const addAccount = command('identity.add-account', {
  summary: 'Adds somebody to the team; the house itself adds invented people to a demo',
  allow: ['admin'],
  input: z.strictObject({
    name: z.string().trim().min(2).max(120),
    displayName: z.string().trim().min(2).max(80),
    email,
    phone: phone.nullable(),
    roles: staffRoles,
    language,
  }),
  output: oneAccount,
  errors: { 'identity.email-taken': 409 },
})

export const disableAccount = command('identity.disable-account', {
  summary: 'Ends every right of an account at once',
  allow: ['admin'],
  input: oneAccount,
  output: done,
  errors: { 'identity.account-unknown': 404, 'identity.own-account': 409 },
})

export const enableAccount = command('identity.enable-account', {
  summary: 'Lets an account sign in again',
  allow: ['admin'],
  input: oneAccount,
  output: done,
  errors: { 'identity.account-unknown': 404 },
})

export const setRoles = command('identity.set-roles', {
  summary: 'Says which roles an account holds',
  allow: ['admin'],
  input: z.strictObject({ account: accountId, roles: staffRoles }),
  output: done,
  errors: { 'identity.account-unknown': 404, 'identity.own-account': 409, 'identity.coordinator-cannot-care': 409 },
})

export const resetTotp = command('identity.reset-totp', {
  summary: 'Forgets a lost second factor; the next sign-in sets up another',
  allow: ['admin'],
  input: oneAccount,
  output: done,
  errors: { 'identity.account-unknown': 404, 'identity.own-account': 409 },
})

export const accountRow = z.strictObject({
  account: accountId,
  name: z.string(),
  displayName: z.string(),
  roles: staffRoles,
  active: z.boolean(),
  demo: z.boolean(),
  language,
  secondFactorSince: instant.nullable(),
  hasPhone: z.boolean(),
  pushBrowsers: z.int(),
})
export type AccountRow = z.infer<typeof accountRow>

export const listAccounts = query('identity.list-accounts', {
  summary: 'The people of the team and what each may do',
  allow: ['admin', 'coordinator', 'director', 'psychiatrist', 'dpo'],
  opens: 'C1',
  input: nothing,
  output: z.array(accountRow),
})

// Doors: sign-in of staff. Served beside the command dispatch, because they set cookies.

export const sessionShape = z.strictObject({
  account: accountId,
  displayName: z.string(),
  roles: staffRoles,
  language,
  demo: z.boolean(),
  program: programBasics,
  /** `due` and `to-set-up` hold back the clinical roles until the second factor is shown. */
  secondFactor: z.enum(['not-needed', 'to-set-up', 'due', 'passed']),
})
export type StaffSession = z.infer<typeof sessionShape>
const wrong = { 'identity.sign-in-wrong': 403 } as const
const factor = {
  'identity.second-factor-wrong': 403,
  'identity.second-factor-locked': 403,
  'identity.second-factor-missing': 409,
} as const

export const currentSession = command('identity.session', {
  summary: 'Who is signed in in this browser',
  allow: ['anyone'],
  input: nothing,
  output: sessionShape.nullable(),
})
export const requestSignIn = command('identity.request-sign-in', {
  summary: 'Sends a code or a link to an address of the team; says the same when nobody has it',
  allow: ['anyone'],
  input: z.strictObject({ email, by: z.enum(['code', 'link']) }),
  output: z.strictObject({ validMinutes: z.int() }),
})
export const enterCode = command('identity.enter-code', {
  summary: 'Signs in with the code that was sent',
  allow: ['anyone'],
  input: z.strictObject({ email, code: z.string().regex(/^\d{6}$/) }),
  output: sessionShape,
  errors: wrong,
})
export const enterLink = command('identity.enter-link', {
  summary: 'Signs in with the link that was sent',
  allow: ['anyone'],
  input: z.strictObject({ token: z.string().min(20).max(100) }),
  output: sessionShape,
  errors: wrong,
})
export const demoAccounts = command('identity.demo-accounts', {
  summary: 'Invented people to enter as, in a demo',
  allow: ['anyone'],
  input: nothing,
  output: z.array(
    z.strictObject({ account: accountId, displayName: z.string(), roles: staffRoles, program: z.string() }),
  ),
  errors: { 'identity.demo-off': 403 },
})
export const demoSignIn = command('identity.demo-sign-in', {
  summary: 'Enters as an invented person, in a demo',
  allow: ['anyone'],
  input: oneAccount,
  output: sessionShape,
  errors: { 'identity.demo-off': 403, 'identity.account-unknown': 404 },
})
export const setupTotp = command('identity.setup-totp', {
  summary: 'Makes the secret of a second factor, to be confirmed with its first code',
  allow: ['anyone'],
  input: nothing,
  output: z.strictObject({ secret: z.string(), address: z.string() }),
  errors: { 'identity.second-factor-exists': 409 },
})
export const confirmTotp = command('identity.confirm-totp', {
  summary: 'Confirms the second factor and gives the recovery codes, once',
  allow: ['anyone'],
  input: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  output: z.strictObject({ recoveryCodes: z.array(z.string()) }),
  errors: { ...factor, 'identity.second-factor-exists': 409 },
})
export const verifyTotp = command('identity.verify-totp', {
  summary: 'Shows the second factor in this session',
  allow: ['anyone'],
  input: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  output: sessionShape,
  errors: factor,
})
export const useRecoveryCode = command('identity.use-recovery-code', {
  summary: 'Shows a recovery code instead of the second factor; each works once',
  allow: ['anyone'],
  input: z.strictObject({ code: z.string().min(8).max(20) }),
  output: sessionShape,
  errors: factor,
})
export const signOut = command('identity.sign-out', {
  summary: 'Ends the session of this browser',
  allow: ['anyone'],
  input: nothing,
  output: done,
})
export const signOutEverywhere = command('identity.sign-out-everywhere', {
  summary: 'Ends every session of this account',
  allow: ['anyone'],
  input: nothing,
  output: done,
})
