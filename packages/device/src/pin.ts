import type { Sealed } from './seal.ts'

/** @source OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256 with 600,000 iterations */
export const pinIterations = 600_000

/** The vault's secret as it lies on the disk. Iterations travel with it, so that they can grow. */
export type WrappedSecret = {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  readonly sealed: Sealed
}

/** The key that opens the vault's secret. About a second of an old phone's work, off the main thread. */
export async function pinKey(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  const hardened = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(hardened, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
