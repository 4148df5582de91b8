import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type AccountId, type Actor, accountId, instant, personId, programId, system, uuidv7, z } from '@ayni/kernel'
import { exactFlow } from '@ayni/modules/evaluation/server'
import { answerSet, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { checkEmpty, restoreDatabase, writeBackup } from '@ayni/platform/backup'
import { falseClock } from '@ayni/platform/clock'
import { ask } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import { firstBreak } from '@ayni/platform/ledger'
import { type Channel, fixedChannels, type MessageToSend } from '@ayni/platform/messages'
import { asOwner, type ManagedServer, managedServer } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveTo } from '../demo/give.ts'
import { readEnvironment } from '../environment.ts'
import { createLog } from '../log.ts'
import { type House, openHouse } from '../open-house.ts'

const clock = falseClock(instant.parse('2026-06-01T15:00:00.000Z'))
const handed: MessageToSend[] = []
const sms: Channel = {
  name: 'sms',
  provider: 'test',
  concurrency: 8,
  timeoutMs: 1000,
  send: async (message) => {
    handed.push(message)
    return { ok: true, providerId: null }
  },
}
const account = z.object({ account: accountId })
let server: ManagedServer
let folder: string
let url: string
let house: House
let phone: Actor
let staff: (role: 'coordinator' | 'duty' | 'director') => Actor

const say = (actor: Actor, name: string, input: unknown) =>
  giveTo(house.runtime)(clock.now(), actor, name, input, z.unknown())
const open = (): Promise<House> => {
  const environment = readEnvironment({ DATABASE_URL: url, AYNI_DATA_DIR: folder, AYNI_DEMO: '0' })
  return openHouse({
    environment,
    clock,
    log: createLog('silent'),
    whenInUse: 'refuse',
    channels: fixedChannels([sms]),
  })
}

async function addTeam(
  program: z.infer<typeof programId>,
): Promise<(role: 'coordinator' | 'duty' | 'director') => Actor> {
  const give = giveTo(house.runtime)
  const add = async (role: string, n = ''): Promise<AccountId> =>
    (
      await give(
        clock.now(),
        system(program),
        'identity.add-account',
        {
          name: `Persona inventada ${role}${n}`,
          displayName: `Inventada ${role}${n}`,
          email: `${role}${n}@casa.ayni.invalid`,
          phone: '+51900000000',
          roles: [role],
          language: 'es',
        },
        account,
      )
    ).account
  const ids = { coordinator: await add('coordinator'), duty: await add('duty'), director: await add('director') }
  const [second, lead] = [await add('duty', '2'), await add('psychiatrist')]
  const until = '2026-06-08T15:00:00.000Z'
  const shift = (who: AccountId, role: string) => ({ account: who, role, from: clock.now(), until })
  const as = (role: keyof typeof ids): Actor => ({
    kind: 'staff',
    accountId: ids[role],
    personId: null,
    programId: program,
    deviceId: null,
    roles: [role],
  })
  await give(
    clock.now(),
    as('coordinator'),
    'duty.publish-rota',
    {
      from: clock.now(),
      until,
      shifts: [
        shift(ids.duty, 'first'),
        shift(second, 'second'),
        shift(lead, 'psychiatrist_lead'),
        shift(ids.coordinator, 'coordinator'),
      ],
    },
    z.unknown(),
  )
  return as
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ayni-managed-house-'))
  server = await managedServer()
  url = await server.database()
  house = await open()
  const give = giveTo(house.runtime)
  const found = { slug: 'casa', name: 'Programa inventado', demo: false, dutyPhone: null, dutySms: null }
  const { program } = await give(
    clock.now(),
    system(null),
    'identity.found-program',
    found,
    z.object({ program: programId }),
  )
  staff = await addTeam(program)
  const ana = {
    sex: 'F',
    ageYears: 26,
    regionUbigeo2: '05',
    facilityCategory: 'I-1',
    institution: 'MINSA',
    names: 'Ana Inventada',
    familyNames: 'Quíspe Ficticia',
    phone: '+51900000001',
    email: null,
    serviceStartedOn: '2026-05-01',
    language: 'es',
  }
  const { person } = await give(
    clock.now(),
    staff('coordinator'),
    'enrollment.add-person',
    ana,
    z.object({ person: personId }),
  )
  phone = {
    kind: 'physician',
    accountId: null,
    personId: person,
    programId: program,
    deviceId: null,
    roles: ['physician'],
  }
}, 120_000)
afterAll(async () => {
  await house?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('under an owner that is no superuser, acute answers become an alert, and the alert reaches a telephone', async () => {
  await say(phone, 'enrollment.give-consent', { layers: [1, 2, 3, 4], version: '2026-11', language: 'es' })
  const round = uuidv7(Date.parse(clock.now()), house.runtime.random(10))
  for (const instrument of ['asq', 'phq-9', 'gad-7', 'audit'] as const) {
    await say(phone, 'screening.record-response', answerSet(round, instrument, inventedAnswers.acute[instrument]))
  }
  await house.worker.tick()
  expect(handed.filter(({ class: of }) => of === 'N1').length).toBeGreaterThan(0)
  const open = await ask(house.runtime, { name: 'suicide-prevention.open-alerts', input: {}, actor: staff('duty') })
  expect(open).toMatchObject({ outcome: 'answered', output: { alerts: [{ class: 'A' }] } })
  const sent = `select count(*)::int as n from messages.outbox where class = 'N1' and state = 'sent' and channel = 'sms'`
  expect(JSON.parse(await asOwner(url, sent))[0].n).toBe(handed.filter(({ class: of }) => of === 'N1').length)
})

test('the report reads schema evaluation, and that role can read nothing else', async () => {
  const flow = await exactFlow(
    house.runtime.database.evaluation,
    { id: programId.parse(phone.programId), slug: 'casa' },
    clock.now(),
  )
  expect(flow.steps.find(({ id }) => id === 'assessed')).toMatchObject({ n: 1 })
  await expect(sql`select 1 from screening.response`.execute(house.runtime.database.evaluation)).rejects.toMatchObject({
    code: '42501',
  })
})

test('row-level security binds every request: a stranger sees no alert, and a coordinator no answers', async () => {
  const rows = (actor: Actor, table: string) =>
    inTransaction(
      house.runtime.database.app,
      actor,
      async (tx) => (await sql`select 1 from ${sql.table(table)}`.execute(tx)).rows.length,
    )
  const stranger: Actor = { ...phone, personId: personId.parse('019a0000-0000-7000-8000-0000000000aa') }
  expect(await rows(stranger, 'suicide_prevention.alert')).toBe(0)
  expect(await rows(staff('coordinator'), 'screening.response')).toBe(0)
  expect(await rows(staff('coordinator'), 'suicide_prevention.signal')).toBe(0)
  expect(await rows(phone, 'screening.response')).toBe(4)
  expect(await rows(system(null), 'suicide_prevention.signal')).toBeGreaterThan(0)
})

test('that owner writes a backup that holds every row, and restores it into another database of its own', async () => {
  const { keys } = house.runtime
  const file = path.join(folder, 'casa.ayni')
  const passphrase = 'frase inventada para la prueba'
  const done = await writeBackup({
    file,
    ownerUrl: url,
    passphrase,
    keys,
    keyFolder: path.join(folder, 'keys'),
    program: '0.0.0',
    id: uuidv7(Date.parse(clock.now()), house.runtime.random(10)),
    now: clock.now(),
  })
  if ('refused' in done) throw new Error(done.refused)
  const target = await server.database()
  expect(await checkEmpty(target)).toBeUndefined()
  const restored = await restoreDatabase({ file, passphrase, ownerUrl: target, now: clock.now() }, keys.secret)
  expect(restored).toMatchObject({ rows: done.rows, tables: done.tables, archived: done.ledger, restored: done.ledger })
  for (const table of [
    'screening.response',
    'suicide_prevention.signal',
    'messages.outbox',
    'identity.account',
    'identity_auth."user"',
  ]) {
    const all = `select md5(string_agg(t::text, chr(10) order by t::text)) as md5, count(*) from ${table} t`
    expect(await asOwner(target, all), table).toBe(await asOwner(url, all))
  }
}, 60_000)

test('a second process on the same database joins, and the chain of both is whole', async () => {
  const second = await open()
  try {
    const give = giveTo(second.runtime)
    await Promise.all([
      give(clock.now(), phone, 'enrollment.set-language', { language: 'en' }, z.unknown()),
      say(phone, 'enrollment.set-language', { language: 'es' }),
    ])
    expect(await inTransaction(second.runtime.database.app, system(null), firstBreak)).toBeUndefined()
  } finally {
    await second.close()
  }
})
