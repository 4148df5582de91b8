import { z } from '@ayni/kernel'

/** What a browser gives when it subscribes (`PushSubscription.toJSON()`). */
export const pushSubscription = z.object({
  endpoint: z.string().max(2000),
  keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
})
export type PushSubscriptionKeys = z.infer<typeof pushSubscription>

export const address = z.discriminatedUnion('kind', [
  /** E.164, `+51987654321`. */
  z.strictObject({ kind: z.literal('phone'), number: z.string().max(40) }),
  z.strictObject({ kind: z.literal('email'), mailbox: z.string().max(320) }),
  z.strictObject({ kind: z.literal('push'), subscription: pushSubscription }),
  /** Read in the app itself by the account or the person. */
  z.strictObject({ kind: z.literal('in_app') }),
])
export type Address = z.infer<typeof address>

/** For people's eyes: never enough to write to anyone. */
export function maskAddress(of: Address): string {
  switch (of.kind) {
    case 'phone':
      return `•••${of.number.replace(/\D/g, '').slice(-3)}`
    case 'email':
      return `${of.mailbox.slice(0, 1)}•••@•••`
    case 'push':
      return 'push'
    case 'in_app':
      return 'app'
  }
}
