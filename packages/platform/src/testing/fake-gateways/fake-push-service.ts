import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { PushSubscriptionKeys } from '../../messages/address.ts'
import { fakeHttp } from './listen-low.ts'

export type FakePush = {
  readonly path: string
  readonly payload: string
  readonly headers: Readonly<Record<string, string>>
}

export type FakePushService = {
  /** A browser's subscription, with keys of its own. */
  readonly subscribe: () => PushSubscriptionKeys
  /** What browsers were woken with, decrypted as they would. */
  readonly received: readonly FakePush[]
  /** HTTP status of the next answers; 201 afterwards. */
  readonly failNext: (...statuses: (number | 'hang')[]) => void
  readonly close: () => Promise<void>
}

type Browser = { readonly ecdh: ReturnType<typeof createECDH>; readonly auth: Buffer }

const derive = (secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))

/** RFC 8188 and 8291: salt 16 | record size 4 | key length 1 | sender's key | sealed record. */
function decrypt({ ecdh, auth }: Browser, body: Buffer): string {
  const salt = body.subarray(0, 16)
  const sender = body.subarray(21, 21 + body.readUInt8(20))
  const sealed = body.subarray(21 + sender.length)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const ikm = derive(ecdh.computeSecret(sender), auth, info, 32)
  const key = derive(ikm, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derive(ikm, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce)
  decipher.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8')
}

/** A push service with any number of browsers behind it. */
export async function fakePushService(): Promise<FakePushService> {
  const browsers = new Map<string, Browser>()
  const received: FakePush[] = []
  const next: (number | 'hang')[] = []
  const { origin, close } = await fakeHttp(({ url, headers, body }) => {
    const failure = next.shift()
    if (failure === 'hang') return 'hang'
    if (failure !== undefined) return { status: failure }
    const browser = browsers.get(url)
    if (browser === undefined) return { status: 410 }
    if (!String(headers.authorization ?? '').startsWith('vapid t=')) return { status: 401 }
    const kept = Object.fromEntries(['ttl', 'urgency', 'topic'].map((name) => [name, String(headers[name] ?? '')]))
    received.push({ path: url, payload: decrypt(browser, body), headers: kept })
    return { status: 201 }
  })
  return {
    subscribe: () => {
      const ecdh = createECDH('prime256v1')
      const p256dh = ecdh.generateKeys()
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(12).toString('hex')}`
      browsers.set(path, { ecdh, auth })
      return {
        endpoint: `${origin}${path}`,
        keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
      }
    },
    received,
    failNext: (...statuses) => {
      next.push(...statuses)
    },
    close,
  }
}
