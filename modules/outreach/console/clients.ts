import type { InputOf, OutputOf } from '@ayni/kernel'
import type { waysToReach } from '@ayni/modules/enrollment/contract'
import type { OutreachOperations, PlannerRow } from '@ayni/modules/outreach/contract'
import type { Client } from '@ayni/ui'

/** What these pages ask, of their own room and, once a call begins, the name and numbers of enrollment. */
export type ReachOperations = OutreachOperations & {
  readonly 'enrollment.ways-to-reach': {
    readonly input: InputOf<typeof waysToReach>
    readonly output: OutputOf<typeof waysToReach>
  }
}
export type ReachClient = Client<ReachOperations>

/** One call, wherever it is made from. */
export type CallProps = {
  readonly client: ReachClient
  readonly row: Pick<PlannerRow, 'person' | 'alias' | 'channel'>
  readonly now: string
  readonly onChanged: () => void
  readonly onClose: () => void
}
export type CallDialogProps = CallProps & { readonly row: PlannerRow }
