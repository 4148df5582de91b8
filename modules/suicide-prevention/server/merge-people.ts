import { promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { stopMessages } from './alert-store.ts'
import { goneOf, openAlertOf } from './leaving-store.ts'
import { holdBoth, mergeAlerts } from './merge-store.ts'
import { closingKey, lastCallKey, owedForLeaving } from './on-leaving.ts'

/**
 * @safety the higher risk survives (EC-08): an acute alert of either goes on with its clocks, and what the other knew joins it.
 * Nothing is lowered, put later or ended by a merge.
 */
export const mergeRisk = react(peopleMerged, async ({ payload, tx, now }) => {
  const { survivor, duplicate, program } = payload
  await holdBoth(tx, survivor, duplicate)
  const open = [await openAlertOf(tx, survivor), await openAlertOf(tx, duplicate)].filter((one) => one !== undefined)
  const alerts = await mergeAlerts(tx, payload)
  const absorbed = open.filter(({ id }) => !alerts.includes(id))
  // Its messages lead to an alert that is part of the other now; that one sounds at once.
  for (const { id } of absorbed) await stopMessages(tx, program, `alert:${id}`, 'alert.handled', now)
  const kept = absorbed.length === 0 ? undefined : open.find(({ id }) => alerts.includes(id))
  const left = kept === undefined ? null : (await goneOf(tx, kept.id)).left
  const owed = kept === undefined || left === null ? [] : owedForLeaving(kept, left, { person: survivor, program }, now)
  return {
    events: [
      ...absorbed
        .flatMap(({ id }) => [lastCallKey(id), closingKey(id)])
        .map((key) => promiseWithdrawn.of({ key, why: 'superseded', at: now })),
      ...owed,
    ],
    changes: alerts.map((key) => ({ person: survivor, kind: 'alert', key })),
    topics: ['alerts'],
  }
})
