import type { z } from '@ayni/kernel'
import { BackupRefusal } from './backup-refusal.ts'
import { ByteReader } from './sealed-chunks.ts'

/** `M` manifest, `T` a table begins, `D` rows in COPY text, `E` the table ends, `Z` the archive ends. */
export type RecordKind = 'M' | 'T' | 'D' | 'E' | 'Z'
export type ArchiveRecord = { readonly kind: RecordKind; readonly body: Buffer }

const kinds = ['M', 'T', 'D', 'E', 'Z'] as const satisfies readonly RecordKind[]
const HEAD_BYTES = 5

export function recordOf(kind: RecordKind, body: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  const head = Buffer.alloc(HEAD_BYTES)
  head.write(kind, 0, 'latin1')
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

export async function* recordsOf(source: AsyncIterable<Buffer>): AsyncGenerator<ArchiveRecord> {
  const reader = new ByteReader(source)
  for (;;) {
    const head = await reader.take(HEAD_BYTES)
    if (head.length === 0) return
    const letter = head.toString('latin1', 0, 1)
    const kind = kinds.find((known) => known === letter)
    if (kind === undefined || head.length < HEAD_BYTES) throw new BackupRefusal('backup.tampered', 'record')
    const length = head.readUInt32BE(1)
    const body = await reader.take(length)
    if (body.length < length) throw new BackupRefusal('backup.truncated', 'record')
    yield { kind, body }
  }
}

export const bodyAs = <T>(record: ArchiveRecord, shape: z.ZodType<T>): T =>
  shape.parse(JSON.parse(record.body.toString('utf8')))
