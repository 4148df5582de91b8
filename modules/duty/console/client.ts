import type { DutyOperations } from '@ayni/modules/duty/contract'
import type { Client } from '@ayni/ui'

export type DutyClient = Client<DutyOperations>
