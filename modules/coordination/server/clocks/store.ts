import type { HolidayChange } from '@ayni/clinical/clocks'
import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import { holidayChangesColumn } from '@ayni/platform/calendar'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { WaitKind } from '../../contract.ts'

/** Contact or session promised to one person, and the first time it happened. */
export type WaitRow = {
  readonly kind: WaitKind
  readonly person: PersonId
  readonly alias: string
  readonly owner: string | null
  readonly startedAt: Instant
  readonly dueAt: Instant
  readonly happenedAt: Instant | null
  readonly left: boolean
  /** Null where the round was not known whole. */
  readonly level: number | null
}

/**
 * Contact is the first time that anybody of the team spoke or met with the person after their answers, whichever promise it
 * kept; a promise that was only reviewed is no contact.
 */
export async function waitsSince(
  tx: Tx,
  { program, since, hidden }: { program: ProgramId; since: Instant; hidden: readonly PersonId[] },
): Promise<readonly WaitRow[]> {
  const { rows } = await sql<WaitRow>`with spoken as (
      select person_id, kept_at, kind from coordination.promise
      where program_id = ${program} and kept_at >= ${since} and kind in ('first-contact', 'first-session', 'safety-call', 'ask-missing-answers', 'clinical-review')
        and coalesce(how, 'spoke') <> 'reviewed')
    select p.kind, p.person_id as person, i.alias, a.display_name as owner, p.made_at as "startedAt", p.due_at as "dueAt",
      least((select min(s.kept_at) from spoken s where s.person_id = p.person_id and s.kept_at >= p.made_at
        and (p.kind = 'first-contact' or s.kind = 'first-session')), p.kept_at) as "happenedAt",
      p.withdrawn_at is not null as left,
      (select r.level from coordination.reading r where r.person_id = p.person_id and r.received_at <= p.made_at order by r.received_at desc limit 1) as level
    from coordination.promise p join identity.participant i on i.person_id = p.person_id left join identity.account a on a.id = coalesce(p.owed_by, p.kept_by)
    where p.program_id = ${program} and p.kind in ('first-contact', 'first-session') and p.made_at >= ${since}
      and p.person_id <> all (${[...hidden]}::uuid[])
    order by p.due_at, p.key`.execute(tx)
  return rows
}

/** Asked before the house reads in its own name, because the house is hidden from nobody. */
export async function hiddenPeople(tx: Tx): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ people: PersonId[] }>`select coordination.hidden_people() as people`.execute(tx)
  return rows[0]?.people ?? []
}

export async function holidaysOf(tx: Tx, program: ProgramId): Promise<readonly HolidayChange[]> {
  const { rows } = await sql<{ holidays: readonly HolidayChange[] }>`select ${holidayChangesColumn('g.id')} as holidays
    from identity.program g where g.id = ${program}`.execute(tx)
  return rows[0]?.holidays ?? []
}
