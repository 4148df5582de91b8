import type { Actor, Instant } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { contactCalendar, type EpisodeStrip, episodeList } from '../contract.ts'
import { calendarOf, openStrips, type StripRow } from './view-store.ts'

export function toStrip(row: StripRow, actor: Actor, now: Instant): EpisodeStrip {
  const { ownerAccount, knownAccount, known, dueKind, phoneSeenAt, lastReachedAt, smsAllowed, ...rest } = row
  const { goodChannel, offlineUntil, placeConfirmedAt, trusted, ...strip } = rest
  const mine = actor.accountId !== null && (ownerAccount === actor.accountId || knownAccount === actor.accountId)
  return {
    ...{ ...strip, knownClinician: known, mine, nextKind: dueKind },
    late: strip.closedAt === null && strip.nextAt !== null && strip.nextAt < now,
    reach: { phoneSeenAt, lastReachedAt, smsAllowed, goodChannel, offlineUntil, placeConfirmedAt, trusted },
  }
}

/** SUI-12: whose turn it is and by when; no answer, no method, no risk, no note. */
export const listAnswer = answer(episodeList, async ({ input, actor, tx, now }) => {
  if (actor.programId === null) return { now, rows: [] }
  const account = input.mine ? actor.accountId : null
  const rows = await openStrips(tx, actor.programId, { account, closedSince: input.closedSince })
  return { now, rows: rows.map((row) => toStrip(row, actor, now)) }
})

export const calendarAnswer = answer(contactCalendar, async ({ input, actor, tx, now }) => {
  if (actor.programId === null) return { now, rows: [] }
  const { from, to, mine } = input
  const rows = await calendarOf(tx, actor.programId, { from, to, account: actor.accountId, mineOnly: mine })
  return { now, rows }
})
