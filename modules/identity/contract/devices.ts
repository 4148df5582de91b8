import { alias, command, deviceId, instant, personId, query, z } from '@ayni/kernel'
import { done, language, nothing, programBasics, staff } from './shared-shapes.ts'

export const enrollDevice = command('identity.enroll-device', {
  summary: 'Joins a phone to the person of an invitation link or of an eight-character code, once',
  allow: ['anyone'],
  input: z.strictObject({ secret: z.string().min(8).max(64), label: z.string().trim().min(1).max(60) }),
  output: z.strictObject({
    token: z.string(),
    device: deviceId,
    person: personId,
    alias,
    language,
    /** Another phone of this person was joined before: their records come with the first sync, and nothing is asked anew. */
    returning: z.boolean(),
    program: programBasics,
  }),
  errors: { 'identity.code-unknown': 404, 'identity.code-expired': 410, 'identity.code-used': 410 },
})

export const makeDeviceCode = command('identity.make-device-code', {
  summary: 'Makes an invitation link, or a code to type, with which one phone joins',
  allow: ['physician', 'coordinator'],
  input: z.strictObject({ person: personId.nullable(), kind: z.enum(['link', 'code']) }),
  output: z.strictObject({ secret: z.string(), expiresAt: instant }),
  errors: { 'identity.person-unknown': 404, 'identity.person-in-review': 409 },
})

/** One phone of a person; also the body of the fact `device` in the feed. */
export const deviceFact = z.strictObject({
  id: deviceId,
  label: z.string(),
  enrolledAt: instant,
  lastSeenAt: instant,
  signedOutAt: instant.nullable(),
  wipeRequestedAt: instant.nullable(),
})
export type DeviceFact = z.infer<typeof deviceFact>

export const listMyDevices = query('identity.list-my-devices', {
  summary: 'The phones that are or were joined to me',
  allow: ['physician'],
  opens: 'C1',
  input: nothing,
  output: z.array(deviceFact),
})

export const listDevices = query('identity.list-devices', {
  summary: 'The phones of a person, to help when one is lost',
  allow: ['coordinator'],
  opens: 'C1',
  input: z.strictObject({ person: personId }),
  output: z.array(deviceFact),
})

const oneDevice = z.strictObject({ device: deviceId })

export const signOutDevice = command('identity.sign-out-device', {
  summary: 'Ends the rights of a phone at once',
  allow: ['physician', 'coordinator'],
  offline: true,
  input: oneDevice,
  output: done,
  errors: { 'identity.device-unknown': 404 },
})

export const wipeDevice = command('identity.wipe-device', {
  summary: 'Ends the rights of a phone and empties it when it next connects',
  allow: ['physician', 'coordinator'],
  offline: true,
  input: oneDevice,
  output: done,
  errors: { 'identity.device-unknown': 404 },
})

export const pushSubscription = z.strictObject({
  endpoint: z.url({ protocol: /^https$/ }).max(2000),
  keys: z.strictObject({ p256dh: z.string().min(1).max(200), auth: z.string().min(1).max(100) }),
})

export const pushSubscribe = command('identity.push-subscribe', {
  summary: 'Lets this browser receive notices without content',
  allow: ['physician', ...staff],
  input: z.strictObject({ subscription: pushSubscription }),
  output: done,
})

export const pushUnsubscribe = command('identity.push-unsubscribe', {
  summary: 'No more notices to this browser',
  allow: ['physician', ...staff],
  input: z.strictObject({ endpoint: z.string().max(2000) }),
  output: done,
})

export const pushKey = query('identity.push-key', {
  summary: 'The key with which browsers subscribe to notices; null where this server sends none',
  allow: ['physician', ...staff],
  opens: 'C0',
  input: nothing,
  output: z.strictObject({ publicKey: z.string().nullable() }),
})
