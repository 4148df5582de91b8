import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const STEP_MS = 30_000
const DIGITS = 6
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** One-time code of a counter. @source RFC 4226 §5.3 */
export function hotp(secret: Uint8Array, counter: number, digits = DIGITS): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac('sha1', secret).update(message).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** Number of the thirty-second step in which a moment lies. @source RFC 6238 §4 */
export const totpStep = (ms: number): number => Math.floor(ms / STEP_MS)

/**
 * The step whose code this is: the present one or a neighbour, and later than the last one used, so that a code read over
 * somebody's shoulder cannot be used again. Null when it is none of these.
 */
export function matchTotp(secret: Uint8Array, code: string, ms: number, lastStep: number): number | null {
  const given = Buffer.from(code)
  const now = totpStep(ms)
  let found: number | null = null
  // All three are computed and compared, whichever fits: the time taken says nothing.
  for (const step of [now - 1, now, now + 1]) {
    const right = Buffer.from(hotp(secret, Math.max(step, 0)))
    if (right.length === given.length && timingSafeEqual(right, given) && step > lastStep) found = step
  }
  return found
}

/** 160 random bits. @source RFC 4226 §4 R6 */
export const newTotpSecret = (): Uint8Array => randomBytes(20)

/** @source RFC 4648 §6, without padding, as authenticator apps read it */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      text += ALPHABET.charAt((held >>> (bits - 5)) & 31)
      bits -= 5
    }
    held &= 0xff
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (5 - bits)) & 31) : text
}

/** What an authenticator app opens or scans. */
export function totpAddress(issuer: string, label: string, secret: Uint8Array): string {
  const name = `${encodeURIComponent(issuer)}:${encodeURIComponent(label)}`
  return `otpauth://totp/${name}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&digits=${DIGITS}&period=${STEP_MS / 1000}`
}
