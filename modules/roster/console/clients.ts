import type { RosterOperations } from '@ayni/modules/roster/contract'
import type { Client } from '@ayni/ui'

export type RosterClient = Client<RosterOperations>
