import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Instant } from '@ayni/kernel'
import pg from 'pg'
import { type KeyRing, loadKeyRing } from '../crypto/index.ts'
import { migrate, readMigrations } from '../database/index.ts'
import { BackupRefusal, type Refused, refusalOr } from './backup-refusal.ts'
import { withoutReferences } from './constraints-store.ts'
import { copyIn } from './copy-stream.ts'
import {
  beginRestore,
  copyInText,
  firstNotEmpty,
  ledgerHead,
  listTables,
  othersConnected,
  seesEverything,
  setSequences,
} from './database-store.ts'
import type { ArchiveTable, Manifest } from './manifest.ts'
import { type ArchiveTotals, inspectArchive, readArchive } from './read-archive.ts'
import type { BackupProgress } from './write-backup.ts'

export type RestoreOptions = {
  readonly file: string
  readonly passphrase: string | undefined
  readonly ownerUrl: string
  readonly now: Instant
  readonly onProgress?: BackupProgress
}
export type RestoreDone = {
  readonly rows: number
  readonly tables: number
  readonly archived: Manifest['ledger']
  readonly restored: Manifest['ledger']
}

async function withOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The first migration on which the archive and this installation differ. */
async function firstDifference(manifest: Manifest): Promise<string | undefined> {
  const ours = new Map((await readMigrations()).map(({ name, hash }) => [name, hash]))
  const theirs = new Map(manifest.migrations.map(({ name, hash }) => [name, hash]))
  return [...new Set([...ours.keys(), ...theirs.keys()])].sort().find((name) => ours.get(name) !== theirs.get(name))
}

/** Opens the whole archive, and checks that this very version wrote it, before anything is written anywhere. */
export async function prepareRestore(
  file: string,
  passphrase: string | undefined,
): Promise<(ArchiveTotals & { readonly keys: KeyRing }) | Refused> {
  const totals = await inspectArchive(file, passphrase)
  if ('refused' in totals) return totals
  const differs = await firstDifference(totals.manifest)
  if (differs !== undefined)
    return { refused: 'restore.other-version', detail: `${totals.manifest.program} (${differs})` }
  return { ...totals, keys: await loadKeyRing('', totals.manifest.ring) }
}

/** Puts the archived keys in their folder; keys that are already there must be the same. */
export function restoreKeys(
  manifest: Manifest,
  keyFolder: string,
  ringFromEnvironment: string | undefined,
): Promise<undefined | Refused> {
  return refusalOr(async () => {
    const archived = JSON.stringify(JSON.parse(manifest.ring))
    const given = ringFromEnvironment
    if (given !== undefined && JSON.stringify(JSON.parse(given)) !== archived)
      throw new BackupRefusal('restore.keys-differ', 'AYNI_KEYS')
    const files = new Map(Object.entries(manifest.keyFiles).map(([name, text]) => [name, Buffer.from(text, 'base64')]))
    if (given === undefined) files.set('ring.json', Buffer.from(archived))
    await mkdir(keyFolder, { recursive: true, mode: 0o755 })
    for (const [name, bytes] of files) {
      const file = path.join(keyFolder, path.basename(name))
      const existing = await readFile(file, 'utf8').catch(() => undefined)
      if (existing !== undefined && existing.trim() !== bytes.toString('utf8').trim())
        throw new BackupRefusal('restore.keys-differ', file)
      if (existing === undefined) await writeFile(file, bytes, { mode: 0o600, flag: 'wx' })
      await chmod(file, 0o600)
    }
    return undefined
  })
}

/** Whether this database may be written: nothing in it, nobody in it, and a role from which no row hides. */
export const checkEmpty = (ownerUrl: string): Promise<undefined | Refused> =>
  refusalOr(() =>
    withOwner(ownerUrl, async (client) => {
      if (!(await seesEverything(client))) throw new BackupRefusal('backup.owner-cannot-see-all')
      const full = await firstNotEmpty(client)
      if (full !== undefined) throw new BackupRefusal('restore.not-empty', full)
      if ((await othersConnected(client)) > 0) throw new BackupRefusal('restore.in-use')
      return undefined
    }),
  )

async function fill(client: pg.Client, options: RestoreOptions): Promise<ArchiveTotals> {
  const there = new Map((await listTables(client)).map((one) => [`${one.schema}.${one.table}`, one.columns.join()]))
  const onProgress = options.onProgress ?? (() => undefined)
  const count = { rows: 0, bytes: 0 }
  async function* counted(data: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of data) {
      count.bytes += piece.length
      onProgress(count.rows, count.bytes)
      yield piece
    }
  }
  const table = async (one: ArchiveTable, data: AsyncIterable<Buffer>): Promise<number> => {
    const named = `${one.schema}.${one.table}`
    if (there.get(named) !== one.columns.join()) throw new BackupRefusal('restore.other-version', named)
    const rows = await copyIn(client, copyInText(one), counted(data))
    count.rows += rows
    return rows
  }
  const totals = await readArchive(options.file, options.passphrase, { manifest: async () => undefined, table })
  await setSequences(client, totals.manifest.sequences)
  return totals
}

/** Builds the schema from the migrations and fills it in one transaction: the whole archive, or nothing. */
export function restoreDatabase(options: RestoreOptions, secret: string): Promise<RestoreDone | Refused> {
  return refusalOr(async () => {
    await migrate(options.ownerUrl, secret, options.now)
    return withOwner(options.ownerUrl, async (client) => {
      await client.query(beginRestore)
      await client.query('delete from platform.job')
      const { manifest, rows, tables } = await withoutReferences(client, () => fill(client, options))
      const restored = await ledgerHead(client)
      if (restored.hash !== manifest.ledger.hash) throw new BackupRefusal('backup.tampered', 'ledger')
      await client.query('commit')
      return { rows, tables, archived: manifest.ledger, restored }
    })
  })
}
