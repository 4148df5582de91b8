import type { Client } from '@ayni/ui'
import type { IncidentsOperations } from '../contract.ts'

export type IncidentsClient = Client<IncidentsOperations>
