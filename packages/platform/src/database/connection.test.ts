import { type Actor, accountId, personId, programId, system } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { testRing } from '../crypto/index.ts'
import { asOwner, type TestDatabase, testDatabase } from '../testing/index.ts'
import { recordSql } from '../testing/record-sql.ts'
import { actAs, asSystem, type Database, inTransaction, isStalePlan, lastMark, openDatabase, type Tx } from './index.ts'
import { planNames } from './kept-plans.ts'

let database: TestDatabase
const opened: Database[] = []
const program = programId.parse('019a0000-0000-7000-8000-0000000000aa')
const physician: Actor = {
  kind: 'physician',
  accountId: null,
  personId: personId.parse('019a0000-0000-7000-8000-000000000001'),
  programId: program,
  deviceId: null,
  roles: ['physician'],
}
const coordinator: Actor = {
  ...physician,
  kind: 'staff',
  personId: null,
  accountId: accountId.parse('019a0000-0000-7000-8000-0000000000bb'),
  roles: ['coordinator', 'duty'],
}

beforeAll(async () => {
  database = await testDatabase()
  await asOwner(
    database.ownerUrl,
    `create table public.thing (id integer primary key, what text); grant all on public.thing to ayni_app`,
  )
})
afterEach(async () => void (await Promise.all(opened.splice(0).map((one) => one.close()))))
afterAll(() => database.drop())

/** One connection, so that what one transaction leaves behind the next one would find. */
function open(keepPlans = true) {
  const { ownerUrl } = database
  const one = openDatabase({
    ownerUrl,
    secret: testRing().secret,
    maxConnections: 1,
    keepPlans,
    onError: () => undefined,
  })
  opened.push(one)
  return one.app
}

const whoActs = async (tx: Tx): Promise<string> => {
  const { rows } = await sql<{ who: string }>`select concat_ws('/', current_setting('ayni.account', true),
    current_setting('ayni.person', true), current_setting('ayni.program', true), current_setting('ayni.roles', true)) as who`.execute(
    tx,
  )
  return rows[0]?.who ?? ''
}
const asPhysician = `/${physician.personId}/${program}/physician`
const asCoordinator = `${coordinator.accountId}//${program}/coordinator,duty`
const asHouse = `/${physician.personId}/${program}/system`
const keptBy = async (tx: Tx): Promise<readonly string[]> =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements order by 1`.execute(tx)).rows
    .map(({ statement }) => statement)
    .filter((statement) => !statement.includes('set_config'))

test('who acts is known to every statement, follows each change of it in order, and is forgotten with the transaction', async () => {
  const app = open()
  const heard = await inTransaction(app, physician, async (tx) => {
    const first = await whoActs(tx)
    const inside = await asSystem(tx, physician, async () => {
      expect(await asSystem(tx, system(program), () => whoActs(tx))).toBe(asHouse)
      return whoActs(tx)
    })
    const after = await whoActs(tx)
    await actAs(tx, coordinator)
    const [one, two] = await Promise.all([whoActs(tx), whoActs(tx)])
    return [first, inside, after, one, two]
  })
  expect(heard).toEqual([asPhysician, asHouse, asPhysician, asCoordinator, asCoordinator])
  expect(await inTransaction(app, coordinator, whoActs)).toBe(asCoordinator)
  const outside = await sql<{ roles: string | null }>`select current_setting('ayni.roles', true) as roles`.execute(app)
  expect(outside.rows[0]?.roles ?? '').toBe('')
})

test('going back to a savepoint does not change who acts', async () => {
  const heard = await inTransaction(open(), physician, async (tx) => {
    await sql`savepoint s`.execute(tx)
    await actAs(tx, coordinator)
    expect(await whoActs(tx)).toBe(asCoordinator)
    await sql`rollback to savepoint s`.execute(tx)
    const still = await whoActs(tx)
    await actAs(tx, physician)
    return [still, await whoActs(tx)]
  })
  expect(heard).toEqual([asCoordinator, asPhysician])
})

test('a text with quotes in who acts stays a text', async () => {
  const odd: Actor = { ...coordinator, accountId: accountId.parse(coordinator.accountId), roles: ['coordinator'] }
  const forged = { ...odd, roles: [`x'); delete from public.thing; select ('`] }
  const said = await inTransaction(open(), JSON.parse(JSON.stringify(forged)), (tx) =>
    sql<{ roles: string }>`select current_setting('ayni.roles') as roles`.execute(tx),
  )
  expect(said.rows[0]?.roles).toBe(forged.roles[0])
})

test('beginning, and who acts, wait for nothing; a house that acts twice is named once; nothing said is nothing sent', async () => {
  const app = open()
  await inTransaction(app, physician, whoActs)
  const sent = await recordSql(() =>
    inTransaction(app, physician, async (tx) => {
      await asSystem(tx, physician, async () => sql`select 1`.execute(tx))
      await asSystem(tx, physician, async () => sql`select 2`.execute(tx))
      await sql`select 3`.execute(tx)
    }),
  )
  const told = sent.map(({ text }) => text.replace(/, set_config.*/, ', …'))
  expect(told).toEqual([
    'start transaction isolation level read committed',
    "select set_config('ayni.account', $1, true), …",
    'select 1',
    'select 2',
    "select set_config('ayni.roles', $1, true)",
    'select 3',
    'commit',
  ])
  expect(await recordSql(() => inTransaction(app, physician, async () => undefined))).toEqual([])
  expect(
    await recordSql(() =>
      inTransaction(app, physician, async () => Promise.reject(new Error('x'))).catch(() => undefined),
    ),
  ).toEqual([])
})

test('nothing runs in the name of whoever acted before when a transaction cannot begin', async () => {
  const app = open()
  const insert = (tx: Tx) => sql`insert into public.thing values (7, 'x')`.execute(tx)
  const wrong: Actor = { ...physician, roles: JSON.parse(JSON.stringify(['\u0000'])) }
  await expect(inTransaction(app, wrong, insert)).rejects.toThrow()
  const { rows } = await sql<{ n: number }>`select count(*) as n from public.thing where id = 7`.execute(app)
  expect(rows[0]?.n).toBe(0)
})

test('what was already broken is not told as kept', async () => {
  const broken = inTransaction(open(), physician, async (tx) => {
    await sql`insert into public.thing values (1, 'kept?')`.execute(tx)
    await sql`select 1 / 0`.execute(tx).catch(() => undefined)
  })
  await expect(broken).rejects.toThrow('nothing of it was kept')
})

test('a last statement takes its commit along: kept with it, or not at all, and nothing may follow', async () => {
  const app = open()
  const lastly = (tx: Tx, id: number) =>
    sql`${sql.raw(lastMark)}insert into public.thing values (${id}, 'last')`.execute(tx)
  const sent = await recordSql(() => inTransaction(app, physician, (tx) => lastly(tx, 10)))
  expect(sent.map(({ text }) => text.slice(0, 10))).toEqual(['start tran', 'select set', '/* last */', 'commit'])
  await expect(inTransaction(app, physician, (tx) => lastly(tx, 10))).rejects.toMatchObject({ code: '23505' })
  const more = inTransaction(app, physician, async (tx) => {
    await lastly(tx, 11)
    await sql`insert into public.thing values (12, 'after')`.execute(tx)
  })
  await expect(more).rejects.toThrow('its last statement already')
  const { rows } = await sql<{ id: number }>`select id from public.thing where id in (10, 11, 12) order by id`.execute(
    app,
  )
  expect(rows.map(({ id }) => id)).toEqual([10, 11])
})

test('what a connection is asked a third time is understood once; what is asked once is not kept', async () => {
  const app = open()
  const ask = (n: number) => inTransaction(app, physician, (tx) => sql`select ${n}::int + 5 as often`.execute(tx))
  for (const n of [1, 2]) await ask(n)
  await inTransaction(app, physician, (tx) => sql`select ${1}::int as once`.execute(tx))
  expect(await inTransaction(app, physician, keptBy)).toEqual([])
  await ask(3)
  expect(await inTransaction(app, physician, keptBy)).toEqual(['select $1::int + 5 as often'])
})

test('switched off, nothing is kept however often it is asked', async () => {
  const app = open(false)
  for (let n = 0; n < 6; n++)
    await inTransaction(app, physician, (tx) => asSystem(tx, physician, async () => sql`select ${n}::int`.execute(tx)))
  expect(await inTransaction(app, physician, keptBy)).toEqual([])
})

test('no connection keeps more than a hundred, however many statements there are', () => {
  const nameOf = planNames()
  const names = new Set<string>()
  for (let round = 0; round < 4; round++)
    for (let n = 0; n < 300; n++) {
      const name = nameOf(`select ${n}`)
      if (name !== undefined) names.add(name)
    }
  expect(names.size).toBe(100)
  const once = planNames()
  expect(Array.from({ length: 5000 }, (_, n) => once(`select ${n}`)).filter((name) => name !== undefined)).toEqual([])
})

test('a table that changes under a kept plan fails that one transaction whole; the next connection knows the new table', async () => {
  const app = open()
  const all = () => inTransaction(app, physician, (tx) => sql`select * from public.thing where id > ${0}`.execute(tx))
  for (let n = 0; n < 3; n++) await all()
  await asOwner(database.ownerUrl, 'alter table public.thing add column more text')
  const error: unknown = await all().catch((one: unknown) => one)
  expect(isStalePlan(error)).toBe(true)
  expect((await all()).rows).toBeDefined()
})

test('a session that lost its statements behind our back is left for a fresh one', async () => {
  const app = open()
  const ask = () => inTransaction(app, physician, (tx) => sql`select ${1}::int as kept`.execute(tx))
  for (let n = 0; n < 3; n++) await ask()
  await sql`deallocate all`.execute(app)
  expect(isStalePlan(await ask().catch((one: unknown) => one))).toBe(true)
  expect((await ask()).rows).toEqual([{ kept: 1 }])
})
