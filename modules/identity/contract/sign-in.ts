import { accountId, command, z } from '@ayni/kernel'
import { done, email, language, nothing, oneAccount, programBasics, staffRoles } from './shared-shapes.ts'

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
