import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { HEADER_BYTES, openHeader, readPassphrase } from './archive-header.ts'
import { BackupRefusal, type Refused, refusalOr } from './backup-refusal.ts'
import { type ArchiveTable, archiveEnd, archiveTable, type Manifest, manifestShape, tableEnd } from './manifest.ts'
import { type ArchiveRecord, bodyAs, recordsOf } from './records.ts'
import { ByteReader, opened } from './sealed-chunks.ts'

async function* recordsIn(file: string, passphrase: string): AsyncGenerator<ArchiveRecord> {
  const source = createReadStream(file, { highWaterMark: 1 << 18 })
  const plain = createGunzip()
  try {
    const reader = new ByteReader(source)
    const archive = await openHeader(Buffer.from(await reader.take(HEADER_BYTES)), passphrase)
    // A refusal inside destroys `plain` with itself, and comes out of the loop that reads it.
    pipeline(opened(archive, reader), plain, () => undefined)
    yield* recordsOf(plain)
  } finally {
    plain.destroy()
    source.destroy()
  }
}

async function nextOf(records: AsyncGenerator<ArchiveRecord>): Promise<ArchiveRecord> {
  const next = await records.next()
  if (next.done === true) throw new BackupRefusal('backup.truncated', 'records')
  return next.value
}

export type ArchiveVisitor = {
  readonly manifest: (manifest: Manifest) => Promise<void>
  /** Must read `data` to its end. @returns rows that arrived, or undefined when they were not counted */
  readonly table: (table: ArchiveTable, data: AsyncIterable<Buffer>) => Promise<number | undefined>
}
export type ArchiveTotals = { readonly manifest: Manifest; readonly rows: number; readonly tables: number }

async function readTable(
  table: ArchiveTable,
  records: AsyncGenerator<ArchiveRecord>,
  visitor: ArchiveVisitor,
): Promise<number> {
  const hash = createHash('sha256')
  let said: { rows: number; sha256: string } | undefined
  async function* data(): AsyncGenerator<Buffer> {
    for (;;) {
      const record = await nextOf(records)
      if (record.kind === 'E') {
        said = bodyAs(record, tableEnd)
        return
      }
      if (record.kind !== 'D') throw new BackupRefusal('backup.tampered', `${table.schema}.${table.table}`)
      hash.update(record.body)
      yield record.body
    }
  }
  const arrived = await visitor.table(table, data())
  if (said === undefined || said.sha256 !== hash.digest('hex') || (arrived !== undefined && arrived !== said.rows))
    throw new BackupRefusal('backup.tampered', `${table.schema}.${table.table}`)
  return said.rows
}

async function walk(records: AsyncGenerator<ArchiveRecord>, visitor: ArchiveVisitor): Promise<ArchiveTotals> {
  const first = await nextOf(records)
  if (first.kind !== 'M') throw new BackupRefusal('backup.tampered', 'manifest')
  const manifest = bodyAs(first, manifestShape)
  await visitor.manifest(manifest)
  let [rows, tables] = [0, 0]
  for (;;) {
    const record = await nextOf(records)
    if (record.kind === 'Z') {
      const end = bodyAs(record, archiveEnd)
      if (end.rows !== rows || end.tables !== tables) throw new BackupRefusal('backup.tampered', 'totals')
      break
    }
    if (record.kind !== 'T') throw new BackupRefusal('backup.tampered', 'order')
    rows += await readTable(bodyAs(record, archiveTable), records, visitor)
    tables += 1
  }
  if ((await records.next()).done !== true) throw new BackupRefusal('backup.tampered', 'end')
  return { manifest, rows, tables }
}

/** Reads an archive from its first byte to its last. @throws BackupRefusal at the first thing that is not as it was written */
export async function readArchive(
  file: string,
  passphrase: string | undefined,
  visitor: ArchiveVisitor,
): Promise<ArchiveTotals> {
  const records = recordsIn(file, readPassphrase(passphrase))
  try {
    return await walk(records, visitor)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new BackupRefusal('backup.file-missing', file)
    throw error
  } finally {
    await records.return(undefined)
  }
}

/** Opens and authenticates the whole archive without writing anything. */
export const inspectArchive = (file: string, passphrase: string | undefined): Promise<ArchiveTotals | Refused> =>
  refusalOr(() =>
    readArchive(file, passphrase, {
      manifest: async () => undefined,
      table: async (_table, data) => {
        for await (const piece of data) if (piece.length === 0) break
        return undefined
      },
    }),
  )
