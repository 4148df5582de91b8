import type { PersonState } from '@ayni/clinical/reach'
import type { Instant, Language, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export type RecipientRow = {
  readonly person: PersonId
  readonly alias: string
  readonly language: Language
  readonly state: PersonState
  readonly hospital: boolean
  readonly stoodDown: boolean
  readonly held: boolean
  readonly noOutreachUntil: Instant | null
  readonly offlineUntil: Instant | null
  readonly hours: unknown
  readonly channelOrder: readonly string[]
  readonly whatsapp: boolean
  readonly addresses: readonly { readonly id: string; readonly channel: string; readonly sealed: string }[]
  readonly push: readonly { readonly id: string; readonly sealed: string }[]
  /** Channel by which a contact point failed for good. */
  readonly failed: Readonly<Record<string, string>>
}

/** What may be written to is decided in the function, on every path the same. */
export async function recipientsOf(tx: Tx, people: readonly PersonId[]): Promise<readonly RecipientRow[]> {
  const { rows } =
    await sql<RecipientRow>`select r.person, alias, language, state, hospital, held, no_outreach_until as "noOutreachUntil",
      offline_until as "offlineUntil", hours, channel_order as "channelOrder", whatsapp, addresses, stood_down as "stoodDown",
      w.push, w.failed
    from enrollment.recipients(${[...people]}::uuid[]) r left join enrollment.recipient_ways(${[...people]}::uuid[]) w on w.person = r.person`.execute(
      tx,
    )
  return rows
}
