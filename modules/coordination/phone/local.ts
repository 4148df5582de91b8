import { factKind, type Local } from '@ayni/device'
import type { PromiseFact } from '../contract.ts'

export const promise = factKind<PromiseFact>('promise')

/** Owed to the team itself, not to the person. */
const inHouse: ReadonlySet<PromiseFact['kind']> = new Set(['restore-rota', 'complete-screening', 'closing-reasons'])

/** What the person is owed, soonest first. */
export const owedToMe = (device: Local): readonly PromiseFact[] =>
  device
    .all(promise)
    .map(({ body }) => body)
    .filter(({ state, kind }) => state === 'open' && !inHouse.has(kind))
    .toSorted((one, two) => one.dueAt.localeCompare(two.dueAt))
