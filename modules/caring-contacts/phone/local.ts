import { type Device, factKind, type Local } from '@ayni/device'
import type { CaringFact } from '../contract.ts'

export const caringKind = factKind<CaringFact>('caring')

/** [D] How long the last greeting stands on the first screen. */
const SHOWN_DAYS = 30

export type Greeted = { readonly key: string; readonly fact: CaringFact; readonly words: string; readonly at: string }

/** The last greeting, while it is fresh; or that they were stopped. */
export function lastGreeting(device: Local, now: string): Greeted | null {
  const all = device.all(caringKind).flatMap(({ key, body }) => {
    const [first] = body.greetings
    return first === undefined ? [] : [{ key, fact: body, words: first.words, at: first.at }]
  })
  const last = all.toSorted((one, two) => two.at.localeCompare(one.at))[0]
  if (last === undefined || last.fact.state === 'over') return null
  return Date.parse(now) - Date.parse(last.at) <= SHOWN_DAYS * 86_400_000 ? last : null
}

/** One tap, with or without a signal; the same tap the other way takes it back. */
export const setStopped = async (device: Device, { key, fact }: Greeted, stopped: boolean): Promise<void> => {
  await device.record({
    name: 'caring-contacts.stop-mine',
    input: { stopped },
    facts: [['caring', key, { ...fact, state: stopped ? 'stopped' : 'running' } satisfies CaringFact]],
  })
}
