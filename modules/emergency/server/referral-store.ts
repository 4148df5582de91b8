import type { AccountId, Instant, PersonId, ProgramId } from '@ayni/kernel'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { AttendanceHow, Referral, ReferralService } from '../contract.ts'

export type ReferralRow = {
  readonly id: string
  readonly program: ProgramId
  readonly person: PersonId
  readonly service: ReferralService
  readonly facilityCode: string | null
  readonly sealed: string
  readonly calledTogether: boolean
  readonly aliasOffered: boolean
  readonly otherProvinceOffered: boolean
  readonly appointmentAt: Instant
  readonly confirmBy: Instant
  readonly promiseKey: string
  readonly state: 'dated' | 'missed' | 'ended'
  readonly missed: number
  readonly madeBy: AccountId
  readonly madeAt: Instant
  readonly endedAt: Instant | null
  readonly endedHow: Referral['endedHow']
  readonly confirmedHow: AttendanceHow | null
}

const columns = sql`r.id, r.program_id as program, r.person_id as person, r.service, r.facility_code as "facilityCode", r.sealed,
  r.called_together as "calledTogether", r.alias_offered as "aliasOffered", r.other_province_offered as "otherProvinceOffered",
  r.appointment_at as "appointmentAt", r.confirm_by as "confirmBy", r.promise_key as "promiseKey", r.state, r.missed, r.made_by as "madeBy",
  r.made_at as "madeAt", r.ended_at as "endedAt", r.ended_how as "endedHow", r.confirmed_how as "confirmedHow"`

export async function insertReferral(tx: Tx, r: ReferralRow): Promise<void> {
  await sql`insert into emergency.referral (id, program_id, person_id, service, facility_code, sealed, called_together, alias_offered,
      other_province_offered, appointment_at, confirm_by, promise_key, state, made_by, made_at)
    values (${r.id}, ${r.program}, ${r.person}, ${r.service}, ${r.facilityCode}, ${r.sealed}, ${r.calledTogether}, ${r.aliasOffered},
      ${r.otherProvinceOffered}, ${r.appointmentAt}, ${r.confirmBy}, ${r.promiseKey}, ${r.state}, ${r.madeBy}, ${r.madeAt})`.execute(
    tx,
  )
}

export async function saveReferral(tx: Tx, r: ReferralRow): Promise<void> {
  await sql`update emergency.referral set appointment_at = ${r.appointmentAt}, confirm_by = ${r.confirmBy}, promise_key = ${r.promiseKey},
    state = ${r.state}, missed = ${r.missed}, ended_at = ${r.endedAt}, ended_how = ${r.endedHow}, confirmed_how = ${r.confirmedHow} where id = ${r.id}`.execute(
    tx,
  )
}

/** With the asker's rights: whose C4 they may not open has none. */
export async function seenReferral(tx: Tx, id: string): Promise<ReferralRow | undefined> {
  const { rows } = await sql<ReferralRow>`select ${columns} from emergency.referral r where r.id = ${id}`.execute(tx)
  return rows[0]
}

export async function referralForUpdate(tx: Tx, id: string): Promise<ReferralRow | undefined> {
  const { rows } =
    await sql<ReferralRow>`select ${columns} from emergency.referral r where r.id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function openReferrals(tx: Tx, person: PersonId): Promise<readonly ReferralRow[]> {
  const { rows } =
    await sql<ReferralRow>`select ${columns} from emergency.referral r where r.person_id = ${person} and r.state <> 'ended' for update`.execute(
      tx,
    )
  return rows
}

export async function openReferralByPromise(tx: Tx, key: string): Promise<ReferralRow | undefined> {
  const { rows } =
    await sql<ReferralRow>`select ${columns} from emergency.referral r where r.promise_key = ${key} and r.state <> 'ended'`.execute(
      tx,
    )
  return rows[0]
}

type ShownRow = ReferralRow & { readonly by: string; readonly category: string | null }

export async function referralsOf(tx: Tx, person: PersonId): Promise<readonly ShownRow[]> {
  const { rows } =
    await sql<ShownRow>`select ${columns}, coalesce(a.display_name, '') as by, f.category from emergency.referral r
    left join enrollment.facility f on f.code = r.facility_code left join identity.account a on a.id = r.made_by where r.person_id = ${person} order by r.made_at desc limit 50`.execute(
      tx,
    )
  return rows
}

export type StepRow = {
  readonly id: string
  readonly what: 'made' | 'attended' | 'missed' | 'dated-again' | 'not-attended' | 'cancelled'
  readonly appointmentAt: Instant | null
  readonly by: AccountId | null
  readonly at: Instant
  readonly noteSealed: string | null
}

export async function insertStep(tx: Tx, r: Pick<ReferralRow, 'id' | 'program' | 'person'>, s: StepRow): Promise<void> {
  await sql`insert into emergency.referral_step (id, program_id, person_id, referral_id, what, appointment_at, by_account, at, note_sealed)
    values (${s.id}, ${r.program}, ${r.person}, ${r.id}, ${s.what}, ${s.appointmentAt}, ${s.by}, ${s.at}, ${s.noteSealed})`.execute(
    tx,
  )
}
