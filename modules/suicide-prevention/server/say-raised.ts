import { system } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import type { Job } from '@ayni/platform/jobs'
import { alertAcknowledged, sayRaised } from '../contract.ts'
import { type AlertRow, alertForUpdate, raisedUntold, saveAlerts } from './alert-store.ts'
import { begun } from './take-signal.ts'
import { tellEach } from './tell-each.ts'

/** What wakes the telling. */
export const RAISED = 'raised'

/** It became acute while nobody answered, and the other rooms have not heard: its row says so until they did. */
export const isRaised = (alert: AlertRow): boolean => alert.class === 'A' && alert.raiseAt !== null

/** Heard as an acute signal is; whoever has it meanwhile has it still. */
export const sayRaisedHandler = handle(sayRaised, async ({ input, tx }) => {
  const alert = await alertForUpdate(tx, input.alert)
  if (alert === undefined || !isRaised(alert)) return { output: null }
  await saveAlerts(tx, [{ ...alert, raiseAt: null }])
  const { id, person, program, acknowledgedBy: by, acknowledgedAt: at } = alert
  const taken = by === null || at === null ? [] : [alertAcknowledged.of({ alert: id, person, program, by, at })]
  return { output: null, about: person, events: [begun(alert), ...taken], topics: ['alerts'] }
})

/** @safety apart from the ladder: nothing that breaks or waits in another room can hold up an alarm. */
export const tellWhatBecameAcute: Job = {
  name: 'suicide-prevention.tell-what-became-acute',
  everySeconds: 2,
  wake: RAISED,
  run: async (context) =>
    tellEach(context, sayRaised.name, await inTransaction(context.database.app, system(null), raisedUntold)),
}
