import { accountId, command, event, personId, programId, query, refuse, z } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstBreak } from '../ledger/index.ts'
import { asOwner, type TestRuntime, testRuntime } from '../testing/index.ts'
import { answer, handle, react, type ServerModule } from './module.ts'

const noted = event('notes.noted', z.strictObject({ text: z.string() }))
const note = command('notes.write', {
  summary: 'Writes a note',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ text: z.string().max(20) }),
  output: z.strictObject({ length: z.int() }),
  errors: { 'notes.rude': 422 },
})
const count = query('notes.count', {
  summary: 'Counts',
  allow: ['coordinator'],
  opens: 'C3',
  input: z.strictObject({}),
  output: z.int(),
})
const knot = command('notes.knot', {
  summary: 'Takes two locks one after the other',
  allow: ['physician'],
  input: z.strictObject({ order: z.array(z.int()) }),
  output: z.null(),
})
const shelf = command('notes.shelf', {
  summary: 'Reads a shelf that somebody rebuilds',
  allow: ['physician'],
  input: z.strictObject({}),
  output: z.array(z.string()),
})
let holding = 0
let bothHold = (): void => undefined
const bothHolding = new Promise<void>((resolve) => {
  bothHold = resolve
})
let reactions = 0

const notes: ServerModule = {
  name: 'notes',
  commands: [
    handle(note, async ({ input, actor }) => {
      if (input.text === 'rude') return refuse('notes.rude')
      const changes = actor.personId === null ? [] : [{ person: actor.personId, kind: 'note', key: input.text }]
      return { output: { length: input.text.length }, events: [noted.of(input)], changes, topics: ['notes'] }
    }),
    handle(shelf, async ({ tx }) => {
      const { rows } = await sql<Readonly<Record<string, unknown>>>`select * from public.shelf where id > ${0}`.execute(
        tx,
      )
      return { output: Object.keys(rows[0] ?? {}) }
    }),
    handle(knot, async ({ input: { order }, tx }) => {
      const [one, other] = order
      await sql`select pg_advisory_xact_lock(991, ${one})`.execute(tx)
      holding += 1
      if (holding === 2) bothHold()
      await bothHolding
      await sql`select pg_advisory_xact_lock(991, ${other})`.execute(tx)
      return { output: null }
    }),
  ],
  queries: [
    answer(count, async ({ saw }) => {
      await saw(person, 'C3', 'notes', 'test')
      return 1
    }),
  ],
  reactions: [
    react(noted, async ({ payload, tx }) => {
      reactions += 1
      if (payload.text === 'break') throw new Error('the reaction broke')
      const { rows } = await sql<{ system: boolean }>`select platform.actor_system() as system`.execute(tx)
      expect(rows[0]?.system).toBe(true)
      return {}
    }),
  ],
}

const person = personId.parse('019a0000-0000-7000-8000-000000000001')
const program = programId.parse('019a0000-0000-7000-8000-0000000000aa')
let house: TestRuntime
const seen: string[] = []

beforeAll(async () => {
  house = await testRuntime([notes], {
    recordAccess: async (_tx, row) => void seen.push(`${row.role} ${row.class} ${row.purpose}`),
  })
})
afterAll(async () => house.close())

const physician = () => house.actor.physician(program, person)
const ledgerRows = () =>
  house.asSystem(
    async (tx) => (await sql<{ n: number }>`select count(*) as n from platform.ledger`.execute(tx)).rows[0]?.n,
  )

test('a command is accepted once and gives its first receipt for ever', async () => {
  const commandId = house.newId()
  const first = await house.dispatch(physician(), 'notes.write', { text: 'hola' }, { commandId })
  const again = await house.dispatch(physician(), 'notes.write', { text: 'hola' }, { commandId })
  expect(first).toMatchObject({ outcome: 'accepted', output: { length: 4 } })
  expect(again).toMatchObject({
    outcome: 'duplicate',
    output: { length: 4 },
    receipt: first.outcome === 'accepted' ? first.receipt : -1,
  })
})

test('forty deliveries of one command at once are one fact', async () => {
  const commandId = house.newId()
  const before = await ledgerRows()
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, () => house.dispatch(physician(), 'notes.write', { text: 'una' }, { commandId })),
  )
  expect(outcomes.filter((o) => o.outcome === 'accepted')).toHaveLength(1)
  expect(outcomes.filter((o) => o.outcome === 'duplicate')).toHaveLength(39)
  expect(await ledgerRows()).toBe((before ?? 0) + 1)
})

test('the same id with another content is refused', async () => {
  const commandId = house.newId()
  await house.dispatch(physician(), 'notes.write', { text: 'a' }, { commandId })
  expect(await house.dispatch(physician(), 'notes.write', { text: 'b' }, { commandId })).toMatchObject({
    code: 'command.id-reused',
  })
})

test('refused, malformed, unknown, not signed in and not yours leave no row', async () => {
  const before = await ledgerRows()
  const staff = house.actor.staff(program, accountId.parse('019a0000-0000-7000-8000-0000000000bb'), 'coordinator')
  expect(await house.dispatch(physician(), 'notes.write', { text: 'rude' })).toMatchObject({
    code: 'notes.rude',
    status: 422,
  })
  expect(await house.dispatch(physician(), 'notes.write', { text: 'x', more: 1 })).toMatchObject({
    code: 'input.malformed',
    problems: [{ path: 'more', rule: 'unrecognized_keys' }],
  })
  expect(await house.dispatch(physician(), 'notes.erase', {})).toMatchObject({ code: 'command.unknown' })
  expect(await house.dispatch(staff, 'notes.write', { text: 'x' })).toMatchObject({
    code: 'auth.role-missing',
    status: 403,
  })
  expect(await ledgerRows()).toBe(before)
})

test('a reaction that breaks takes the whole command with it', async () => {
  const before = await ledgerRows()
  const count = reactions
  await expect(house.dispatch(physician(), 'notes.write', { text: 'break' })).rejects.toThrow('the reaction broke')
  expect(reactions).toBe(count + 1)
  expect(await ledgerRows()).toBe(before)
})

test('a question that opens C3 leaves a row of who looked', async () => {
  const staff = house.actor.staff(program, accountId.parse('019a0000-0000-7000-8000-0000000000bb'), 'coordinator')
  expect(await house.ask(staff, 'notes.count', {})).toMatchObject({ outcome: 'answered', output: 1 })
  expect(seen).toEqual(['coordinator C3 test'])
})

test('the chain of the ledger holds, and no application role can write it', async () => {
  expect(await house.asSystem(firstBreak)).toBeUndefined()
  await expect(house.asSystem((tx) => sql`update platform.ledger set name = 'x'`.execute(tx))).rejects.toMatchObject({
    code: '42501',
  })
})

test('two commands that lock in another order: the database undoes one, it is given again, and both are kept', async () => {
  const actor = house.actor.physician(program, person)
  const give = (order: readonly number[]) => house.dispatch(actor, 'notes.knot', { order })
  const done = await Promise.all([give([1, 2]), give([2, 1])])
  expect(done.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
  expect(holding).toBe(3)
})

test('a table that changes while the house is open: the command is given again on fresh connections, and kept once', async () => {
  await asOwner(house.ownerUrl, 'create table public.shelf as select 1 as id; grant select on public.shelf to ayni_app')
  const actor = house.actor.physician(program, person)
  const crowd = (times: number) =>
    Promise.all(Array.from({ length: times }, () => house.dispatch(actor, 'notes.shelf', {})))
  // Enough for every connection to keep the statement.
  await crowd(60)
  await asOwner(house.ownerUrl, 'alter table public.shelf add column books text')
  const before = await ledgerRows()
  const outcomes = await crowd(20)
  expect(outcomes.map((one) => ('output' in one ? one.output : one.code))).toEqual(Array(20).fill(['id', 'books']))
  expect(await ledgerRows()).toBe((before ?? 0) + 20)
})
