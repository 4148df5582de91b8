import type { FunnelCounts } from '@ayni/clinical/outreach'
import type { ProgramId } from '@ayni/kernel'
import type { Db, Tx } from '@ayni/platform/database'
import { sql } from 'kysely'

/** The same view from which evaluation draws its flow: one figure is computed in one place. */
export async function flowOf(db: Db, program: ProgramId): Promise<FunnelCounts> {
  const { rows } = await sql<FunnelCounts>`select graduates, contactable, agreed, assessed from evaluation.flow_counts
    where program_id = ${program}`.execute(db)
  return rows[0] ?? { graduates: 0, contactable: 0, agreed: 0, assessed: 0 }
}

export type Figures = {
  readonly declined: number
  readonly unreachable: number
  readonly withdrawn: number
  readonly startToInvited: number | null
  readonly invitedToConsented: number | null
  readonly consentedToScreened: number | null
  readonly knowsThree: number
}

export async function figuresOf(tx: Tx, program: ProgramId): Promise<Figures> {
  const { rows } =
    await sql<Figures>`select declined, unreachable, withdrawn, start_to_invited::float8 as "startToInvited",
      invited_to_consented::float8 as "invitedToConsented", consented_to_screened::float8 as "consentedToScreened", knows_three as "knowsThree"
    from outreach.figures(${program})`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('figures are one row')
  return row
}

export type WayRow = {
  readonly channel: string
  readonly window: 'laboral' | 'fuera' | 'quieto'
  readonly attempts: number
  readonly answered: number
}

export async function waysOf(tx: Tx, program: ProgramId): Promise<readonly WayRow[]> {
  const { rows } = await sql<WayRow>`select channel, window_kind as "window", count(*)::integer as attempts,
      (count(*) filter (where result = 'respondido'))::integer as answered
    from outreach.attempt where program_id = ${program} and undone_at is null group by channel, window_kind
    order by channel, window_kind`.execute(tx)
  return rows
}

export async function nonuseOf(
  tx: Tx,
  program: ProgramId,
): Promise<readonly { readonly code: string; readonly n: number }[]> {
  const { rows } = await sql<{
    code: string
    n: number
  }>`select code, count(distinct person_id)::integer as n from outreach.nonuse
    where program_id = ${program} group by code order by n desc, code`.execute(tx)
  return rows
}
