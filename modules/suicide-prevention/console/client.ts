import type { DutyOperations } from '@ayni/modules/duty/contract'
import type { SuicidePreventionOperations } from '@ayni/modules/suicide-prevention/contract'
import type { Client } from '@ayni/ui'

/** The strip also answers a drill, which is of the room of the rota. */
export type AlertOperations = SuicidePreventionOperations & Pick<DutyOperations, 'duty.press-drill'>
export type AlertClient = Client<AlertOperations>
