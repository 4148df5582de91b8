import { factKind, type Local } from '@ayni/device'
import type { AppointmentFact } from '@ayni/modules/appointments/contract'
import type { PromiseFact } from '../contract.ts'

export const promise = factKind<PromiseFact>('promise')

/** Owed to the team itself, not to the person. */
const inHouse: ReadonlySet<PromiseFact['kind']> = new Set([
  'restore-rota',
  'complete-screening',
  'closing-reasons',
  'unreachable-decision',
  'incident-review',
  'incident-task',
  // A surprise is part of it.
  'caring-contact',
])

/** What the person is owed, soonest first. */
export const owedToMe = (device: Local): readonly PromiseFact[] =>
  device
    .all(promise)
    .map(({ body }) => body)
    .filter(({ state, kind }) => state === 'open' && !inHouse.has(kind))
    .toSorted((one, two) => one.dueAt.localeCompare(two.dueAt))

const appointment = factKind<AppointmentFact>('appointment')
const chosen: ReadonlySet<PromiseFact['kind']> = new Set(['first-contact', 'first-session'])

/** An hour agreed for what is owed, or whether one may be chosen. What waits for a signal is not agreed yet. */
export type OwedHour =
  | { readonly is: 'agreed'; readonly id: string; readonly startsAt: string }
  | { readonly is: 'open' }
  | null

export function hourOf(device: Local, owed: PromiseFact): OwedHour {
  const key = device.all(promise).find(({ body }) => body === owed)?.key
  const agreed = device
    .all(appointment)
    .find(({ body, item }) => item === null && body.state === 'agreed' && body.promise !== null && body.promise === key)
  if (agreed !== undefined) return { is: 'agreed', id: agreed.key, startsAt: agreed.body.startsAt }
  return chosen.has(owed.kind) ? { is: 'open' } : null
}
