import { factKind, type Local } from '@ayni/device'
import type { AppointmentFact } from '@ayni/modules/appointments/contract'
import type { PromiseFact } from '../contract.ts'

export const promise = factKind<PromiseFact>('promise')

/** Owed to the team itself, not to the person; a greeting is better unannounced, and what is asked in a contact stands here as that contact. */
const inHouse = [
  'restore-rota',
  'complete-screening',
  'closing-reasons',
  'unreachable-decision',
  'incident-review',
  'incident-task',
  'caring-contact',
  'phq9-again',
  'plan-review',
] as const satisfies readonly PromiseFact['kind'][]

/** What is owed to the person, and has its words here. */
export type OwedFact = PromiseFact & { readonly kind: Exclude<PromiseFact['kind'], (typeof inHouse)[number]> }

const isTheirs = (fact: PromiseFact): fact is OwedFact => !inHouse.some((kind) => kind === fact.kind)

/** What the person is owed, soonest first. */
export const owedToMe = (device: Local): readonly OwedFact[] =>
  device
    .all(promise)
    .map(({ body }) => body)
    .filter(isTheirs)
    .filter(({ state }) => state === 'open')
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
