import type { Device, Post } from '@ayni/device'
import type { InputOf, OutputOf } from '@ayni/kernel'
import type { makeDeviceCode } from '../contract.ts'

export type MadeCode = OutputOf<typeof makeDeviceCode>

const isMade = (value: unknown): value is { readonly output: MadeCode } =>
  typeof value === 'object' &&
  value !== null &&
  'output' in value &&
  typeof value.output === 'object' &&
  value.output !== null &&
  'secret' in value.output &&
  'expiresAt' in value.output

/** A code for this person's next phone; null without a signal. */
export async function makeCode(device: Device, post: Post): Promise<MadeCode | null> {
  const body: InputOf<typeof makeDeviceCode> = { person: null, kind: 'code' }
  const { token } = device
  if (token === null) return null
  const posted = await post('/api/identity/make-device-code', body, { token, id: device.newId() })
  return posted?.status === 200 && isMade(posted.body) ? posted.body.output : null
}
