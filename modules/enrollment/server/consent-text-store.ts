import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { ConsentReceipt } from '../contract.ts'

export type ConsentWord = Omit<ConsentReceipt, 'title' | 'says' | 'fingerprint'>

/** Every giving and withdrawing of a person, newest first. */
export async function consentWords(tx: Tx, person: PersonId): Promise<readonly ConsentWord[]> {
  const { rows } = await sql<ConsentWord>`select id, layer, given, occurred_at as at, received_at as "receivedAt",
      text_version as version, language, channel
    from enrollment.consent where person_id = ${person} order by occurred_at desc, id desc limit 500`.execute(tx)
  return rows
}

export type KeptText = {
  readonly version: string
  readonly layer: number
  readonly language: 'es' | 'en'
  readonly title: string
  readonly says: readonly string[]
}

export async function keptTexts(tx: Tx): Promise<readonly KeptText[]> {
  const { rows } =
    await sql<KeptText>`select version, layer, language, title, says from enrollment.consent_text limit 500`.execute(tx)
  return rows
}

/** @returns whether there was none of this version, layer and language. */
export async function insertConsentText(
  tx: Tx,
  text: KeptText & { readonly program: ProgramId; readonly fingerprint: string; readonly at: Instant },
): Promise<boolean> {
  const { rows } =
    await sql`insert into enrollment.consent_text (program_id, version, layer, language, title, says, fingerprint, kept_at)
    values (${text.program}, ${text.version}, ${text.layer}, ${text.language}, ${text.title}, ${[...text.says]}::text[], ${text.fingerprint}, ${text.at})
    on conflict do nothing returning version`.execute(tx)
  return rows.length > 0
}
