import { createHash } from 'node:crypto'
import { type Instant, personId, programId, system } from '@ayni/kernel'
import { sql } from 'kysely'
import { inTransaction, type Tx } from '../database/index.ts'
import type { Job, JobContext } from '../jobs/job.ts'

const BATCH = 200

type Gone = {
  readonly id: string
  readonly program_id: string
  readonly to_person: string
  readonly contact_id: string
  readonly channel: string
  readonly ended_at: Instant
}

/** One message a contact point and way: the other failures say the same. */
async function gone(tx: Tx): Promise<readonly Gone[]> {
  const { rows } = await sql<Gone>`select id, program_id, to_person, contact_id, channel, ended_at from messages.outbox
    where state = 'failed' and contact_id is not null and contact_told_at is null and to_person is not null
      and reason in ('address.gone', 'address.invalid', 'address.opted-out', 'receipt.address-invalid')
    order by ended_at limit ${BATCH}`.execute(tx)
  return rows
}

const noteTold = (tx: Tx, ids: readonly string[], now: Instant) =>
  sql`update messages.outbox set contact_told_at = ${now} where id = any(${[...ids]}::uuid[])`.execute(tx)

function commandIdOf(id: string): string {
  const hex = createHash('sha256').update(`contact-failed\u0000${id}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** A browser is no contact point: the room that keeps subscriptions ends it. */
const toSay = ({ channel, contact_id: contact, to_person, ended_at: at }: Gone) =>
  channel === 'push'
    ? { name: 'identity.note-push-gone', input: { subscription: contact } }
    : { name: 'enrollment.note-contact-failed', input: { person: personId.parse(to_person), contact, channel, at } }

async function tell({ database, now, give, log }: JobContext): Promise<void> {
  const rows = await inTransaction(database.app, system(null), gone)
  for (const row of rows) {
    const given = await give({
      ...toSay(row),
      commandId: commandIdOf(row.id),
      program: programId.parse(row.program_id),
    })
    if (given.outcome === 'refused') log.info({ code: given.code }, 'a contact point that failed is not there any more')
  }
  // Marked after it was said: killed in between, it is said again by the same command id.
  if (rows.length > 0)
    await inTransaction(database.app, system(null), (tx) =>
      noteTold(
        tx,
        rows.map(({ id }) => id),
        now,
      ),
    )
}

/** Tells the room that keeps contacts which of them do not exist. Durable: the rows themselves are the list of what to say. */
export const tellContacts: Job = { name: 'messages.tell-contacts', everySeconds: 60, run: tell }
