import { coverage, coverageDefaults, watchCoverage } from '@ayni/clinical/ladder'
import { fromMs, type Instant, plusMinutes, refuse, toInstant, toInstantOrNull, toMs } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import {
  type DrillResult,
  drills,
  isReachable,
  membersOf,
  nobodyThere,
  type OnCallNow,
  onCallNow,
  onDutyAt,
  rotaQuery,
  rotaRole,
  type Team,
} from '../contract.ts'
import { type DrillRow, lastDrills } from './drill-store.ts'
import { holidaysOf, LOOK_BACK_MIN } from './holidays.ts'
import { type ShiftRow, shiftsBetween } from './rota-store.ts'
import { loadTeams, rotaRoleOf, toLadderRole } from './team.ts'

const LONGEST_VIEW_DAYS = 62

const toResult = (row: DrillRow): DrillResult => ({
  ...row,
  calls: row.calls.map((call) => ({
    ...call,
    channels: [...call.channels],
    pressedAt: toInstantOrNull(call.pressedAt),
  })),
})

const holesOf = (team: Team, from: Instant, until: Instant) =>
  coverage(team.onCall, from, until).map((hole) => ({
    role: rotaRoleOf(hole.role),
    from: toInstant(hole.from),
    until: toInstant(hole.to),
  }))

/** Who holds a role now, until when, and who comes after. */
function holders(
  role: OnCallNow['roles'][number]['role'],
  team: Team,
  shifts: readonly ShiftRow[],
  now: Instant,
): OnCallNow['roles'][number] {
  const own = shifts.filter((shift) => shift.role === role)
  const current = own.filter(({ from, until }) => from <= now && now < until)
  const until =
    current
      .map((shift) => shift.until)
      .toSorted()
      .at(-1) ?? null
  const next = own.find(({ from }) => from >= (until ?? now))
  const named = (accounts: readonly string[]) =>
    membersOf(team, [...new Set(accounts)]).map(({ account, name }) => ({ account, name }))
  const standing = onDutyAt(team, now)[toLadderRole(role)]
  return { role, now: named(standing), until, next: next === undefined ? [] : named([next.account]) }
}

export const onCallNowAnswer = answer(onCallNow, async ({ actor, tx, now, keys }) => {
  const program = actor.programId
  if (program === null)
    return { now, roles: [], watch: { holes: [], fewestClinicians: 0, tooFew: true }, lastDrill: null }
  const until = plusMinutes(now, coverageDefaults.holeAheadMin)
  const team = (await loadTeams(tx, keys, [program], now, coverageDefaults.holeAheadMin)).get(program) ?? nobodyThere
  const shifts = await shiftsBetween(tx, program, now, until)
  const watch = watchCoverage(team.onCall, now)
  const last = (await lastDrills(tx, program, 1))[0]
  return {
    now,
    roles: rotaRole.options.map((role) => holders(role, team, shifts, now)),
    watch: {
      holes: holesOf(team, now, until),
      fewestClinicians: watch.fewestClinicians,
      tooFew: watch.tooFewClinicians,
    },
    lastDrill: last === undefined ? null : toResult(last),
  }
})

export const rotaAnswer = answer(rotaQuery, async ({ input, actor, tx, now, keys }) => {
  const program = actor.programId
  const furthest = fromMs(toMs(input.from) + LONGEST_VIEW_DAYS * 86_400_000)
  if (program === null || input.from >= input.until || input.until > furthest) return refuse('duty.rota-times')
  const minutes = (toMs(input.until) - toMs(input.from)) / 60_000
  const team = (await loadTeams(tx, keys, [program], input.from, minutes)).get(program) ?? nobodyThere
  const recent = await shiftsBetween(tx, program, plusMinutes(input.from, -LOOK_BACK_MIN), input.until)
  const shifts = recent.filter(({ until }) => until > input.from)
  const nameOf = (account: string | null | undefined): string | null =>
    account == null ? null : (team.staff.get(account)?.name ?? '')
  return {
    now,
    holidays: await holidaysOf(tx, program, recent, input),
    shifts: shifts.map(({ id, account, role, from, until, offeredAt, coversAccount }) => ({
      covers: nameOf(coversAccount),
      offered: (offeredAt ?? null) !== null,
      mine: account === actor.accountId,
      id,
      account,
      role,
      from,
      until,
      name: team.staff.get(account)?.name ?? '',
    })),
    holes: holesOf(team, input.from, input.until),
    people: [...team.staff.values()].map((staff) => ({
      account: staff.account,
      name: staff.name,
      roles: [...staff.roles],
      reachable: isReachable(staff),
    })),
  }
})

export const drillsAnswer = answer(drills, async ({ actor, tx }) =>
  actor.programId === null ? [] : (await lastDrills(tx, actor.programId, 12)).map(toResult),
)
