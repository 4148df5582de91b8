import type { TimersOperations } from '@ayni/modules/timers/contract'
import type { Client } from '@ayni/ui'

export type TimersClient = Client<TimersOperations>
