import type { Absence, Duty, RotaRole as LadderRole } from '@ayni/clinical/ladder'
import { clinicalRoles, type Instant, type ProgramId, plusMinutes, toInstant } from '@ayni/kernel'
import type { KeyRing } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { isReachable, type RotaRole, type Staff, type Team } from '../contract.ts'
import { loadTeamRows, type TeamRow } from './rota-store.ts'
import { openStaff } from './staff.ts'

const ladderRole: Readonly<Record<RotaRole, LadderRole>> = {
  first: 'first',
  second: 'second',
  psychiatrist_lead: 'psychiatristLead',
  director: 'director',
  coordinator: 'coordinator',
}
export const toLadderRole = (role: RotaRole): LadderRole => ladderRole[role]

export const rotaRoleOf = (role: LadderRole): RotaRole =>
  role === 'psychiatristLead' ? 'psychiatrist_lead' : role === 'clinician' ? 'first' : role

export const isClinical = (roles: readonly string[]): boolean => clinicalRoles.some((role) => roles.includes(role))

function standingDuties(row: TeamRow): readonly Duty[] {
  const standing: LadderRole[] = []
  if (isClinical(row.roles)) standing.push('clinician')
  if (row.isDirector || row.roles.includes('director')) standing.push('director')
  if (row.roles.includes('coordinator')) standing.push('coordinator')
  return standing.map((role) => ({ person: row.account, role, from: null, to: null }))
}

const shiftDuties = (row: TeamRow): readonly Duty[] =>
  row.shifts.map((shift) => ({
    person: row.account,
    role: ladderRole[shift.role],
    from: toInstant(shift.from),
    to: toInstant(shift.until),
  }))

export const absencesOf = (rows: readonly TeamRow[]): readonly Absence[] =>
  rows.flatMap(({ account, away }) =>
    away.map(({ from, until }) => ({ person: account, from: toInstant(from), to: toInstant(until) })),
  )

function teamOf(keys: KeyRing, rows: readonly TeamRow[]): Team {
  const staff = new Map(rows.map((row) => [String(row.account), openStaff(keys, row)]))
  const shifts = rows.flatMap(shiftDuties)
  const standing = rows.flatMap(standingDuties)
  const wakeable = shifts.filter(({ person }) => isReachableIn(staff, person))
  const directors = standing.filter(({ role }) => role === 'director')
  const absences = absencesOf(rows)
  return {
    staff,
    rota: { duties: [...shifts, ...standing], absences },
    onCall: { duties: [...wakeable, ...directors], absences },
  }
}

const isReachableIn = (staff: ReadonlyMap<string, Staff>, account: string): boolean => {
  const member = staff.get(account)
  return member !== undefined && isReachable(member)
}

/** The teams of these programmes, in one query, with the shifts of the next hours. */
export async function loadTeams(
  tx: Tx,
  keys: KeyRing,
  programs: readonly ProgramId[],
  now: Instant,
  aheadMin = 180,
): Promise<ReadonlyMap<string, Team>> {
  const rows = await loadTeamRows(tx, [...new Set(programs)], now, plusMinutes(now, aheadMin))
  const byProgram = Map.groupBy(rows, (row) => String(row.program))
  return new Map([...byProgram].map(([program, members]) => [program, teamOf(keys, members)]))
}
