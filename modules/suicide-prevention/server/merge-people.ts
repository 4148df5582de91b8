import { type EventOf, type Instant, type PersonId, type ProgramId, plusMinutes } from '@ayni/kernel'
import { promiseMade, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { stopMessages } from './alert-store.ts'
import { type Leaving, leavingOf, openAlertOf } from './leaving-store.ts'
import { holdBoth, mergeAlerts } from './merge-store.ts'
import { closingKey, lastCallKey } from './on-leaving.ts'

type Kept = NonNullable<Awaited<ReturnType<typeof openAlertOf>>>
type Whose = { readonly person: PersonId; readonly program: ProgramId }

/** Owed for the alert that goes on, by the clocks of when they left. */
function owedForLeaving(
  alert: Kept,
  leaving: Leaving,
  { person, program }: Whose,
  madeAt: Instant,
): readonly EventOf[] {
  const owed = (key: string, kind: 'last-call' | 'closing-reasons', minutes: number) => ({
    ...{ key, kind, person, program, owedByRole: 'psychiatrist' as const, owedBy: null, madeAt },
    dueAt: plusMinutes(leaving.leftAt, minutes),
  })
  const call = promiseMade.of(owed(lastCallKey(alert.id), 'last-call', alert.leaving.lastCallMin))
  const closing = promiseMade.of(owed(closingKey(alert.id), 'closing-reasons', alert.leaving.closingMin))
  return alert.class === 'A' || !leaving.declinesLastCall ? [call, closing] : [closing]
}

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
  const leaving = kept === undefined ? undefined : await leavingOf(tx, kept.id)
  const owed =
    kept === undefined || leaving === undefined ? [] : owedForLeaving(kept, leaving, { person: survivor, program }, now)
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
