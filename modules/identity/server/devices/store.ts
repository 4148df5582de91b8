import type { DeviceId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { DeviceFact, ProgramBasics } from '../../contract.ts'

export type Participant = {
  readonly personId: PersonId
  readonly programId: ProgramId
  readonly alias: string
  readonly language: 'es' | 'en'
}

export async function findParticipant(tx: Tx, person: PersonId): Promise<Participant | undefined> {
  const { rows } = await sql<Participant>`select person_id as "personId", program_id as "programId", alias, language
    from identity.participant where person_id = ${person} and ended_at is null`.execute(tx)
  return rows[0]
}

export async function admitParticipants(
  tx: Tx,
  program: ProgramId,
  people: readonly { readonly person: PersonId; readonly alias: string }[],
): Promise<void> {
  const rows = people.map(({ person, alias }) => ({ person, alias }))
  await sql`insert into identity.participant (person_id, program_id, alias, language)
    select p.person, ${program}::uuid, p.alias, 'es' from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (person uuid, alias text)
    on conflict (person_id) do nothing`.execute(tx)
}

export async function findProgram(tx: Tx, id: ProgramId): Promise<ProgramBasics | undefined> {
  const { rows } =
    await sql<ProgramBasics>`select id, slug, name, demo, duty_phone as "dutyPhone", duty_sms as "dutySms", languages
    from identity.program where id = ${id}`.execute(tx)
  return rows[0]
}

export type NewCode = {
  readonly id: string
  readonly programId: ProgramId
  readonly personId: PersonId
  readonly kind: 'link' | 'code'
  readonly secretHash: string
  readonly madeAt: Instant
  readonly expiresAt: Instant
  readonly madeBy: string | null
}

export async function insertCode(tx: Tx, code: NewCode): Promise<void> {
  await sql`insert into identity.device_code (id, program_id, person_id, kind, secret_hash, made_at, expires_at, made_by_account)
    values (${code.id}, ${code.programId}, ${code.personId}, ${code.kind}, ${code.secretHash}, ${code.madeAt}, ${code.expiresAt},
      ${code.madeBy})`.execute(tx)
}

export type StoredCode = {
  readonly id: string
  readonly personId: PersonId
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly usedByDevice: DeviceId | null
}

/** Locks the row: of two phones that hold one link, the second waits and finds it used. */
export async function findCode(tx: Tx, secretHash: string): Promise<StoredCode | undefined> {
  const { rows } =
    await sql<StoredCode>`select id, person_id as "personId", expires_at as "expiresAt", used_at as "usedAt",
    used_by_device as "usedByDevice" from identity.device_code where secret_hash = ${secretHash} for update`.execute(tx)
  return rows[0]
}

export type NewDevice = Participant & {
  readonly id: DeviceId
  readonly tokenHash: string
  readonly label: string
  readonly at: Instant
  readonly codeId: string
}

export async function insertDevice(tx: Tx, device: NewDevice): Promise<void> {
  await sql`insert into identity.device (id, program_id, person_id, token_hash, label, enrolled_at, last_seen_at)
    values (${device.id}, ${device.programId}, ${device.personId}, ${device.tokenHash}, ${device.label}, ${device.at}, ${device.at})`.execute(
    tx,
  )
  await sql`update identity.device_code set used_at = ${device.at}, used_by_device = ${device.id} where id = ${device.codeId}`.execute(
    tx,
  )
}

export async function devicesOf(
  tx: Tx,
  person: PersonId,
  ids: readonly string[] | 'all',
): Promise<readonly DeviceFact[]> {
  const { rows } = await sql<DeviceFact>`select id, label, enrolled_at as "enrolledAt", last_seen_at as "lastSeenAt",
      signed_out_at as "signedOutAt", wipe_requested_at as "wipeRequestedAt"
    from identity.device where person_id = ${person} and (${ids === 'all'} or id::text = any (${ids === 'all' ? [] : [...ids]}))
    order by enrolled_at, id`.execute(tx)
  return rows
}

export async function hasOtherDevice(tx: Tx, person: PersonId, but: DeviceId): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from identity.device
    where person_id = ${person} and id <> ${but}) as found`.execute(tx)
  return rows[0]?.found === true
}

/** Ends a phone's rights and its notices. Row-level security decides whose phone the actor may touch. */
export async function endDevice(tx: Tx, device: DeviceId, at: Instant, wipe: boolean): Promise<PersonId | undefined> {
  const { rows } = await sql<{
    personId: PersonId
  }>`update identity.device set signed_out_at = coalesce(signed_out_at, ${at}),
      wipe_requested_at = case when ${wipe} then coalesce(wipe_requested_at, ${at}) else wipe_requested_at end
    where id = ${device} returning person_id as "personId"`.execute(tx)
  await sql`update identity.push_subscription set ended_at = ${at} where device_id = ${device} and ended_at is null`.execute(
    tx,
  )
  return rows[0]?.personId
}

export type Met = {
  readonly ended: boolean
  readonly head: number
  /** The number from which on this phone's memory is good; null where nothing ever made it begin anew. */
  readonly goodFrom: number | null
  /** Its person withdrew layer 1 or 2. */
  readonly left: boolean
}

/** Notes that a phone was here with this clock. Offset in seconds, server minus phone. */
export async function noteMet(tx: Tx, device: DeviceId, at: Instant, offsetS: number): Promise<Met | undefined> {
  const { rows } = await sql<Met>`update identity.device set last_offset_s = ${offsetS},
      last_seen_at = case when signed_out_at is null then ${at} else last_seen_at end
    where id = ${device}
    returning signed_out_at is not null or wipe_requested_at is not null as ended, platform.ledger_head() as head,
      case when begin_again_at is null then null else (
        select min(l.seq) from platform.ledger l
        where l.person_id = identity.device.person_id and l.received_at >= identity.device.begin_again_at) end as "goodFrom",
      exists (select 1 from identity.locked k where k.person_id = identity.device.person_id) as left`.execute(tx)
  return rows[0]
}

/** In duplicate review: which of two records is this person is not decided yet. */
export async function isHeld(tx: Tx, person: PersonId): Promise<boolean> {
  const { rows } = await sql<{
    held: boolean
  }>`select held_since is not null as held from enrollment.person where id = ${person}`.execute(tx)
  return rows[0]?.held ?? false
}
