import { uuidv7 } from '@ayni/kernel/uuidv7'
import type { SafetyPlanOperations } from '@ayni/modules/safety-plan/contract'
import type { Client } from '@ayni/ui'

export type PlanClient = Client<SafetyPlanOperations>

export const idAt = (now: string): string => uuidv7(Date.parse(now), crypto.getRandomValues(new Uint8Array(10)))
