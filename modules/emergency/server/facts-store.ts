import type { EmergencyPolicy, Try } from '@ayni/clinical/emergency'
import type { Instant, PersonId, ProgramId } from '@ayni/kernel'
import { policiesInForce } from '@ayni/modules/timers/contract'
import type { Tx } from '@ayni/platform/database'
import { sql } from 'kysely'
import type { DecisionWhat } from '../contract.ts'

export type KnownFacts = {
  readonly alert: string | null
  readonly class: 'A' | 'B' | null
  readonly receivedAt: Instant | null
  readonly reachedAt: Instant | null
  readonly attempts: readonly Try[] | null
  readonly trustedSealed: string | null
  readonly contactWithdrawn: boolean
  readonly facilityCode: string | null
  readonly facility: string | null
  readonly ubigeo: string | null
  readonly isHead: boolean
  readonly connectivity: string | null
  readonly confirmedAt: Instant | null
  readonly hasRadio: boolean
  /** Of the open emergency. */
  readonly ordered: readonly DecisionWhat[] | null
  readonly saidImminent: boolean
  readonly policy: EmergencyPolicy
}
type Whose = { readonly person: PersonId; readonly program: ProgramId }

/** What the alert, the person's own word and what was decided say; with the asker's rights, or the house's. */
export async function knownFacts(tx: Tx, { person, program }: Whose): Promise<KnownFacts> {
  const { rows } = await sql<
    Omit<KnownFacts, 'policy'> & { timers: unknown }
  >`select s.alert, s.class, s.received_at as "receivedAt", s.reached_at as "reachedAt", s.attempts,
      i.trusted_sealed as "trustedSealed", i.contact_withdrawn as "contactWithdrawn", i.facility_code as "facilityCode", i.facility,
      i.ubigeo, i.is_head as "isHead", i.connectivity, i.confirmed_at as "confirmedAt", i.has_radio as "hasRadio",
      d.ordered, coalesce(d.imminent, false) as "saidImminent", timers.in_force(${program}) as timers
    from enrollment.in_emergency(${person}) i left join suicide_prevention.search_facts(${person}) s on true
      left join lateral (select array_agg(d.what) filter (where d.as_psychiatrist) as ordered, bool_or(d.imminent) as imminent
        from emergency.decision d join emergency.emergency e on e.id = d.emergency_id and e.ended_at is null where d.person_id = ${person}) d on true`.execute(
    tx,
  )
  const [found] = rows
  if (found === undefined) throw new Error('one row was asked for and none came')
  const { timers, ...facts } = found
  return { ...facts, policy: policiesInForce(timers).emergency }
}
