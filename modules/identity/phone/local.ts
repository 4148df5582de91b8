import { type Device, factKind } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import type { AccessFact, BlockedFact, blockAccount, DeviceFact, signOutDevice } from '../contract.ts'

/** When a phone was last seen is not in the feed: it would never rest. */
export type PhoneFact = Omit<DeviceFact, 'lastSeenAt'>

export const phone = factKind<PhoneFact>('device')
export const access = factKind<AccessFact>('access')
export const blocked = factKind<BlockedFact>('blocked')

const isoOf = (ms: number): string => new Date(ms).toISOString()

/** Acts once the house has it; until then the screen says that it is asked for. */
export function endPhone(device: Device, one: PhoneFact, how: 'sign-out' | 'wipe'): Promise<string> {
  const input: InputOf<typeof signOutDevice> = { device: one.id }
  return device.record({ name: `identity.${how}-device`, input })
}

export function letSee(device: Device, seen: AccessFact, allowed: boolean): Promise<string> {
  const input: InputOf<typeof blockAccount> = { account: seen.account }
  if (allowed) return device.record({ name: 'identity.unblock-account', input })
  const fact: BlockedFact = { account: seen.account, who: seen.who, since: seen.at }
  return device.record({
    name: 'identity.block-account',
    input,
    facts: [[blocked.name, seen.account, { ...fact, since: isoOf(device.now()) }]],
  })
}

/** Newest first. */
export const seenBy = (device: Device): readonly AccessFact[] =>
  device
    .all(access)
    .map(({ body }) => body)
    .toSorted((one, two) => two.at.localeCompare(one.at))

/** Everything one person of the team opened, newest first; whoever was here last comes first. */
export type Reader = { readonly account: string; readonly who: string; readonly readings: readonly AccessFact[] }

export function readersOf(device: Device): readonly Reader[] {
  const byAccount = Map.groupBy(seenBy(device), ({ account }) => account)
  return [...byAccount].map(([account, readings]) => ({ account, who: readings[0]?.who ?? '', readings }))
}
