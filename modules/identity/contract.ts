import type { InputOf, OutputOf } from '@ayni/kernel'
import type {
  accessLog,
  beginCare,
  breakGlass,
  endCare,
  openBreakGlasses,
  reviewBreakGlass,
} from './contract/access.ts'
import type {
  listDevices,
  makeDeviceCode,
  pushKey,
  pushSubscribe,
  pushUnsubscribe,
  signOutDevice,
  wipeDevice,
} from './contract/devices.ts'
import type {
  confirmTotp,
  currentSession,
  demoAccounts,
  demoSignIn,
  enterCode,
  enterLink,
  requestSignIn,
  setupTotp,
  signOut,
  signOutEverywhere,
  useRecoveryCode,
  verifyTotp,
} from './contract/sign-in.ts'
import type {
  addAccount,
  disableAccount,
  enableAccount,
  listAccounts,
  resetTotp,
  setProgram,
  setRoles,
} from './contract/team.ts'

export * from './contract/access.ts'
export * from './contract/devices.ts'
export * from './contract/push-gone.ts'
export { type ProgramBasics, programBasics, staffRoles } from './contract/shared-shapes.ts'
export * from './contract/sign-in.ts'
export * from './contract/team.ts'

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type IdentityOperations = {
  readonly 'identity.session': Op<typeof currentSession>
  readonly 'identity.request-sign-in': Op<typeof requestSignIn>
  readonly 'identity.enter-code': Op<typeof enterCode>
  readonly 'identity.enter-link': Op<typeof enterLink>
  readonly 'identity.demo-accounts': Op<typeof demoAccounts>
  readonly 'identity.demo-sign-in': Op<typeof demoSignIn>
  readonly 'identity.setup-totp': Op<typeof setupTotp>
  readonly 'identity.confirm-totp': Op<typeof confirmTotp>
  readonly 'identity.verify-totp': Op<typeof verifyTotp>
  readonly 'identity.use-recovery-code': Op<typeof useRecoveryCode>
  readonly 'identity.sign-out': Op<typeof signOut>
  readonly 'identity.sign-out-everywhere': Op<typeof signOutEverywhere>
  readonly 'identity.list-accounts': Op<typeof listAccounts>
  readonly 'identity.add-account': Op<typeof addAccount>
  readonly 'identity.disable-account': Op<typeof disableAccount>
  readonly 'identity.enable-account': Op<typeof enableAccount>
  readonly 'identity.set-roles': Op<typeof setRoles>
  readonly 'identity.reset-totp': Op<typeof resetTotp>
  readonly 'identity.set-program': Op<typeof setProgram>
  readonly 'identity.push-key': Op<typeof pushKey>
  readonly 'identity.push-subscribe': Op<typeof pushSubscribe>
  readonly 'identity.push-unsubscribe': Op<typeof pushUnsubscribe>
  readonly 'identity.make-device-code': Op<typeof makeDeviceCode>
  readonly 'identity.list-devices': Op<typeof listDevices>
  readonly 'identity.sign-out-device': Op<typeof signOutDevice>
  readonly 'identity.wipe-device': Op<typeof wipeDevice>
  readonly 'identity.begin-care': Op<typeof beginCare>
  readonly 'identity.end-care': Op<typeof endCare>
  readonly 'identity.break-glass': Op<typeof breakGlass>
  readonly 'identity.open-break-glasses': Op<typeof openBreakGlasses>
  readonly 'identity.review-break-glass': Op<typeof reviewBreakGlass>
  readonly 'identity.access-log': Op<typeof accessLog>
}
