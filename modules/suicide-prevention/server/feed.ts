import { addCountedMinutes } from '@ayni/clinical/clocks'
import { type Instant, plusMinutes } from '@ayni/kernel'
import type { FeedReader } from '@ayni/platform/commands'
import type { AlertFact, SafetyFact } from '../contract.ts'
import { alertPolicy } from './alert-policy.ts'
import { toInstant } from './instants.ts'
import { safetyOf } from './rota-store.ts'
import { type TruthRow, truthsOf } from './view-store.ts'

/** When a human voice is due at the latest; by day for what is not acute. */
function callDueAt({ class: of, receivedAt, raiseAt }: TruthRow): Instant {
  const { firstCallDueMin } = alertPolicy
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

/** The duty team's numbers, and whether anybody may answer the ASQ alone. */
const safetyFeed: FeedReader = {
  kind: 'safety',
  read: async ({ tx }, person) => {
    const found = await safetyOf(tx, person)
    if (found === undefined) return new Map()
    const fact: SafetyFact = { dutyPhone: found.dutyPhone, dutySms: found.dutySms, selfAsq: !found.tooFew }
    return new Map([['programme', fact]])
  },
}

export const suicidePreventionFeed: readonly FeedReader[] = [alertFeed, safetyFeed]
