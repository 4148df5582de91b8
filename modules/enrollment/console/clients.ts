import type { CoordinationOperations } from '@ayni/modules/coordination/contract'
import type { EnrollmentOperations } from '@ayni/modules/enrollment/contract'
import type { IdentityOperations } from '@ayni/modules/identity/contract'
import type { Client } from '@ayni/ui'

type FromIdentity =
  | 'identity.list-accounts'
  | 'identity.make-device-code'
  | 'identity.list-devices'
  | 'identity.sign-out-device'
  | 'identity.wipe-device'
  | 'identity.begin-care'
  | 'identity.end-care'

/** What the roster asks, of its own room, of the accounts and of who cares for whom. */
export type PeopleOperations = EnrollmentOperations &
  Pick<IdentityOperations, FromIdentity> &
  Pick<CoordinationOperations, 'coordination.care-team'>
export type PeopleClient = Client<PeopleOperations>
