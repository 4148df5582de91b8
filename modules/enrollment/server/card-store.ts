import type { PersonState } from '@ayni/clinical/reach'
import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { ReachFact } from '../contract.ts'

export type CardRow = Omit<ReachFact, 'noTrustedPerson'> & {
  readonly person: PersonId
  readonly alias: string
  readonly identitySealed: string | null
  readonly sex: string | null
  readonly ageYears: number | null
  readonly language: 'es' | 'en'
  readonly state: PersonState
  readonly stateSince: Instant | null
  readonly away: boolean
  readonly held: boolean
  readonly noOutreachUntil: Instant | null
  readonly serviceStartedOn: string | null
  readonly serviceEndsOn: string | null
  /** What the team wrote in their name, the newest first. */
  readonly notes: readonly NoteRow[]
}

export async function cardRowOf(tx: Tx, person: PersonId): Promise<CardRow | undefined> {
  const { rows } =
    await sql<CardRow>`select id as person, alias, identity_sealed as "identitySealed", sex, age_years as "ageYears",
      language, spoken_language as spoken, interpreter_wanted as interpreter, state, state_since as "stateSince",
      hospital_since is not null as away, held_since is not null as held, no_outreach_until as "noOutreachUntil",
      offline_until as "offlineUntil", service_started_on as "serviceStartedOn", service_ends_on as "serviceEndsOn",
      work_pattern as pattern, hours, channel_order as "channelOrder",
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'what', n.what, 'sealed', n.note_sealed,
          'at', to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by n.at desc, n.id desc)
        from enrollment.on_behalf n where n.person_id = person.id), '[]') as notes
    from enrollment.person where id = ${person}`.execute(tx)
  return rows[0]
}

/** Asked as the house: whom somebody blocked is not for the blocked to read. */
export async function isBlocked(tx: Tx, person: PersonId, account: AccountId | null): Promise<boolean> {
  const { rows } =
    await sql`select 1 from identity.blocked where person_id = ${person} and account_id = ${account}`.execute(tx)
  return rows.length > 0
}

export type NoteRow = {
  readonly id: string
  readonly what: 'contact' | 'hours' | 'post'
  readonly at: Instant
  readonly sealed: string
}

export async function insertNote(
  tx: Tx,
  n: NoteRow & { readonly person: PersonId; readonly program: ProgramId; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into enrollment.on_behalf (id, program_id, person_id, what, by_account, at, note_sealed)
    values (${n.id}, ${n.program}, ${n.person}, ${n.what}, ${n.by}, ${n.at}, ${n.sealed})`.execute(tx)
}
