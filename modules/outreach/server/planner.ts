import { type Opening, openingOf, outreachPolicy } from '@ayni/clinical/outreach'
import { type Instant, instant, plusMinutes, refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { callChannels } from '../contract/shared-shapes.ts'
import { type HiddenReason, hiddenReason, type PlannerRow, planner } from '../contract.ts'
import { lastDigest, newsSince } from './digest-store.ts'
import { hoursOf, readHours } from './hours.ts'
import { type ReachGroup, type ReachRow, reachGroups } from './reach-store.ts'

const SOON_MIN = 120

type Judged = {
  readonly group: ReachGroup
  readonly opens: Instant
  readonly closes: Instant
  readonly opening: Opening
}

function judge(group: ReachGroup, now: Instant): Judged {
  const hours = hoursOf(readHours(group.hours))
  const nth = group.late ? outreachPolicy.outsideFromAttempt : 1
  const found = openingOf(outreachPolicy, hours, now, { nth, lastSlot: group.slot === '' ? null : group.slot })
  return { group, opens: instant.parse(found.at), closes: instant.parse(found.until), opening: hours(now) }
}

/** Who is not shown, and why: folded on the screen, counts only. */
function hiddenOf(
  groups: readonly ReachGroup[],
  closed: readonly Judged[],
): readonly { why: HiddenReason; n: number }[] {
  const counts = new Map<HiddenReason, number>()
  const add = (why: HiddenReason, n: number): void => void counts.set(why, (counts.get(why) ?? 0) + n)
  for (const { why, n } of groups) {
    const hidden = hiddenReason.safeParse(why)
    if (hidden.success) add(hidden.data, n)
  }
  for (const { group, opening } of closed) add(opening.window === 'laboral' ? 'working' : 'outside-window', group.n)
  return [...counts].map(([why, n]) => ({ why, n })).toSorted((one, other) => other.n - one.n)
}

/** Another way than the last one, where there is another. */
function bestOf({ channels, lastChannel }: ReachRow): PlannerRow['channel'] {
  const calls = callChannels.filter((one) => channels.includes(one))
  return calls.find((one) => one !== lastChannel) ?? calls[0] ?? null
}

const utc = (at: string): Instant => instant.parse(new Date(at).toISOString())

const rowOf = (row: ReachRow, { opens, closes }: Pick<Judged, 'opens' | 'closes'>, asked: boolean): PlannerRow => ({
  person: row.person,
  alias: row.alias,
  purpose: row.purpose,
  channel: bestOf(row),
  waitingSince: utc(row.since),
  attempts: row.attempts,
  opensAt: opens,
  closesAt: closes,
  asked,
})

const rowsOf = (judged: readonly Judged[]): readonly PlannerRow[] =>
  judged.flatMap((one) => one.group.first.map((row) => rowOf(row, one, false)))

/** The hour that somebody named is theirs, whatever their pattern says. */
function askedRows(groups: readonly ReachGroup[], why: string): readonly PlannerRow[] {
  return groups
    .filter((group) => group.why === why)
    .flatMap(({ first }) =>
      first.flatMap((row) => {
        if (row.askedAt === null) return []
        const opens = utc(row.askedAt)
        return [rowOf(row, { opens, closes: plusMinutes(opens, outreachPolicy.askedMinutes) }, true)]
      }),
    )
}

const by =
  (key: 'opensAt' | 'closesAt') =>
  (one: PlannerRow, other: PlannerRow): number =>
    `${one[key]}${one.waitingSince}${one.alias}` < `${other[key]}${other.waitingSince}${other.alias}` ? -1 : 1

const sum = (groups: readonly { readonly n: number }[]): number => groups.reduce((total, { n }) => total + n, 0)

export const plannerAnswer = answer(planner, async ({ input, tx, actor, now }) => {
  const { programId: program } = actor
  if (program === null) return refuse('outreach.no-program')
  const groups = await reachGroups(tx, program, now, input.skip + input.limit)
  const judged = groups.filter(({ why }) => why === 'ready').map((group) => judge(group, now))
  const soonUntil = plusMinutes(now, SOON_MIN)
  const open = judged.filter(({ opens }) => opens <= now)
  const soon = judged.filter(({ opens }) => opens > now && opens <= soonUntil)
  const closed = judged.filter(({ opens }) => opens > soonUntil)
  const asked = (why: string): number => sum(groups.filter((group) => group.why === why))
  const callNow = [...rowsOf(open), ...askedRows(groups, 'asked-now')].toSorted(by('closesAt'))
  const callSoon = [...rowsOf(soon), ...askedRows(groups, 'asked-soon')].toSorted(by('opensAt'))
  const since = (await lastDigest(tx, program)) ?? plusMinutes(now, -24 * 60)
  return {
    asOf: now,
    now: callNow.slice(input.skip, input.skip + input.limit),
    nowTotal: sum(open.map(({ group }) => group)) + asked('asked-now'),
    soon: callSoon.slice(0, input.limit),
    soonTotal: sum(soon.map(({ group }) => group)) + asked('asked-soon'),
    hidden: [...hiddenOf(groups, closed)],
    news: { since, ...(await newsSince(tx, program, since)) },
  }
})
