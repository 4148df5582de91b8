import { answer, type FeedReader } from '@ayni/platform/commands'
import { listDevices, listMyDevices } from '../../contract.ts'
import { devicesOf } from './store.ts'

export const listMyDevicesHandler = answer(listMyDevices, async ({ actor, tx }) =>
  actor.personId === null ? [] : [...(await devicesOf(tx, actor.personId, 'all'))],
)

export const listDevicesHandler = answer(listDevices, async ({ input, tx }) => [
  ...(await devicesOf(tx, input.person, 'all')),
])

export const deviceFeed: FeedReader = {
  kind: 'device',
  read: async ({ tx }, person, keys) => {
    const devices = await devicesOf(tx, person, keys)
    // When a phone was last seen changes with every visit; in the feed it would never rest.
    return new Map(devices.map(({ lastSeenAt: _moves, ...device }) => [device.id, device]))
  },
}
