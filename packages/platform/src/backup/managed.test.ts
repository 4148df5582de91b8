import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fromMs } from '@ayni/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testRing } from '../crypto/index.ts'
import { migrate } from '../database/index.ts'
import { asOwner, type ManagedServer, managedServer } from '../testing/index.ts'
import { checkEmpty, restoreDatabase, writeBackup } from './index.ts'

const now = fromMs(Date.parse('2026-06-01T15:00:00.000Z'))
const passphrase = 'frase inventada para la prueba'
let server: ManagedServer
let folder: string
beforeAll(async () => {
  server = await managedServer()
  folder = await mkdtemp(path.join(tmpdir(), 'ayni-managed-backup-'))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

const backup = (ownerUrl: string, name: string) =>
  writeBackup({
    file: path.join(folder, name),
    ownerUrl,
    passphrase,
    keys: testRing(),
    keyFolder: folder,
    program: '0.0.0',
    id: randomUUID(),
    now,
  })

test('an owner that is no superuser backs up and restores everything; one from whom rows hide is refused', async () => {
  const source = await server.database()
  await migrate(source, testRing().secret, now)
  const id = '01900000-0000-7000-8000-000000000001'
  await asOwner(
    source,
    `insert into identity.program (id, slug, name, created_at) values ('${id}', 'inventado', 'Inventado', '${now}')`,
  )
  expect(await backup(source, 'whole.ayni')).toMatchObject({ rows: 1 })
  const target = await server.database()
  expect(await checkEmpty(target)).toBeUndefined()
  const restored = await restoreDatabase(
    { file: path.join(folder, 'whole.ayni'), passphrase, ownerUrl: target, now },
    testRing().secret,
  )
  expect(restored).toMatchObject({ rows: 1 })
  expect(await asOwner(target, 'select slug from identity.program')).toBe('[{"slug":"inventado"}]')
  await asOwner(source, 'alter table identity.program force row level security')
  expect(await backup(source, 'thin.ayni')).toMatchObject({ refused: 'backup.owner-cannot-see-all' })
})
