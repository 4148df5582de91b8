import { addCountedMinutes } from '@ayni/clinical/clocks'
import { type Instant, plusMinutes, toInstant } from '@ayni/kernel'
import type { FeedReader } from '@ayni/platform/commands'
import type { AlertFact } from '../contract.ts'
import { policyOf } from './alert-policy.ts'
import { type TruthRow, truthsOf } from './view-store.ts'

/** When a human voice is due at the latest; by day for what is not acute. */
function callDueAt({ class: of, receivedAt, raiseAt, timers }: TruthRow): Instant {
  const { firstCallDueMin } = policyOf(timers)
  return of === 'A' || raiseAt !== null
    ? plusMinutes(receivedAt, firstCallDueMin.A)
    : toInstant(addCountedMinutes(receivedAt, firstCallDueMin.B))
}

function stateOf(row: TruthRow): AlertFact['state'] {
  if (row.handledAt !== null) return 'handled'
  if (row.acknowledgedAt === null) return 'received'
  if (row.reachedAt !== null) return 'reached'
  return row.lastAttemptAt !== null && row.lastAttemptAt >= row.acknowledgedAt ? 'contacting' : 'acknowledged'
}

const toFact = (row: TruthRow): AlertFact => ({
  state: stateOf(row),
  occurredAt: row.occurredAt,
  receivedAt: row.receivedAt,
  toldAt: row.toldAt,
  acknowledgedAt: row.acknowledgedAt,
  who: row.who,
  callDueAt: callDueAt(row),
  handledAt: row.handledAt,
  nextContactAt: row.nextContactAt,
})

/** The truth about who has been told, for the person's own phone. */
const alertFeed: FeedReader = {
  kind: 'alert',
  read: async ({ tx }, person, keys) => {
    const rows = await truthsOf(tx, person)
    return new Map(
      rows.filter(({ alert }) => keys === 'all' || keys.includes(alert)).map((row) => [row.alert, toFact(row)]),
    )
  },
}

export const suicidePreventionFeed: readonly FeedReader[] = [alertFeed]
