import type { Instant } from '@ayni/kernel'
import { plusMinutes } from '@ayni/kernel'
import { type KeyRing, keyedHash, randomToken } from '@ayni/platform/crypto'

/** No I, O, 0 or 1: the code is read aloud over a bad line. 32 signs, five bits each. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 8

/** How long an invitation lives, in minutes; all [D]. A code for one's own second phone is typed at once. */
export const secretLife = { link: 14 * 1440, code: 72 * 60, ownCode: 15 } as const

export const newLink = (): string => randomToken(16)

/** Forty random bits: short enough to type, and tried only at the pace that the request limit allows. */
export function newCode(): string {
  const bytes = Buffer.from(randomToken(CODE_LENGTH), 'base64url')
  return Array.from(bytes, (byte) => SIGNS.charAt(byte & 31)).join('')
}

/** A code may be typed in small letters, with spaces or a dash; a link may not. */
export function hashSecret(keys: KeyRing, secret: string): string {
  const typed = secret.replaceAll(/[\s-]/g, '').toUpperCase()
  const plain = typed.length === CODE_LENGTH ? typed : secret
  return keyedHash(keys, 'identity.device-code', plain)
}

export const expiryOf = (now: Instant, kind: 'link' | 'code', own: boolean): Instant =>
  plusMinutes(now, own ? secretLife.ownCode : secretLife[kind])
