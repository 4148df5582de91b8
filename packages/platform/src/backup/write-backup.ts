import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Instant } from '@ayni/kernel'
import pg from 'pg'
import type { KeyRing } from '../crypto/index.ts'
import { freshHeader, readPassphrase } from './archive-header.ts'
import { BackupRefusal, type Refused, refusalOr } from './backup-refusal.ts'
import { copyOut } from './copy-stream.ts'
import {
  appliedMigrations,
  beginSnapshot,
  copyOutText,
  ledgerHead,
  listSequences,
  listTables,
  recordBackup,
  seesEverything,
} from './database-store.ts'
import type { Manifest } from './manifest.ts'
import { recordOf } from './records.ts'
import { sealed } from './sealed-chunks.ts'

export type BackupProgress = (rows: number, bytes: number) => void
export type BackupOptions = {
  readonly file: string
  readonly ownerUrl: string
  readonly passphrase: string | undefined
  readonly keys: KeyRing
  /** Folder of the keys that lie in files (VAPID), kept with the archive. */
  readonly keyFolder: string
  readonly program: string
  readonly id: string
  readonly now: Instant
  readonly onProgress?: BackupProgress
}
export type BackupDone = { readonly rows: number; readonly bytes: number; readonly tables: number } & Pick<
  Manifest,
  'ledger'
>

const ringText = (keys: KeyRing): string =>
  JSON.stringify({
    active: keys.active,
    keys: Object.fromEntries([...keys.keys].map(([id, key]) => [id, key.toString('base64')])),
    secret: keys.secret,
  })

async function otherKeyFiles(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder).catch(() => [])
  const kept = names.filter((one) => one.endsWith('.json') && one !== 'ring.json')
  return Object.fromEntries(
    await Promise.all(kept.map(async (one) => [one, (await readFile(path.join(folder, one))).toString('base64')])),
  )
}

async function manifestOf(client: pg.Client, options: BackupOptions): Promise<Manifest> {
  return {
    format: 1,
    program: options.program,
    at: options.now,
    migrations: await appliedMigrations(client),
    ledger: await ledgerHead(client),
    sequences: await listSequences(client),
    tables: [...(await listTables(client))],
    ring: ringText(options.keys),
    keyFiles: await otherKeyFiles(options.keyFolder),
  }
}

type Count = { rows: number; bytes: number }

async function* recordsFrom(
  client: pg.Client,
  manifest: Manifest,
  count: Count,
  onProgress: BackupProgress,
): AsyncGenerator<Buffer> {
  yield recordOf('M', manifest)
  for (const table of manifest.tables) {
    yield recordOf('T', table)
    const hash = createHash('sha256')
    const { data, rows } = copyOut(client, copyOutText(table))
    for await (const piece of data) {
      hash.update(piece)
      count.bytes += piece.length
      onProgress(count.rows, count.bytes)
      yield recordOf('D', piece)
    }
    count.rows += rows()
    yield recordOf('E', { rows: rows(), sha256: hash.digest('hex') })
  }
  yield recordOf('Z', { tables: manifest.tables.length, rows: count.rows })
}

/** Written beside its name and given it only when every byte is on the disk: a half archive never looks like one. */
async function keepFile(partial: string, file: string): Promise<number> {
  const handle = await open(partial, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(partial, file)
  return (await stat(file)).size
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/** One encrypted archive of the whole house, from one still picture of the database, in flat memory. */
export function writeBackup(options: BackupOptions): Promise<BackupDone | Refused> {
  return refusalOr(async () => {
    const archive = await freshHeader(readPassphrase(options.passphrase))
    if (await exists(options.file)) throw new BackupRefusal('backup.file-exists', options.file)
    const partial = `${options.file}.partial`
    await rm(partial, { force: true })
    const client = new pg.Client({ connectionString: options.ownerUrl })
    await client.connect()
    try {
      if (!(await seesEverything(client))) throw new BackupRefusal('backup.owner-cannot-see-all')
      await client.query(beginSnapshot)
      const manifest = await manifestOf(client, options)
      const count: Count = { rows: 0, bytes: 0 }
      await pipeline(
        Readable.from(recordsFrom(client, manifest, count, options.onProgress ?? (() => undefined))),
        createGzip({ level: 4 }),
        (source: AsyncIterable<Buffer>) => sealed(archive, source),
        createWriteStream(partial, { mode: 0o600, flags: 'wx' }),
      )
      await client.query('commit')
      const bytes = await keepFile(partial, options.file)
      await recordBackup(client, { id: options.id, at: options.now, ...manifest.ledger, rows: count.rows, bytes })
      return { rows: count.rows, bytes, tables: manifest.tables.length, ledger: manifest.ledger }
    } finally {
      await client.end()
      await rm(partial, { force: true })
    }
  })
}
