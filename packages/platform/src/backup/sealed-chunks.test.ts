import { expect, test } from 'vitest'
import { freshHeader, HEADER_BYTES, openHeader } from './archive-header.ts'
import { BackupRefusal } from './backup-refusal.ts'
import { ByteReader, opened, sealed } from './sealed-chunks.ts'

const passphrase = 'una frase larga e inventada'
const archive = await freshHeader(passphrase)

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function gather(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of source) pieces.push(piece)
  return Buffer.concat(pieces)
}

const seal = (text: Buffer): Promise<Buffer> => gather(sealed(archive, inPieces(text, 5000)))

async function open(bytes: Buffer): Promise<Buffer | string> {
  const reader = new ByteReader(inPieces(bytes, 7001))
  await reader.take(HEADER_BYTES)
  try {
    return await gather(opened(archive, reader))
  } catch (error) {
    if (error instanceof BackupRefusal) return error.code
    throw error
  }
}

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])('%i bytes come back as they were', async (length) => {
  const text = Buffer.alloc(length, 'ñandú ')
  expect(await open(await seal(text))).toEqual(text)
})

test('one bit changed anywhere does not open', async () => {
  const whole = await seal(Buffer.alloc(150_000, 'x'))
  for (const at of [HEADER_BYTES, HEADER_BYTES + 3, HEADER_BYTES + 4, 70_000, whole.length - 20, whole.length - 1]) {
    const changed = Buffer.from(whole)
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    expect(['backup.tampered', 'backup.truncated'], `byte ${at}`).toContain(await open(changed))
  }
})

test('an archive cut anywhere, also exactly between two chunks, is known to be cut', async () => {
  const whole = await seal(Buffer.alloc(150_000, 'x'))
  const firstChunk = HEADER_BYTES + 4 + 65_536 + 16
  for (const length of [HEADER_BYTES, HEADER_BYTES + 2, firstChunk - 1, firstChunk, firstChunk + 1, whole.length - 1]) {
    expect(await open(whole.subarray(0, length)), `cut at ${length}`).toBe('backup.truncated')
  }
})

test('chunks that change places, and bytes after the end, do not open', async () => {
  const whole = await seal(Buffer.alloc(200_000, 'x'))
  const chunk = 4 + 65_536 + 16
  const [head, one, two, rest] = [
    whole.subarray(0, HEADER_BYTES),
    whole.subarray(HEADER_BYTES, HEADER_BYTES + chunk),
    whole.subarray(HEADER_BYTES + chunk, HEADER_BYTES + 2 * chunk),
    whole.subarray(HEADER_BYTES + 2 * chunk),
  ]
  expect(await open(Buffer.concat([head, two, one, rest]))).toBe('backup.tampered')
  expect(await open(Buffer.concat([whole, Buffer.from('x')]))).toBe('backup.tampered')
})

test('the start of an archive says whether it is one, whether it is damaged, and whether the passphrase is right', async () => {
  const codeOf = (header: Buffer, words: string): Promise<unknown> =>
    openHeader(header, words).then(
      () => 'opened',
      (error: unknown) => (error instanceof BackupRefusal ? error.code : error),
    )
  const damaged = Buffer.from(archive.header)
  damaged.writeUInt8(damaged.readUInt8(15) ^ 1, 15)
  expect(await codeOf(archive.header, passphrase)).toBe('opened')
  expect(await codeOf(archive.header, 'otra frase larga inventada')).toBe('backup.passphrase-wrong')
  expect(await codeOf(damaged, passphrase)).toBe('backup.tampered')
  expect(await codeOf(archive.header.subarray(0, 40), passphrase)).toBe('backup.truncated')
  expect(await codeOf(Buffer.from('person_id,contactable,agreed'), passphrase)).toBe('backup.not-an-archive')
})
