import type { Client } from '@ayni/ui'
import type { CaringOperations } from '../contract.ts'

export type CaringClient = Client<CaringOperations>
