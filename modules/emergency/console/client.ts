import type { EmergencyOperations } from '@ayni/modules/emergency/contract'
import type { Client, Doing as DoingOf } from '@ayni/ui'

export type EmergencyClient = Client<EmergencyOperations>
export type Doing = DoingOf<EmergencyOperations>
