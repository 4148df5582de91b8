import type { Sealed } from './seal.ts'
import { randomBytes, seal, unseal } from './seal.ts'

/** @source OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256 with 600,000 iterations */
export const pinIterations = 600_000

export type WrappedSecret = {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  readonly sealed: Sealed
}

async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

export async function wrapSecret(pin: string, secret: Uint8Array, iterations = pinIterations): Promise<WrappedSecret> {
  const salt = randomBytes(16)
  return { salt, iterations, sealed: await seal(await pinKey(pin, salt, iterations), 'secret', Array.from(secret)) }
}

/** Null for a wrong PIN. */
export async function unwrapSecret(pin: string, wrapped: WrappedSecret): Promise<Uint8Array<ArrayBuffer> | null> {
  const key = await pinKey(pin, wrapped.salt, wrapped.iterations)
  try {
    return new Uint8Array(await unseal<number[]>(key, 'secret', wrapped.sealed))
  } catch {
    return null
  }
}
