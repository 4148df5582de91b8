import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fromMs, z } from '@ayni/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testRing } from '../crypto/index.ts'
import { asOwner, testDatabase } from '../testing/index.ts'
import { checkEmpty, prepareRestore, restoreDatabase, restoreKeys, writeBackup } from './index.ts'

const now = fromMs(Date.parse('2026-06-01T15:00:00.000Z'))
const passphrase = 'frase inventada para la prueba'
const uuid = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const adminUrl = process.env.AYNI_TEST_ADMIN_URL ?? ''

const program = uuid(1)
const seed = `
  set session_replication_role = origin;
  insert into identity.program (id, slug, name, created_at) values ('${program}', 'inventado', E'Tab\\t salto\\n barra\\\\ ñ 🌄 \\\\N', '${now}');
  insert into identity.account (id, program_id, email_key, name_sealed, contacts_sealed, display_name, roles, created_at)
    select format('01900000-0000-7000-8001-%s', lpad(n::text, 12, '0'))::uuid, '${program}', 'k' || n, 's', 's', 'Invento ' || n, '{duty,admin}', '${now}' from generate_series(1, 3) n;
  insert into suicide_prevention.alert (id, program_id, person_id, alias, class, opened_at, received_at, occurred_at, ladder, next_at)
    values ('${uuid(5)}', '${program}', '${uuid(6)}', 'AY-7K4Q', 'A', '${now}', '${now}', '2026-06-01T14:59:59.987Z', '{"rung": 1, "é": [null]}', '${now}');
  insert into suicide_prevention.outcome (id, program_id, alert_id, person_id, by_account, at, outcome, next_contact_at)
    values ('${uuid(7)}', '${program}', '${uuid(5)}', '${uuid(6)}', '${uuid(8)}', '${now}', 'safe-plan-made', '2026-06-02T15:00:00Z');
  update suicide_prevention.alert set handled_at = '${now}', handled_by = '${uuid(8)}', outcome_id = '${uuid(7)}', next_at = null;
  insert into platform.defect (id, at, code, detail)
    select format('01900000-0000-7000-8002-%s', lpad(n::text, 12, '0'))::uuid, '${now}', 'invented', jsonb_build_object('n', n, 'text', repeat('x' || n, 40)) from generate_series(1, 5000) n;
  select platform.append(format('01900000-0000-7000-8003-%s', lpad(n::text, 12, '0'))::uuid, 'invented.thing', '${program}', '${uuid(6)}', null, null,
    '${now}', '${now}', 'hash', null, '{alerts}', jsonb_build_array(jsonb_build_object('person', '${uuid(6)}', 'kind', 'thing', 'key', n::text))) from generate_series(1, 50) n`

let folder: string
let source: Awaited<ReturnType<typeof testDatabase>>
const made: string[] = []

const backup = (file: string, phrase: string | undefined = passphrase) =>
  writeBackup({
    file,
    ownerUrl: source.ownerUrl,
    passphrase: phrase,
    keys: testRing(),
    keyFolder: path.join(folder, 'keys'),
    program: '0.0.0',
    id: randomUUID(),
    now,
  })

async function freshDatabase(): Promise<string> {
  const name = `ayni_restore_${randomBytes(6).toString('hex')}`
  await asOwner(adminUrl, `create database ${name}`)
  made.push(name)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.toString()
}

const tables = z.array(z.object({ name: z.string() }))
/** Everything in every table, in an order of its own, as one text. */
async function contents(url: string): Promise<Readonly<Record<string, string>>> {
  const names = tables.parse(
    JSON.parse(
      await asOwner(
        url,
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema') and format('%I.%I', schemaname, tablename) not in ('platform.migration', 'platform.worker', 'platform.job') order by 1`,
      ),
    ),
  )
  const entries: [string, string][] = []
  for (const { name } of names)
    entries.push([
      name,
      await asOwner(url, `select md5(string_agg(t::text, chr(10) order by t::text)) as md5, count(*) from ${name} t`),
    ])
  return Object.fromEntries(entries)
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ayni-backup-'))
  source = await testDatabase()
  await asOwner(source.ownerUrl, seed)
})
afterAll(async () => {
  await source.drop()
  for (const name of made) await asOwner(adminUrl, `drop database ${name} with (force)`)
  await rm(folder, { recursive: true })
})

describe('one archive', () => {
  test('backup, then restore on an empty machine: the same ledger hash and the same rows in every table', async () => {
    const file = path.join(folder, 'drill.ayni')
    const done = await backup(file)
    expect(done).toMatchObject({ rows: expect.any(Number), ledger: { seq: 50 } })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const before = await contents(source.ownerUrl)

    const url = await freshDatabase()
    const prepared = await prepareRestore(file, passphrase)
    if ('refused' in prepared) throw new Error(prepared.refused)
    expect(prepared.keys.secret).toBe(testRing().secret)
    expect(await checkEmpty(url)).toBeUndefined()
    const restored = await restoreDatabase({ file, passphrase, ownerUrl: url, now }, prepared.keys.secret)
    if ('refused' in restored) throw new Error(restored.refused)
    expect(restored.restored).toEqual(restored.archived)
    const after = await contents(url)
    // The archive does not hold the row about itself.
    expect({ ...after, 'platform.backup': '' }).toEqual({ ...before, 'platform.backup': '' })
    expect(await asOwner(url, 'select count(*)::int as n from platform.ledger_breaks() where reason is not null')).toBe(
      '[{"n":0}]',
    )
    expect(await asOwner(source.ownerUrl, 'select ledger_seq::int, ledger_hash from platform.backup')).toBe(
      `[{"ledger_seq":50,"ledger_hash":"${restored.restored.hash}"}]`,
    )
  })

  test('foreign keys, triggers and policies are on after a restore as before it', async () => {
    const file = path.join(folder, 'references.ayni')
    await backup(file)
    const url = await freshDatabase()
    await restoreDatabase({ file, passphrase, ownerUrl: url, now }, testRing().secret)
    const shape = `select (select count(*) from pg_constraint where contype = 'f' and convalidated)::int as keys,
      (select count(*) from pg_trigger where not tgisinternal and tgenabled = 'O')::int as triggers,
      (select count(*) from pg_class where relrowsecurity)::int as secured`
    expect(await asOwner(url, shape)).toBe(await asOwner(source.ownerUrl, shape))
    await expect(
      asOwner(url, `update suicide_prevention.alert set outcome_id = '${uuid(1234)}'`),
    ).rejects.toMatchObject({ code: '23503' })
  })

  test('a database that holds anything is refused, and the table is named', async () => {
    expect(await checkEmpty(source.ownerUrl)).toMatchObject({
      refused: 'restore.not-empty',
      detail: expect.stringMatching(/\./),
    })
  })
})

describe('what is not as it was written', () => {
  let file: string
  let whole: Buffer
  beforeAll(async () => {
    file = path.join(folder, 'whole.ayni')
    await backup(file)
    whole = await readFile(file)
  })

  test('a changed byte is refused, wherever it is', async () => {
    const bad = path.join(folder, 'tampered.ayni')
    for (const at of [9, 20, 90, Math.floor(whole.length / 2), whole.length - 1]) {
      const changed = Buffer.from(whole)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      await writeFile(bad, changed)
      expect(await prepareRestore(bad, passphrase), `byte ${at}`).toMatchObject({ refused: 'backup.tampered' })
    }
  })

  test('a cut file is refused as cut', async () => {
    const bad = path.join(folder, 'cut.ayni')
    for (const length of [30, 200, Math.floor(whole.length / 2), whole.length - 1]) {
      await writeFile(bad, whole.subarray(0, length))
      expect(await prepareRestore(bad, passphrase), `cut at ${length}`).toMatchObject({ refused: 'backup.truncated' })
    }
  })

  test('another passphrase, none, and a short one each have a code of their own', async () => {
    expect(await prepareRestore(file, 'otra frase inventada y larga')).toMatchObject({
      refused: 'backup.passphrase-wrong',
    })
    expect(await prepareRestore(file, undefined)).toMatchObject({ refused: 'backup.passphrase-missing' })
    expect(await backup(path.join(folder, 'short.ayni'), 'quince letras..')).toMatchObject({
      refused: 'backup.passphrase-short',
    })
  })

  test('nothing of the house can be read in the archive, and a file that is there is not written over', async () => {
    for (const word of ['Invento', 'inventado', 'AY-7K4Q', testRing().secret, 'ledger'])
      expect(whole.includes(word), word).toBe(false)
    expect(await backup(file)).toMatchObject({ refused: 'backup.file-exists' })
    expect(await prepareRestore(path.join(folder, 'nowhere.ayni'), passphrase)).toMatchObject({
      refused: 'backup.file-missing',
    })
  })

  test('keys already in the folder must be the archived ones', async () => {
    const prepared = await prepareRestore(file, passphrase)
    if ('refused' in prepared) throw new Error(prepared.refused)
    const keys = path.join(folder, 'fresh-keys')
    expect(await restoreKeys(prepared.manifest, keys, undefined)).toBeUndefined()
    expect(await restoreKeys(prepared.manifest, keys, undefined)).toBeUndefined()
    expect((await stat(path.join(keys, 'ring.json'))).mode & 0o777).toBe(0o600)
    await writeFile(path.join(keys, 'ring.json'), '{"active":"other"}')
    expect(await restoreKeys(prepared.manifest, keys, undefined)).toMatchObject({ refused: 'restore.keys-differ' })
    expect(await restoreKeys(prepared.manifest, keys, '{"active":"other"}')).toMatchObject({
      refused: 'restore.keys-differ',
      detail: 'AYNI_KEYS',
    })
  })
})
