import type { EventOf, Instant, PersonId } from '@ayni/kernel'
import { promiseKept, promiseReopened, promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { consentChanged } from '@ayni/modules/enrollment/contract'
import { firstSessionHeld } from '@ayni/modules/evaluation/contract'
import { alertHandled } from '@ayni/modules/suicide-prevention/contract'
import { react } from '@ayni/platform/commands'
import type { Tx } from '@ayni/platform/database'
import type { OwedKind } from './store.ts'
import { beginSchedule, closeOwed, endSchedule, openOwed, reopenOwed } from './work-store.ts'

/** Layers without which nobody is asked anything. @source services/00-shared-model.md §2.7 */
const careLayer = 2
const neededLayers: readonly number[] = [1, careLayer]

async function keepThese(
  tx: Tx,
  person: PersonId,
  kinds: readonly OwedKind[],
  at: Instant,
  by: Parameters<typeof promiseKept.of>[0]['by'],
): Promise<readonly EventOf[]> {
  const open = await openOwed(tx, person)
  return open.filter(({ kind }) => kinds.includes(kind)).map(({ key }) => promiseKept.of({ key, by, at }))
}

/** The first check may be made as soon as health data for care is allowed; withdrawing ends the calendar and what was owed. */
export const onConsent = react(consentChanged, async ({ payload, tx }) => {
  const { person, program, layer, given, at } = payload
  if (!neededLayers.includes(layer)) return {}
  const changes = [{ person, kind: 'check', key: 'next' }]
  if (given) {
    if (layer === careLayer) await beginSchedule(tx, program, person, at)
    return { changes }
  }
  await endSchedule(tx, person, at)
  const open = await openOwed(tx, person)
  return { changes, events: open.map(({ key }) => promiseWithdrawn.of({ key, why: 'withdrawn', at })) }
})

export const onPromiseKept = react(promiseKept, async ({ payload, tx }) => {
  await closeOwed(tx, payload.key, payload.at)
  return {}
})

/** Where the same was asked for anew meanwhile, that one stands: a person is owed each kind once. */
export const onPromiseReopened = react(promiseReopened, async ({ payload, tx }) =>
  (await reopenOwed(tx, payload.key)) ? { topics: ['screening'] } : {},
)

export const onPromiseWithdrawn = react(promiseWithdrawn, async ({ payload, tx }) => {
  await closeOwed(tx, payload.key, payload.at)
  return {}
})

export const onFirstSession = react(firstSessionHeld, async ({ payload, tx }) => ({
  events: await keepThese(tx, payload.person, ['first-contact', 'first-session'], payload.at, null),
}))

/** An alert is handled by speaking with the person, so the first contact has been made. */
export const onAlertHandled = react(alertHandled, async ({ payload, tx }) => ({
  events: await keepThese(tx, payload.person, ['first-contact'], payload.at, payload.by),
}))
