/** AES-GCM with 256-bit keys. Keys, salts and nonces come from the browser's own source, never from a seeded one. */
export type Sealed = Uint8Array<ArrayBuffer>

const utf8 = new TextEncoder()
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => utf8.encode(text)

export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length))

/** The place is part of what is sealed: a row moved to another key does not open. */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const iv = randomBytes(12)
  const body = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bytesOf(place) },
    key,
    bytesOf(JSON.stringify(value)),
  )
  const sealed = new Uint8Array(12 + body.byteLength)
  sealed.set(iv)
  sealed.set(new Uint8Array(body), 12)
  return sealed
}

/** Throws where the key is another's or the bytes were moved or changed. */
export async function unseal<T>(key: CryptoKey, place: string, sealed: Sealed): Promise<T> {
  const body = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: bytesOf(place) },
    key,
    sealed.subarray(12),
  )
  return JSON.parse(new TextDecoder().decode(body))
}

/** `aes` seals bodies; `mac` hides kinds and keys, so that even "there is a safety plan" cannot be read off the disk. */
export type VaultKeys = { readonly aes: CryptoKey; readonly mac: CryptoKey }

/** @param secret 64 random bytes */
export async function vaultKeys(secret: Uint8Array<ArrayBuffer>): Promise<VaultKeys> {
  const [aes, mac] = await Promise.all([
    crypto.subtle.importKey('raw', secret.slice(0, 32), 'AES-GCM', false, ['encrypt', 'decrypt']),
    crypto.subtle.importKey('raw', secret.slice(32), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  ])
  return { aes, mac }
}

export const deviceKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

export async function blind(mac: CryptoKey, kind: string, key: string): Promise<string> {
  const digest = await crypto.subtle.sign('HMAC', mac, bytesOf(`${kind}\n${key}`))
  return btoa(String.fromCharCode(...new Uint8Array(digest, 0, 16)))
}
