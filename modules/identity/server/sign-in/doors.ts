import type { Door } from '@ayni/platform/auth'
import { enterDoors } from './enter-doors.ts'
import type { SignInDeps } from './house.ts'
import { sessionDoors } from './session-doors.ts'

/** Everything that happens at the door of the console. */
export const signInDoors = (deps: SignInDeps): readonly Door[] => [...enterDoors(deps), ...sessionDoors(deps)]
