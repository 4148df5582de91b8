import type { Instant, PersonId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

export async function moveAppointments(tx: Tx, from: PersonId, to: PersonId): Promise<void> {
  await sql`select roster.move_person('appointments', ${from}, ${to})`.execute(tx)
}

/** Hours offered for what the survivor is offered too. */
export async function keepOfferedOnce(tx: Tx, duplicate: PersonId): Promise<void> {
  await sql`delete from appointments.offer where person_id = ${duplicate}`.execute(tx)
}

/** Where both were owed the same, one promise stands for both: what was agreed for the other one keeps it. */
export async function pointAtWhatIsOwed(tx: Tx, person: PersonId, at: Instant): Promise<void> {
  await sql`update appointments.appointment a set promise_key = o.key
    from screening.owed closed join screening.owed o on o.person_id = closed.person_id and o.kind = closed.kind and o.closed_at is null
    where a.person_id = ${person} and a.state in ('proposed', 'agreed') and closed.person_id = ${person}
      and closed.key = a.promise_key and closed.closed_at = ${at}`.execute(tx)
}
