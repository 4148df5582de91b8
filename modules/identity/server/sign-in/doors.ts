import type { CommandDefinition } from '@ayni/kernel'
import type { Door } from '@ayni/platform/auth'
import * as contract from '../../contract/sign-in.ts'
import { enterDoors } from './enter-doors.ts'
import type { SignInDeps } from './house.ts'
import { sessionDoors } from './session-doors.ts'

/** Everything that happens at the door of the console. */
export const signInDoors = (deps: SignInDeps): readonly Door[] => [...enterDoors(deps), ...sessionDoors(deps)]

/** The doors as the API description names them. */
export const doorDefinitions: readonly CommandDefinition[] = [
  contract.currentSession,
  contract.requestSignIn,
  contract.enterCode,
  contract.enterLink,
  contract.demoAccounts,
  contract.demoSignIn,
  contract.setupTotp,
  contract.confirmTotp,
  contract.verifyTotp,
  contract.useRecoveryCode,
  contract.signOut,
  contract.signOutEverywhere,
]
