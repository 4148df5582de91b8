import type { InputOf, OutputOf } from '@ayni/kernel'
import type { promises } from '@ayni/modules/coordination/contract'
import type { Client } from '@ayni/ui'
import type { AppointmentsOperations } from '../contract.ts'

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the agenda asks, of its own room and of the promises it serves. */
export type AgendaOperations = AppointmentsOperations & { readonly 'coordination.promises': Op<typeof promises> }
export type AgendaClient = Client<AgendaOperations>
