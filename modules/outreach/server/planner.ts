import { type Opening, openingOf, outreachPolicy } from '@ayni/clinical/outreach'
import { type Instant, instant, plusMinutes, refuse } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { callChannels } from '../contract/shared-shapes.ts'
import { type HiddenReason, type PlannerRow, planner } from '../contract.ts'
import { lastDigest, newsSince } from './digest-store.ts'
import { hoursOf, readHours } from './hours.ts'
import { type OpenGroup, type ReachGroup, type ReachRow, reachGroups, reachPage } from './reach-store.ts'

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

const openGroup = ({ group: { key, late, slot }, opens, closes }: Judged): OpenGroup => ({
  key,
  late,
  slot,
  opens,
  closes,
})

const hiddenBy: Readonly<Record<string, HiddenReason>> = {
  silent: 'silent',
  offline: 'offline',
  five: 'five',
  review: 'review',
  recent: 'recent',
  message: 'message',
  unreachable: 'unreachable',
  declined: 'declined',
  'no-contact': 'no-contact',
}

/** Who is not shown, and why: folded on the screen, counts only. */
function hiddenOf(
  groups: readonly ReachGroup[],
  closed: readonly Judged[],
): readonly { why: HiddenReason; n: number }[] {
  const counts = new Map<HiddenReason, number>()
  const add = (why: HiddenReason, n: number): void => void counts.set(why, (counts.get(why) ?? 0) + n)
  for (const { why, n } of groups) {
    const hidden = hiddenBy[why]
    if (hidden !== undefined) add(hidden, n)
  }
  for (const { group, opening } of closed) add(opening.window === 'laboral' ? 'working' : 'outside-window', group.n)
  return [...counts].map(([why, n]) => ({ why, n })).toSorted((one, other) => other.n - one.n)
}

const spoken: readonly string[] = callChannels

/** Another way than the last one, where there is another. */
function bestOf({ channels, lastChannel }: ReachRow): PlannerRow['channel'] {
  const calls = callChannels.filter((one) => channels.includes(one))
  return calls.find((one) => one !== lastChannel) ?? calls.find((one) => spoken.includes(one)) ?? null
}

const rowOf = (row: ReachRow): PlannerRow => ({
  person: row.person,
  alias: row.alias,
  purpose: row.purpose,
  channel: bestOf(row),
  waitingSince: row.since,
  attempts: row.attempts,
  opensAt: row.opens,
  closesAt: row.closes,
  asked: row.asked,
})

const sum = (groups: readonly Judged[]): number => groups.reduce((total, { group }) => total + group.n, 0)

export const plannerAnswer = answer(planner, async ({ input, tx, actor, now }) => {
  const { programId: program } = actor
  if (program === null) return refuse('outreach.no-program')
  const groups = await reachGroups(tx, program, now)
  const judged = groups.filter(({ why }) => why === 'ready').map((group) => judge(group, now))
  const soonUntil = plusMinutes(now, SOON_MIN)
  const open = judged.filter(({ opens }) => opens <= now)
  const soon = judged.filter(({ opens }) => opens > now && opens <= soonUntil)
  const asked = (why: string): number => groups.reduce((n, one) => (one.why === why ? n + one.n : n), 0)
  const rows = await reachPage(tx, program, {
    now,
    groups: [...open, ...soon].map(openGroup),
    askedMinutes: outreachPolicy.askedMinutes,
    ...input,
  })
  const since = (await lastDigest(tx, program)) ?? plusMinutes(now, -24 * 60)
  return {
    asOf: now,
    now: rows.filter((row) => !row.soon).map(rowOf),
    nowTotal: sum(open) + asked('asked-now'),
    soon: rows.filter((row) => row.soon).map(rowOf),
    soonTotal: sum(soon) + asked('asked-soon'),
    hidden: [
      ...hiddenOf(
        groups,
        judged.filter(({ opens }) => opens > soonUntil),
      ),
    ],
    news: { since, ...(await newsSince(tx, program, since)) },
  }
})
