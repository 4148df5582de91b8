import type { InputOf, OutputOf } from '@ayni/kernel'
import type { CoordinationOperations } from '@ayni/modules/coordination/contract'
import type { onCallNow } from '@ayni/modules/duty/contract'
import type { contactCard, waysToReach } from '@ayni/modules/enrollment/contract'
import type { IdentityOperations } from '@ayni/modules/identity/contract'
import type { planner } from '@ayni/modules/outreach/contract'
import type { Client } from '@ayni/ui'

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the board asks, of its own room and, by their contracts, of three others. */
export type BoardOperations = CoordinationOperations & {
  readonly 'enrollment.contact-card': Op<typeof contactCard>
  readonly 'enrollment.ways-to-reach': Op<typeof waysToReach>
  readonly 'identity.list-accounts': IdentityOperations['identity.list-accounts']
  readonly 'outreach.planner': Op<typeof planner>
  readonly 'duty.on-call-now': Op<typeof onCallNow>
}
export type BoardClient = Client<BoardOperations>
