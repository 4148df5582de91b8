import { plusMinutes } from '@ayni/kernel'
import { drillMissed } from '@ayni/modules/duty/contract'
import { react } from '@ayni/platform/commands'
import { alertPolicy } from './alert-policy.ts'
import { insertIncidents } from './alert-store.ts'

/** A drill that somebody missed is reviewed like a night that was silent (R-SUI-16). */
export const openIncidentOnMissedDrill = react(drillMissed, async ({ payload, tx, newId }) => {
  const { drill, program, at } = payload
  const reviewDueAt = plusMinutes(at, alertPolicy.incidentReviewDays * 1440)
  await insertIncidents(tx, [{ id: newId(), program, alert: null, drill, kind: 'drill-missed', at, reviewDueAt }])
  return { topics: ['alerts'] }
})
