import type { Actor } from '@ayni/kernel'
import { answer, type QueryHandler } from '@ayni/platform/commands'
import { type AlertStrip, openAlerts } from '../contract.ts'
import type { DutyDesk } from './duty-desk.ts'
import { openStrips, type StripRow } from './view-store.ts'

function stateOf(row: StripRow): AlertStrip['state'] {
  if (row.ownerAccount === null) return 'unacknowledged'
  if (row.reachedAt !== null) return 'reached'
  const tried = row.lastAttemptAt !== null && row.acknowledgedAt !== null && row.lastAttemptAt >= row.acknowledgedAt
  return tried ? 'contacting' : 'acknowledged'
}

/** A row as the strip shows it, to whoever asks. */
export function toStrip(row: StripRow, actor: Actor): AlertStrip {
  const { alert, person, alias, owner, acknowledgedAt, lastAttemptAt, attempts, soundings, incidentAt } = row
  const { phoneSeenAt, lastReachedAt, smsAllowed, goodChannel, offlineUntil, placeConfirmedAt, trusted } = row
  return {
    ...{ alert, person, alias, class: row.class, occurredAt: row.occurredAt, receivedAt: row.receivedAt },
    ...{ state: stateOf(row), owner, acknowledgedAt, lastAttemptAt, attempts, soundings, incidentAt },
    toldLast: row.toldAt === null || row.toldRung === null ? null : { at: row.toldAt, rung: row.toldRung },
    mine: row.ownerAccount !== null && row.ownerAccount === actor.accountId,
    nextAt: row.nextAt ?? row.handledAt ?? row.receivedAt,
    reach: { phoneSeenAt, lastReachedAt, smsAllowed, goodChannel, offlineUntil, placeConfirmedAt, trusted },
  }
}

export const openAlertsAnswer = ({ pendingDrill }: DutyDesk): QueryHandler =>
  answer(openAlerts, async ({ actor, tx, now }) => {
    const rows = actor.programId === null ? [] : await openStrips(tx, actor.programId)
    const drill = actor.accountId === null ? null : await pendingDrill(tx, actor.accountId)
    return { now, alerts: rows.map((row) => toStrip(row, actor)), drill }
  })
