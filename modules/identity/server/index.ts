import type { ServerModule } from '@ayni/platform/commands'
import { blockAccountHandler, unblockAccountHandler } from './access/block-account.ts'
import { beginCareHandler, closeWhatIsHandled, endCareHandler, openToWhoAcknowledged } from './access/care.ts'
import { lockWhoLeaves } from './access/leaving.ts'
import { noteErased } from './access/on-erased.ts'
import { closeEndedCare, openAgreedCare } from './access/open-agreed-care.ts'
import { keepApartFromThemself, keyAccountHandler, keyAccounts } from './access/same-person.ts'
import { accessFeed, accessLogHandler, blockedFeed, whoSawMyDataHandler } from './access/who-saw.ts'
import {
  breakGlassHandler,
  closeBrokenGlass,
  openBreakGlassesHandler,
  reviewBreakGlassHandler,
} from './break-glass/break-glass.ts'
import { admitPeople } from './devices/admit-person.ts'
import { signOutDeviceHandler, wipeDeviceHandler } from './devices/end-device.ts'
import { enrollDeviceHandler } from './devices/enroll-device.ts'
import { keepLinks } from './devices/keep-links.ts'
import { deviceFeed, listDevicesHandler, listMyDevicesHandler } from './devices/list-devices.ts'
import { makeDeviceCodeHandler } from './devices/make-device-code.ts'
import { mergeParticipants } from './merge-people.ts'
import { identityOwnData } from './own-data.ts'
import { tidySignIn } from './sign-in/tidy.ts'
import { listAccountsHandler } from './staff/list-accounts.ts'
import {
  addAccountHandler,
  disableAccountHandler,
  enableAccountHandler,
  resetTotpHandler,
  setRolesHandler,
} from './staff/manage-accounts.ts'
import { foundProgramHandler, setProgramHandler } from './staff/programs.ts'
import { notePushGoneHandler } from './staff/push-gone.ts'
import { pushSubscribeHandler, pushUnsubscribeHandler } from './staff/push-subscribe.ts'

export { recordAccess } from './access/who-saw.ts'
export { meetDevice } from './devices/meet-device.ts'
export { createAuthenticate } from './sign-in/authenticate.ts'
export { doorDefinitions, signInDoors } from './sign-in/doors.ts'
export type { SignInDeps } from './sign-in/house.ts'
export { accountByEmail, listPrograms, type ProgramRow } from './staff/house-store.ts'
export { withPushKey } from './staff/push-key.ts'
export { findProgramBySlug } from './staff/store.ts'

export const identity: ServerModule = {
  name: 'identity',
  commands: [
    enrollDeviceHandler,
    makeDeviceCodeHandler,
    signOutDeviceHandler,
    wipeDeviceHandler,
    pushSubscribeHandler,
    pushUnsubscribeHandler,
    notePushGoneHandler,
    blockAccountHandler,
    unblockAccountHandler,
    keyAccountHandler,
    beginCareHandler,
    endCareHandler,
    breakGlassHandler,
    reviewBreakGlassHandler,
    addAccountHandler,
    disableAccountHandler,
    enableAccountHandler,
    setRolesHandler,
    resetTotpHandler,
    foundProgramHandler,
    setProgramHandler,
  ],
  queries: [
    listMyDevicesHandler,
    listDevicesHandler,
    whoSawMyDataHandler,
    accessLogHandler,
    openBreakGlassesHandler,
    listAccountsHandler,
  ],
  reactions: [
    mergeParticipants,
    admitPeople,
    keepLinks,
    openToWhoAcknowledged,
    closeWhatIsHandled,
    openAgreedCare,
    closeEndedCare,
    lockWhoLeaves,
    noteErased,
    ...keepApartFromThemself,
  ],
  feed: [deviceFeed, accessFeed, blockedFeed],
  ownData: identityOwnData,
  jobs: [closeBrokenGlass, tidySignIn, keyAccounts],
}
