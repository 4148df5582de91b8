import type { AccountId, Instant, Language, ProgramId, Refusal } from '@ayni/kernel'
import { refuse } from '@ayni/kernel'
import { sql } from 'kysely'
import type { Tx } from '../database/index.ts'
import { checkTemplateWords } from './check-template-words.ts'
import { isTemplateName } from './templates.ts'
import type { TemplateWords } from './words.ts'

export type OwnWords = {
  readonly template: string
  readonly language: Language
  readonly version: number
  /** None: back to ours. */
  readonly words: TemplateWords | null
  readonly by: AccountId
  readonly at: Instant
}

/** The words a programme has now instead of ours, newest version of each. */
export async function ownWords(tx: Tx, programId: ProgramId): Promise<readonly OwnWords[]> {
  const { rows } =
    await sql<OwnWords>`select distinct on (template, language) template, language, version, by_account as by, at,
      case when short is null then null else jsonb_build_object('short', short, 'push', push, 'subject', subject) end as words
    from messages.template_override where program_id = ${programId}
    order by template, language, version desc`.execute(tx)
  return rows
}

export type WordsChange = {
  readonly programId: ProgramId
  readonly template: string
  readonly language: Language
  /** None: back to ours. */
  readonly words: TemplateWords | null
  /** The version that was looked at; 0 when there was none. */
  readonly after: number
  readonly by: AccountId
  readonly at: Instant
}

/**
 * Stores a programme's own words as a new version. What does not pass `checkTemplateWords` is never stored; what was stored by
 * other means is looked at again before it is sent, and ours goes instead.
 */
export async function setTemplateWords(
  tx: Tx,
  change: WordsChange,
): Promise<
  | { readonly version: number }
  | Refusal<'messages.template-unknown' | 'messages.words-unfit' | 'messages.words-changed'>
> {
  const { programId, template, language, words, after, by, at } = change
  if (!isTemplateName(template)) return refuse('messages.template-unknown')
  const findings = words === null ? [] : checkTemplateWords(template, language, words).findings
  if (findings.length > 0)
    return refuse('messages.words-unfit', { rules: findings.map(({ field, rule }) => `${field}.${rule}`) })
  const { short = null, push = null, subject = null } = words ?? {}
  const { rows } = await sql<{ version: number }>`insert into messages.template_override
      (program_id, template, language, version, short, push, subject, by_account, at)
    select ${programId}, ${template}, ${language}, ${after + 1}, ${short}, ${push}, ${subject}, ${by}, ${at}
    where ${after} = (select coalesce(max(version), 0) from messages.template_override
      where program_id = ${programId} and template = ${template} and language = ${language})
    on conflict do nothing returning version`.execute(tx)
  return rows[0] ?? refuse('messages.words-changed')
}
