import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { ArchiveKey } from './archive-header.ts'
import { BackupRefusal } from './backup-refusal.ts'

const CHUNK_BYTES = 1 << 16
const TAG_BYTES = 16
const FRAME_BYTES = 4
const LAST = 0x8000_0000

type Bytes = AsyncIterable<Buffer>

/** Prefix, number of the chunk, whether it is the last: a chunk that was moved, repeated, dropped or cut does not open. */
function nonceOf(prefix: Buffer, counter: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  prefix.copy(nonce)
  nonce.writeUInt32BE(counter, 7)
  nonce.writeUInt8(last ? 1 : 0, 11)
  return nonce
}

function sealChunk({ key, noncePrefix, header }: ArchiveKey, counter: number, last: boolean, text: Buffer): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES)
  frame.writeUInt32BE((text.length | (last ? LAST : 0)) >>> 0)
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(noncePrefix, counter, last))
  cipher.setAAD(Buffer.concat([header, frame]))
  const body = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([frame, body, cipher.getAuthTag()])
}

function openChunk({ key, noncePrefix, header }: ArchiveKey, counter: number, frame: Buffer, sealed: Buffer): Buffer {
  const last = frame.readUInt32BE() >= LAST
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(noncePrefix, counter, last))
  decipher.setAAD(Buffer.concat([header, frame]))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
  } catch {
    throw new BackupRefusal('backup.tampered', String(counter))
  }
}

/** Header, then AES-256-GCM chunks of 64 KiB; holds one chunk at a time. */
export async function* sealed(archive: ArchiveKey, source: Bytes): AsyncGenerator<Buffer> {
  yield archive.header
  let counter = 0
  let held: Buffer[] = []
  let bytes = 0
  for await (const piece of source) {
    held.push(piece)
    bytes += piece.length
    if (bytes <= CHUNK_BYTES) continue
    let all = Buffer.concat(held)
    while (all.length > CHUNK_BYTES) {
      yield sealChunk(archive, counter++, false, all.subarray(0, CHUNK_BYTES))
      all = all.subarray(CHUNK_BYTES)
    }
    held = [Buffer.from(all)]
    bytes = all.length
  }
  yield sealChunk(archive, counter, true, Buffer.concat(held))
}

/** Reads exact lengths out of a stream of any pieces. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)
  constructor(source: Bytes) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Up to `length` bytes; fewer only at the end. */
  async take(length: number): Promise<Buffer> {
    const pieces = [this.#held]
    let bytes = this.#held.length
    while (bytes < length) {
      const next = await this.#source.next()
      if (next.done === true) break
      pieces.push(next.value)
      bytes += next.value.length
    }
    const all = pieces.length === 1 ? this.#held : Buffer.concat(pieces)
    this.#held = all.subarray(length)
    return all.subarray(0, length)
  }
}

/** What `sealed` closed, after its header. @throws BackupRefusal tampered or truncated; nothing unauthenticated is yielded */
export async function* opened(archive: ArchiveKey, reader: ByteReader): AsyncGenerator<Buffer> {
  for (let counter = 0; ; counter++) {
    const frame = Buffer.from(await reader.take(FRAME_BYTES))
    if (frame.length < FRAME_BYTES) throw new BackupRefusal('backup.truncated', String(counter))
    const word = frame.readUInt32BE()
    const length = word >= LAST ? word - LAST : word
    if (length > CHUNK_BYTES) throw new BackupRefusal('backup.tampered', String(counter))
    const body = await reader.take(length + TAG_BYTES)
    if (body.length < length + TAG_BYTES) throw new BackupRefusal('backup.truncated', String(counter))
    yield openChunk(archive, counter, frame, body)
    if (word >= LAST) break
  }
  if ((await reader.take(1)).length > 0) throw new BackupRefusal('backup.tampered', 'end')
}
