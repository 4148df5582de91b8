import { createDevice, type Device } from './device.ts'
import { openDisk } from './disk.ts'
import { randomBytes } from './seal.ts'
import { tabs } from './tabs.ts'

/**
 * This phone's device, ready to read and record. Knows nothing of the network: import `@ayni/device/sync` afterwards.
 * @param now milliseconds since 1970
 */
export async function openDevice({
  now,
  name = 'ayni',
}: {
  readonly now: () => number
  readonly name?: string
}): Promise<Device> {
  const others = tabs(name)
  const device = await createDevice({ storage: await openDisk(name), now, random: randomBytes, tell: others.tell })
  others.listen((word) => {
    void (word === 'lock' ? device.lock() : device.refresh())
  })
  return device
}
