import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { mergeAlerts } from './merge-store.ts'

/**
 * @safety the higher risk survives (EC-08): an acute alert of either goes on with its clocks, and what the other knew joins it.
 * Nothing is lowered, put later or ended by a merge.
 */
export const mergeRisk = react(peopleMerged, async ({ payload, tx }) => {
  const alerts = await mergeAlerts(tx, payload)
  return { changes: alerts.map((key) => ({ person: payload.survivor, kind: 'alert', key })), topics: ['alerts'] }
})
