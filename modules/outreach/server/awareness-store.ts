import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

type Shown = { readonly service: string; readonly understood: boolean | null }

/** What was said once stays said: a later look without a word does not take it back. */
export async function putAwareness(
  tx: Tx,
  person: PersonId,
  shown: {
    readonly program: ProgramId
    readonly day: number
    readonly at: Instant
    readonly services: readonly Shown[]
  },
): Promise<void> {
  await sql`insert into outreach.awareness (person_id, program_id, service, day, shown_at, understood)
    select ${person}, ${shown.program}, g.service, ${shown.day}, ${shown.at}, g.understood
    from jsonb_to_recordset(${JSON.stringify(shown.services)}::jsonb) as g (service text, understood boolean)
    on conflict (person_id, service, day) do update set understood = coalesce(excluded.understood, outreach.awareness.understood)`.execute(
    tx,
  )
}

export async function noteAsked(
  tx: Tx,
  person: PersonId,
  program: ProgramId,
  what: 'nonuse' | 'not-now',
  at: Instant,
): Promise<void> {
  await sql`insert into outreach.asked (person_id, program_id, what, at) values (${person}, ${program}, ${what}, ${at})
    on conflict do nothing`.execute(tx)
}

export type OwnRow = {
  readonly state: string
  readonly quietUntil: Instant | null
  readonly enteredAt: Instant | null
  readonly shownDays: readonly number[]
  readonly used: boolean
  readonly askedAt: Instant | null
  readonly cycleOpenedAt: Instant | null
  readonly attempts: number
  readonly overrides: readonly { readonly id: string; readonly at: Instant; readonly sealed: string }[]
}

/** How things stand for one phone, in one statement. */
export async function ownRow(tx: Tx, person: PersonId): Promise<OwnRow | undefined> {
  const { rows } = await sql<OwnRow>`select p.state, p.no_outreach_until as "quietUntil",
      (select min(c.occurred_at) from enrollment.consent c where c.person_id = p.id and c.layer = 1 and c.given) as "enteredAt",
      coalesce((select array_agg(distinct w.day order by w.day) from outreach.awareness w where w.person_id = p.id), '{}') as "shownDays",
      exists (select 1 from screening.round r where r.person_id = p.id) as used,
      (select max(k.at) from outreach.asked k where k.person_id = p.id and k.what = 'nonuse') as "askedAt",
      s.last_at as "cycleOpenedAt", coalesce(s.attempts, 0) as attempts,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'at', a.at, 'sealed', a.override_sealed) order by a.at desc)
        from outreach.attempt a where a.person_id = p.id and a.undone_at is null and a.override_sealed is not null), '[]') as overrides
    from enrollment.person p left join outreach.standing s on s.person_id = p.id where p.id = ${person}`.execute(tx)
  return rows[0]
}
