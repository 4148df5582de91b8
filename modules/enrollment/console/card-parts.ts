import type { OutputOf } from '@ayni/kernel'
import type { personCard } from '@ayni/modules/enrollment/contract'
import type { PeopleClient } from './clients.ts'

export type Card = OutputOf<typeof personCard>
export type PartProps = { readonly client: PeopleClient; readonly card: Card; readonly again: () => void }

/** Enough to tell two apart, not enough to call: the numbers open below, when they are asked for. */
export function masked(value: string): string {
  const at = value.indexOf('@')
  return at > 0 ? `${value.slice(0, 1)}•••${value.slice(at)}` : `•••${value.slice(-3)}`
}
export type CardContact = Card['contacts'][number]

/** What the book of recipients does, told to the coordinator. */
export const isWrittenTo = ({ channel, mayWrite, owner, shared, wrongSince }: CardContact): boolean =>
  wrongSince === null &&
  (channel === 'movil' || channel === 'whatsapp' || channel === 'correo') &&
  (mayWrite === 'yes' || (mayWrite === 'usual' && owner === 'self' && !shared))
