import { type DeviceId, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { signOutDevice, wipeDevice } from '../../contract.ts'
import { endDevice } from './store.ts'

const ending =
  (wipe: boolean) =>
  async ({ input, tx, now }: CommandContext<{ readonly device: DeviceId }>) => {
    const person = await endDevice(tx, input.device, now, wipe)
    if (person === undefined) return refuse('identity.device-unknown')
    return { output: null, about: person, changes: [{ person, kind: 'device', key: input.device }], topics: ['roster'] }
  }

export const signOutDeviceHandler = handle(signOutDevice, ending(false))
export const wipeDeviceHandler = handle(wipeDevice, ending(true))
