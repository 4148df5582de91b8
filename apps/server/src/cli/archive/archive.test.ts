import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { asOwner } from '@ayni/platform/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliHouse, cliHouse, ringText, sampleCohort } from '../testing/ayni-on-postgres.ts'

const AYNI_BACKUP_PASSPHRASE = 'frase inventada para la prueba'

let house: CliHouse
let file: string
beforeAll(async () => {
  house = await cliHouse()
  file = path.join(house.folder, 'a.ayni')
  await house.run(['program', 'add', 'inventado', '--name', 'Programa inventado'])
  await house.run(['import', 'cohort', sampleCohort, '--program', 'inventado'])
}, 120_000)
afterAll(async () => house.close())

describe('ayni backup and restore', () => {
  test('the drill: a whole programme, archived, restored on an empty database, verified, with the same ledger', async () => {
    const written = await house.run(['backup', file, '--json'], { AYNI_BACKUP_PASSPHRASE })
    expect(written).toMatchObject({ code: 0, err: expect.stringContaining('keep the passphrase apart') })
    const { ledger } = JSON.parse(written.out)
    const DATABASE_URL = await house.another('empty')
    const restored = await house.run(['restore', file, '--json'], { AYNI_BACKUP_PASSPHRASE, DATABASE_URL })
    expect(restored, restored.err).toMatchObject({
      code: 0,
      err: expect.stringContaining(`the ledger is identical, up to ${ledger.seq}: ${ledger.hash}`),
    })
    expect(JSON.parse(restored.out)).toMatchObject({ archived: ledger, restored: ledger })
    expect(restored.err).toContain('12 good · 0 bad')
    const report = ['report', 'table1', '--program', 'inventado', '--format', 'csv'] as const
    expect((await house.run(report, { DATABASE_URL })).out).toBe((await house.run(report)).out)
    // The row about an archive is written when it is whole.
    expect(await house.sql('select ledger_seq::int as seq, ledger_hash as hash from platform.backup')).toBe(
      JSON.stringify([ledger]),
    )
  }, 60_000)

  test('on an empty machine: no database, no keys, only the archive and its passphrase', async () => {
    // The embedded PostgreSQL runs as a user of its own, who must reach the folder.
    await chmod(house.folder, 0o755)
    const machine = { DATABASE_URL: '', AYNI_KEYS: '', AYNI_DATA_DIR: path.join(house.folder, 'machine') }
    const restored = await house.run(['restore', file], { ...machine, AYNI_BACKUP_PASSPHRASE })
    expect(restored, restored.err).toMatchObject({ code: 0, err: expect.stringContaining('12 good · 0 bad') })
    const keys = path.join(house.folder, 'machine', 'keys', 'ring.json')
    expect((await stat(keys)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(keys, 'utf8'))).toEqual(JSON.parse(ringText()))
    expect((await house.run(['program', 'list', '--json'], machine)).out).toContain('"inventado"')
  }, 60_000)

  test('every refusal has words, a code and exit 1, and writes nothing', async () => {
    const phrase = { AYNI_BACKUP_PASSPHRASE }
    const other = path.join(house.folder, 'other.ayni')
    expect(await house.run(['backup', other])).toMatchObject({
      code: 1,
      err: expect.stringContaining('[backup.passphrase-missing]'),
    })
    expect(await house.run(['backup', other], { AYNI_BACKUP_PASSPHRASE: 'corta' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('16'),
    })
    expect(await house.run(['backup', file], phrase)).toMatchObject({
      code: 1,
      err: expect.stringContaining('[backup.file-exists]'),
    })
    expect(await house.run(['restore', file], phrase)).toMatchObject({
      code: 1,
      err: expect.stringContaining('[restore.not-empty]'),
    })
    const DATABASE_URL = await house.another('empty')
    const empty = { ...phrase, DATABASE_URL }
    expect(
      await house.run(['restore', file], { ...empty, AYNI_BACKUP_PASSPHRASE: 'otra frase inventada larga' }),
    ).toMatchObject({ code: 1, err: expect.stringContaining('[backup.passphrase-wrong]') })
    const bytes = await readFile(file)
    await writeFile(other, bytes.subarray(0, bytes.length - 100))
    expect(await house.run(['restore', other], empty)).toMatchObject({
      code: 1,
      err: expect.stringContaining('[backup.truncated]'),
    })
    bytes.writeUInt8(bytes.readUInt8(5000) ^ 4, 5000)
    await writeFile(other, bytes)
    expect(await house.run(['restore', other], empty)).toMatchObject({
      code: 1,
      err: expect.stringContaining('[backup.tampered]'),
    })
    const foreign = ringText().replace('invented-secret', 'another-secret!')
    expect(await house.run(['restore', file], { ...empty, AYNI_KEYS: foreign })).toMatchObject({
      code: 1,
      err: expect.stringContaining('[restore.keys-differ]'),
    })
    expect(await house.run(['restore', file], { ...empty, LANG: 'es_PE', AYNI_BACKUP_PASSPHRASE: '' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('nunca en la línea de comandos'),
    })
  }, 60_000)

  test('an archive of another version is refused, and the migration is named', async () => {
    const copy = await house.another('copy')
    await asOwner(copy, `insert into platform.migration values ('9999_future.sql', 'hash', '2026-01-01T00:00:00Z')`)
    const future = path.join(house.folder, 'future.ayni')
    await house.run(['backup', future], { AYNI_BACKUP_PASSPHRASE, DATABASE_URL: copy })
    const DATABASE_URL = await house.another('empty')
    expect(await house.run(['restore', future], { AYNI_BACKUP_PASSPHRASE, DATABASE_URL })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/9999_future\.sql.*\[restore\.other-version\]/),
    })
  }, 60_000)
})
