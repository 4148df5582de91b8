import { accountId, command, instant, programId, query, z } from '@ayni/kernel'
import { done, email, language, nothing, oneAccount, staffRoles } from './shared-shapes.ts'

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
