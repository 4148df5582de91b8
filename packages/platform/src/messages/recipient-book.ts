import type { Instant, Language, PersonId } from '@ayni/kernel'
import type { KeyRing } from '../crypto/index.ts'
import type { Tx } from '../database/index.ts'
import type { Address } from './address.ts'
import type { ChannelName, MessageClass } from './classes.ts'
import type { RecipientHours } from './recipient-hours.ts'

export type RecipientAddress = {
  /** Of the contact point; what is told when it turns out not to exist. */
  readonly id: string
  readonly channel: ChannelName
  readonly address: Address
}

/** Why nothing but safety is written to somebody. */
export type Silenced = 'withdrawn' | 'deceased' | 'hospital' | 'stood-down' | 'ended' | 'duplicate'

/** @safety what may wait is refused to whoever is silenced; the end of SERUMS ends no caring contact (services/07 §7.6). */
export const isSilencedFor = ({ silenced }: Pick<RecipientCard, 'silenced'>, of: MessageClass): boolean =>
  silenced !== null && !(silenced === 'ended' && of === 'N6')

/** What the house knows about writing to one person, at this moment. */
export type RecipientCard = {
  readonly person: PersonId
  readonly alias: string
  readonly language: Language
  /** The person's own, or `physicianHours`. */
  readonly hours: RecipientHours
  /** N4–N6 wait for it; never N1–N3. */
  readonly offlineUntil: Instant | null
  /** N3–N6 are refused, whoever asks; `ended` lets N6 through. */
  readonly silenced: Silenced | null
  /** Said "no por ahora", declined or has been silent: N5 is refused. */
  readonly noOutreach: boolean
  /** Best first; only what may be written to automatically. */
  readonly addresses: readonly RecipientAddress[]
}

/** The cards of these people in one look; who is missing cannot be written to. */
export type RecipientBook = (
  tx: Tx,
  people: readonly PersonId[],
  at: { readonly now: Instant; readonly keys: KeyRing },
) => Promise<ReadonlyMap<PersonId, RecipientCard>>

/** Nobody can be reached: a house in which no room keeps contacts. */
export const emptyBook: RecipientBook = async () => new Map()
