import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from '@ayni/kernel'

const ringShape = z.strictObject({
  active: z.string(),
  keys: z.record(z.string(), z.string()),
  secret: z.string().min(32),
})

/** Keys by id (32 bytes each); new text is sealed with the active one, old text opens with the one it names. */
export type KeyRing = {
  readonly active: string
  readonly keys: ReadonlyMap<string, Buffer>
  /** Root secret: derives database passwords and keyed hashes. */
  readonly secret: string
}

type StoredRing = z.infer<typeof ringShape>

const fromStored = (stored: StoredRing): KeyRing => {
  const keys = new Map(Object.entries(stored.keys).map(([id, text]) => [id, Buffer.from(text, 'base64')]))
  for (const [id, key] of keys) if (key.length !== 32) throw new Error(`key ${id} of the key ring is not 32 bytes long`)
  if (!keys.has(stored.active)) throw new Error('the active key of the key ring is missing from it')
  return { active: stored.active, keys, secret: stored.secret }
}

export const freshRing = (id: string): StoredRing => ({
  active: id,
  keys: { [id]: randomBytes(32).toString('base64') },
  secret: randomBytes(32).toString('base64url'),
})

/** Key ring from `AYNI_KEYS` (JSON, for servers) or from the data folder, where it is made once with mode 0600. */
export async function loadKeyRing(dataDir: string, fromEnvironment: string | undefined): Promise<KeyRing> {
  if (fromEnvironment !== undefined) return fromStored(ringShape.parse(JSON.parse(fromEnvironment)))
  const file = path.join(dataDir, 'keys', 'ring.json')
  const existing = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (existing !== undefined) return fromStored(ringShape.parse(JSON.parse(existing)))
  const fresh = freshRing('k1')
  await mkdir(path.dirname(file), { recursive: true, mode: 0o755 })
  await writeFile(file, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' })
  return fromStored(fresh)
}

/** A ring for tests: fixed, so that a database cloned from a template opens again. */
export const testRing = (): KeyRing =>
  fromStored({
    active: 'test',
    keys: { test: Buffer.alloc(32, 7).toString('base64') },
    secret: 'invented-secret-for-tests-only-0000',
  })
