import { z } from 'zod'
import type { AccountId, DeviceId, PersonId, ProgramId } from './ids.ts'

/** @source services/00-shared-model.md §2.1. `director` and `system` complete the ladder; employers have no role. */
export const roles = [
  'physician',
  'coordinator',
  'duty',
  'therapist',
  'psychiatrist',
  'peer',
  'peer_lead',
  'facilitator',
  'mentor',
  'tm_coord',
  'liaison',
  'evaluator',
  'dpo',
  'admin',
  'director',
] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** Roles that may open clinical content; TOTP is required of them. */
export const clinicalRoles = ['duty', 'therapist', 'psychiatrist'] as const satisfies readonly Role[]

/** `anyone` marks the few operations that need no sign-in. */
export type Allowed = Role | 'anyone'

/** @source services/00-shared-model.md §2.2 */
export type ConfidentialityClass = 'C0' | 'C1' | 'C2' | 'C3' | 'C4'

/** Who asks, as the server knows it. `system` is the worker and the reactions. */
export type Actor = {
  readonly kind: 'physician' | 'staff' | 'system' | 'nobody'
  readonly accountId: AccountId | null
  readonly personId: PersonId | null
  readonly programId: ProgramId | null
  readonly deviceId: DeviceId | null
  readonly roles: readonly Role[]
  /** Held, but not usable until the second factor was shown in this session. */
  readonly awaitingSecondFactor?: readonly Role[]
}

export const nobody: Actor = {
  kind: 'nobody',
  accountId: null,
  personId: null,
  programId: null,
  deviceId: null,
  roles: [],
}
export const system = (programId: ProgramId | null): Actor => ({
  kind: 'system',
  accountId: null,
  personId: null,
  programId,
  deviceId: null,
  roles: [],
})
