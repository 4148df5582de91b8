import { coverage, type Duty, type Hole } from '@ayni/clinical/ladder'
import { type AccountId, accountId, type Instant, type ProgramId, type Refusal, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import type { KeyRing } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { editShift, isReachable, offerShift, publishRota, type RotaRole, takeShift } from '../contract.ts'
import {
  endShifts,
  insertShifts,
  loadTeamRows,
  lockRota,
  offer,
  type ShiftRow,
  shiftById,
  shiftsBetween,
  type TeamRow,
} from './rota-store.ts'
import { openStaff } from './staff.ts'
import { absencesOf, isClinical, rotaRoleOf, toLadderRole } from './team.ts'

type Obstacle =
  | 'duty.not-reachable'
  | 'duty.rota-hole'
  | 'duty.rota-not-clinical'
  | 'duty.rota-same-person'
  | 'duty.account-unknown'

/** Who must be a clinician, and which, to hold a shift of a role. */
const fits = (role: RotaRole, roles: readonly string[]): boolean => {
  if (role === 'psychiatrist_lead') return roles.includes('psychiatrist')
  return role === 'first' || role === 'second' ? isClinical(roles) : true
}

const overlap = (one: ShiftRow, two: ShiftRow): boolean => one.from < two.until && two.from < one.until

function wrongPeople(shifts: readonly ShiftRow[], team: readonly TeamRow[]): Refusal<Obstacle> | null {
  for (const shift of shifts) {
    const member = team.find(({ account }) => account === shift.account)
    if (member === undefined) return refuse('duty.account-unknown')
    if (!fits(shift.role, member.roles)) return refuse('duty.rota-not-clinical', { role: shift.role, who: member.name })
  }
  for (const one of shifts.filter(({ role }) => role === 'first')) {
    const both = shifts.find((two) => two.role === 'second' && two.account === one.account && overlap(one, two))
    if (both !== undefined) return refuse('duty.rota-same-person', { from: one.from, until: one.until })
  }
  return null
}

/** @safety Whoever is called at night must be somebody whom a message can wake: on paper there is no hole, in the night there would be one. */
function mute(keys: KeyRing, shifts: readonly ShiftRow[], team: readonly TeamRow[]): Refusal<Obstacle> | null {
  const holders = new Set(shifts.map(({ account }) => String(account)))
  const nobody = team.find((member) => holders.has(member.account) && !isReachable(openStaff(keys, member)))
  return nobody === undefined ? null : refuse('duty.not-reachable', { who: nobody.name })
}

/** The holes that these shifts would leave between two instants. Directors stand without shifts. */
function holesIn(
  shifts: readonly ShiftRow[],
  team: readonly TeamRow[],
  from: Instant,
  until: Instant,
): readonly Hole[] {
  const duties: Duty[] = shifts.map((shift) => ({
    person: shift.account,
    role: toLadderRole(shift.role),
    from: shift.from,
    to: shift.until,
  }))
  const directors: Duty[] = team
    .filter(({ isDirector, roles }) => isDirector || roles.includes('director'))
    .map(({ account }) => ({ person: account, role: 'director', from: null, to: null }))
  return coverage({ duties: [...duties, ...directors], absences: absencesOf(team) }, from, until)
}

type Plan = {
  readonly shifts: readonly ShiftRow[]
  readonly team: readonly TeamRow[]
  readonly from: Instant
  readonly until: Instant
}

/** Why a rota may not stand; with a role, only the holes of that role count. */
function obstacle({ shifts, team, from, until }: Plan, only?: RotaRole): Refusal<Obstacle> | null {
  const wrong = wrongPeople(shifts, team)
  if (wrong !== null) return wrong
  const hole = holesIn(shifts, team, from, until).find(({ role }) => only === undefined || role === toLadderRole(only))
  return hole === undefined
    ? null
    : refuse('duty.rota-hole', { role: rotaRoleOf(hole.role), from: hole.from, until: hole.to })
}

/** Shifts that reach out of the stretch keep the part outside it. */
function outside(shift: ShiftRow, from: Instant, until: Instant, newId: () => string): readonly ShiftRow[] {
  const head = shift.from < from ? [{ ...shift, id: newId(), until: from }] : []
  const tail = shift.until > until ? [{ ...shift, id: newId(), from: until }] : []
  return [...head, ...tail]
}

export const who = ({
  actor,
}: Pick<CommandContext<unknown>, 'actor'>): { readonly program: ProgramId; readonly account: string } | null =>
  actor.programId === null || actor.accountId === null ? null : { program: actor.programId, account: actor.accountId }

export const publishRotaHandler = handle(publishRota, async (context) => {
  const { input, tx, now, keys, newId } = context
  const by = who(context)
  const inOrder =
    input.from < input.until &&
    input.shifts.every(({ from, until }) => from < until && from >= input.from && until <= input.until)
  if (by === null || !inOrder) return refuse('duty.rota-times')
  await lockRota(tx, by.program)
  const shifts = input.shifts.map((shift): ShiftRow => ({ ...shift, id: newId(), program: by.program }))
  const team = await loadTeamRows(tx, [by.program], input.from, input.until)
  const wrong = mute(keys, shifts, team) ?? obstacle({ shifts, team, from: input.from, until: input.until })
  if (wrong !== null) return wrong
  const replaced = await shiftsBetween(tx, by.program, input.from, input.until)
  await endShifts(
    tx,
    replaced.map(({ id }) => id),
    now,
  )
  await insertShifts(
    tx,
    [...shifts, ...replaced.flatMap((shift) => outside(shift, input.from, input.until, newId))],
    by.account,
    now,
  )
  return { output: { shifts: shifts.length }, topics: ['rota', 'alerts'] }
})

type Hands = {
  readonly shift: ShiftRow
  readonly to: AccountId | null
  readonly by: string
  /** Only this part of it; the rest stays with its holder. */
  readonly stretch?: { readonly from: Instant; readonly until: Instant }
  readonly covers?: AccountId | null
}

/** @safety Measured over what changes hands: a change that leaves one minute of it uncovered is refused. */
export async function handOver(
  context: CommandContext<unknown>,
  { shift, to, by, stretch = shift, covers = null }: Hands,
): Promise<Refusal<Obstacle> | null> {
  const { tx, now, keys, newId } = context
  const from = stretch.from > now ? stretch.from : now
  const { until } = stretch
  const fresh = to === null ? [] : [{ ...shift, id: newId(), account: to, from, until, coversAccount: covers }]
  const rest = outside(shift, from, until, newId)
  const others = (await shiftsBetween(tx, shift.program, from, until)).filter(({ id }) => id !== shift.id)
  const team = await loadTeamRows(tx, [shift.program], from, until)
  const wrong = mute(keys, fresh, team) ?? obstacle({ shifts: [...others, ...fresh], team, from, until }, shift.role)
  if (wrong !== null) return wrong
  await endShifts(tx, [shift.id], now)
  await insertShifts(tx, [...fresh, ...rest], by, now)
  return null
}

export const changed = { output: null, topics: ['rota', 'alerts'] } as const

export const editShiftHandler = handle(editShift, async (context) => {
  const { input, tx, now } = context
  const by = who(context)
  if (by === null) return refuse('duty.rota-times')
  await lockRota(tx, by.program)
  const shift = await shiftById(tx, by.program, input.shift)
  if (shift === undefined || shift.until <= now) return refuse('duty.shift-unknown')
  const to = input.change.do === 'give' ? input.change.account : null
  const covers = shift.coversAccount === to ? null : (shift.coversAccount ?? null)
  return (await handOver(context, { shift, to, by: by.account, covers })) ?? changed
})

export const offerShiftHandler = handle(offerShift, async (context) => {
  const { input, tx, actor, now } = context
  const by = who(context)
  const at = input.offered ? now : null
  const isOwn = by !== null && (await asSystem(tx, actor, () => offer(tx, input.shift, by.account, at, now)))
  return isOwn ? changed : refuse('duty.shift-unknown')
})

/** Only what its holder offered: nobody takes a night from a colleague who meant to do it. */
export const takeShiftHandler = handle(takeShift, async (context) => {
  const { input, tx, actor, now } = context
  const by = who(context)
  if (by === null) return refuse('duty.rota-times')
  return asSystem(tx, actor, async () => {
    await lockRota(tx, by.program)
    const shift = await shiftById(tx, by.program, input.shift)
    const isOffered = shift !== undefined && shift.until > now && (shift.offeredAt ?? null) !== null
    if (!isOffered || shift.account === by.account) return refuse('duty.shift-unknown')
    const to = accountId.parse(by.account)
    const covers = shift.coversAccount === to ? null : (shift.coversAccount ?? null)
    return (await handOver(context, { shift, to, by: by.account, covers })) ?? changed
  })
})
