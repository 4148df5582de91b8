import type { CoordinationOperations } from '@ayni/modules/coordination/contract'
import type { Client } from '@ayni/ui'

export type KnowingClient = Client<CoordinationOperations>
