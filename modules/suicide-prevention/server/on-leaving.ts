import { type EventOf, type Instant, type PersonId, type ProgramId, plusMinutes } from '@ayni/kernel'
import { promiseMade, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { consentChanged, neededLayers } from '@ayni/modules/enrollment/contract'
import { type Reaction, react } from '@ayni/platform/commands'
import { forgetLeaving, type Leaving, type OpenAlertOf, openAlertOf, putLeaving } from './leaving-store.ts'

export const lastCallKey = (alert: string): string => `last-call:${alert}`
export const closingKey = (alert: string): string => `closing:${alert}`

type Whose = { readonly person: PersonId; readonly program: ProgramId }

/** What an open alert of somebody who left owes, by the clocks of when they left. */
export function owedForLeaving(
  alert: OpenAlertOf,
  { leftAt, declinesLastCall }: Leaving,
  { person, program }: Whose,
  madeAt: Instant,
): readonly EventOf[] {
  const owed = (key: string, kind: 'last-call' | 'closing-reasons', minutes: number) =>
    promiseMade.of({
      ...{ key, kind, person, program, owedByRole: 'psychiatrist', owedBy: null, madeAt },
      dueAt: plusMinutes(leftAt, minutes),
    })
  const closing = owed(closingKey(alert.id), 'closing-reasons', alert.leaving.closingMin)
  if (alert.class === 'B' && declinesLastCall) return [closing]
  return [owed(lastCallKey(alert.id), 'last-call', alert.leaving.lastCallMin), closing]
}

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
  const leaving = { leftAt: now, declinesLastCall }
  await putLeaving(tx, { alert: alert.id, program, person, ...leaving })
  return { events: owedForLeaving(alert, leaving, { person, program }, now), topics: ['alerts', 'promises'] }
})
