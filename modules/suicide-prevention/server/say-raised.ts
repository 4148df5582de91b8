import { handle } from '@ayni/platform/commands'
import { alertAcknowledged, sayRaised } from '../contract.ts'
import { alertForUpdate, saveAlerts } from './alert-store.ts'
import { begun } from './take-signal.ts'

/** Heard as an acute signal is; whoever has it meanwhile has it still. */
export const sayRaisedHandler = handle(sayRaised, async ({ input, tx }) => {
  const alert = await alertForUpdate(tx, input.alert)
  if (alert === undefined || alert.class === 'B' || alert.raiseAt === null) return { output: null }
  await saveAlerts(tx, [{ ...alert, raiseAt: null }])
  const { id, person, program, acknowledgedBy: by, acknowledgedAt: at } = alert
  const taken = by === null || at === null ? [] : [alertAcknowledged.of({ alert: id, person, program, by, at })]
  return { output: null, about: person, events: [begun(alert), ...taken], topics: ['alerts'] }
})
