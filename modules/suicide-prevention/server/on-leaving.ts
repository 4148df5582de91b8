import { plusMinutes } from '@ayni/kernel'
import { promiseMade, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { consentChanged, neededLayers } from '@ayni/modules/enrollment/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { forgetLeaving, openAlertOf, putLeaving } from './leaving-store.ts'

export const lastCallKey = (alert: string): string => `last-call:${alert}`
export const closingKey = (alert: string): string => `closing:${alert}`

/**
 * Leaving does not end an alert. The person was told on the screen: one call by the psychiatrist is still tried unless they
 * declined it, and the alert closes with the psychiatrist's written reasoning.
 * @safety An acute alert is an emergency first: the ladder goes on and the call is owed whatever was declined.
 * @source services/00-shared-model.md §2.7
 */
export const keepWatchOverWhoLeaves: Reaction = react(consentChanged, async ({ payload, tx, now }) => {
  const { person, program, layer, given, declinesLastCall = false } = payload
  if (!neededLayers.some((one) => one === layer)) return {}
  if (given) {
    const left = layer === neededLayers[0] ? await forgetLeaving(tx, person) : []
    const keys = left.flatMap((alert) => [lastCallKey(alert), closingKey(alert)])
    return { events: keys.map((key) => promiseWithdrawn.of({ key, why: 'superseded', at: now })) }
  }
  const alert = await openAlertOf(tx, person)
  if (alert === undefined) return {}
  await putLeaving(tx, { alert: alert.id, program, person, leftAt: now, declinesLastCall })
  const owed = { program, person, owedByRole: 'psychiatrist' as const, owedBy: null, madeAt: now }
  const call = promiseMade.of({
    ...owed,
    key: lastCallKey(alert.id),
    kind: 'last-call',
    dueAt: plusMinutes(now, alert.leaving.lastCallMin),
  })
  const closing = promiseMade.of({
    ...owed,
    key: closingKey(alert.id),
    kind: 'closing-reasons',
    dueAt: plusMinutes(now, alert.leaving.closingMin),
  })
  const callIsOwed = alert.class === 'A' || !declinesLastCall
  return { events: callIsOwed ? [call, closing] : [closing], topics: ['alerts', 'promises'] }
})
