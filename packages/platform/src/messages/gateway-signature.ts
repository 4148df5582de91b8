import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Instant, toMs } from '@ayni/kernel'

export const timestampHeader = 'ayni-timestamp'
export const signatureHeader = 'ayni-signature'

/** How old a signed request may be, either way, before it counts as a replay. */
export const MAX_SKEW_MS = 300_000

/** `v1=<hex HMAC-SHA-256(secret, timestamp "." body)>`; the same in both directions. */
export const signBody = (secret: string, timestampMs: number, body: string): string =>
  `v1=${createHmac('sha256', secret).update(`${timestampMs}.${body}`).digest('hex')}`

/** Compared in constant time. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

export type SignatureCheck = 'good' | 'forged' | 'stale'

export function checkSignature(
  secret: string,
  given: { readonly timestamp: string | undefined; readonly signature: string | undefined; readonly body: string },
  now: Instant,
): SignatureCheck {
  const { timestamp = '', signature = '', body } = given
  if (!/^\d{10,16}$/.test(timestamp) || !sameText(signBody(secret, Number(timestamp), body), signature)) return 'forged'
  return Math.abs(toMs(now) - Number(timestamp)) > MAX_SKEW_MS ? 'stale' : 'good'
}
