import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { z } from '@ayni/kernel'
import type { KeyRing } from './key-ring.ts'

/**
 * AES-256-GCM. `keyId.base64url(iv | tag | text)`; the context (table, column, row) is authenticated, so that a sealed value
 * moved to another row does not open.
 */
export function seal(keys: KeyRing, context: string, value: unknown): string {
  const key = keys.keys.get(keys.active)
  if (key === undefined) throw new Error('key ring without its active key')
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return `${keys.active}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

/** Opens what `seal` closed and checks its shape. Throws when the key is unknown, the context differs or a bit changed. */
export function open<T>(keys: KeyRing, context: string, sealed: string, shape: z.ZodType<T>): T {
  const dot = sealed.indexOf('.')
  const key = keys.keys.get(sealed.slice(0, dot))
  if (key === undefined) throw new Error('sealed with a key that this ring does not hold')
  const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(12, 28))
  const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  return shape.parse(JSON.parse(text))
}

/** Hash for matching and comparing without storing: useless without the root secret. Hex, 64 characters. */
export const keyedHash = (keys: KeyRing, context: string, text: string): string =>
  createHmac('sha256', keys.secret).update(`${context}\u0000${text}`).digest('hex')

/** One number or mailbox, whoever gave it: people, accounts and conversations keep the same hash. */
export const contactKey = (keys: KeyRing, value: string): string =>
  keyedHash(keys, 'enrollment.contact-value', value.toLowerCase())

export const randomToken = (bytes = 16): string => randomBytes(bytes).toString('base64url')

/** For tokens of 128 random bits or more: a plain hash suffices. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
