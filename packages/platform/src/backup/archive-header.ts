import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { BackupRefusal } from './backup-refusal.ts'

/**
 * `AYNIBAK1 | log2 N | r | p | salt 16 | nonce prefix 7 | checksum 8 | HMAC 32`. The checksum tells a damaged start from a wrong
 * passphrase; the HMAC proves the passphrase before anything is opened; every chunk authenticates the whole header again.
 */
const MAGIC = Buffer.from('AYNIBAK1')
const SALT_BYTES = 16
const PREFIX_BYTES = 7
const PLAIN_BYTES = MAGIC.length + 3 + SALT_BYTES + PREFIX_BYTES
const CHECKSUM_BYTES = 8
const MAC_BYTES = 32
export const HEADER_BYTES = PLAIN_BYTES + CHECKSUM_BYTES + MAC_BYTES

/** @source OWASP Password Storage Cheat Sheet: scrypt with N = 2^17, r = 8, p = 1 (128 MiB) */
const cost = { log2N: 17, r: 8, p: 1 } as const
/** What we would pay to open somebody's file: a forged header must not ask for the whole memory. */
const DEAREST_LOG2N = 20

export type ArchiveKey = { readonly key: Buffer; readonly noncePrefix: Buffer; readonly header: Buffer }

const MIN_PASSPHRASE = 16

/** The passphrase of `AYNI_BACKUP_PASSPHRASE`. @throws BackupRefusal when it is missing or shorter than 16 characters */
export function readPassphrase(text: string | undefined): string {
  if (text === undefined || text === '') throw new BackupRefusal('backup.passphrase-missing')
  if ([...text].length < MIN_PASSPHRASE) throw new BackupRefusal('backup.passphrase-short', String(MIN_PASSPHRASE))
  return text
}

const derive = (passphrase: string, salt: Buffer, { log2N, r, p }: { log2N: number; r: number; p: number }) =>
  new Promise<Buffer>((resolve, reject) => {
    const N = 2 ** log2N
    scrypt(passphrase.normalize('NFKC'), salt, 64, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })

const checksumOf = (plain: Buffer): Buffer => createHash('sha256').update(plain).digest().subarray(0, CHECKSUM_BYTES)
const macOf = (key: Buffer, plain: Buffer): Buffer => createHmac('sha256', key).update(plain).digest()

export async function freshHeader(passphrase: string): Promise<ArchiveKey> {
  const salt = randomBytes(SALT_BYTES)
  const noncePrefix = randomBytes(PREFIX_BYTES)
  const plain = Buffer.concat([MAGIC, Buffer.from([cost.log2N, cost.r, cost.p]), salt, noncePrefix])
  const keys = await derive(passphrase, salt, cost)
  const header = Buffer.concat([plain, checksumOf(plain), macOf(keys.subarray(32), plain)])
  return { key: keys.subarray(0, 32), noncePrefix, header }
}

/** @throws BackupRefusal not-an-archive, truncated, tampered or passphrase-wrong */
export async function openHeader(header: Buffer, passphrase: string): Promise<ArchiveKey> {
  if (!header.subarray(0, MAGIC.length).equals(MAGIC)) throw new BackupRefusal('backup.not-an-archive')
  if (header.length < HEADER_BYTES) throw new BackupRefusal('backup.truncated')
  const plain = header.subarray(0, PLAIN_BYTES)
  if (!checksumOf(plain).equals(header.subarray(PLAIN_BYTES, PLAIN_BYTES + CHECKSUM_BYTES)))
    throw new BackupRefusal('backup.tampered')
  const [log2N = 0, r = 0, p = 0] = plain.subarray(MAGIC.length, MAGIC.length + 3)
  if (log2N < 14 || log2N > DEAREST_LOG2N || r !== 8 || p !== 1) throw new BackupRefusal('backup.tampered')
  const salt = plain.subarray(MAGIC.length + 3, MAGIC.length + 3 + SALT_BYTES)
  const keys = await derive(passphrase, salt, { log2N, r, p })
  if (!timingSafeEqual(macOf(keys.subarray(32), plain), header.subarray(PLAIN_BYTES + CHECKSUM_BYTES, HEADER_BYTES)))
    throw new BackupRefusal('backup.passphrase-wrong')
  return { key: keys.subarray(0, 32), noncePrefix: plain.subarray(-PREFIX_BYTES), header }
}
