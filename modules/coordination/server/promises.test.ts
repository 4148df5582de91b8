import { accountId, command, type Instant, personId, programId, z } from '@ayni/kernel'
import { handle, type ServerModule } from '@ayni/platform/commands'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { promiseKept, promiseMade } from '../contract.ts'
import { coordination } from './index.ts'

const program = programId.parse('019a0000-0000-7000-8000-0000000000aa')
const account = accountId.parse('019a0000-0000-7000-8000-0000000000bb')
const person = personId.parse('019a0000-0000-7000-8000-000000000001')

const owe = command('elsewhere.owe', {
  summary: 'Owes',
  allow: ['coordinator'],
  input: z.strictObject({ key: z.string(), dueAt: z.string(), done: z.boolean() }),
  output: z.null(),
})
const elsewhere: ServerModule = {
  name: 'elsewhere',
  queries: [],
  commands: [
    handle(owe, async ({ input, now }) => ({
      output: null,
      events: input.done
        ? [promiseKept.of({ key: input.key, by: account, at: now })]
        : [
            promiseMade.of({
              key: input.key,
              program,
              person,
              kind: 'first-contact',
              owedByRole: 'therapist',
              owedBy: null,
              dueAt: z.iso.datetime().brand<'Instant'>().parse(input.dueAt),
              madeAt: now,
            }),
          ],
    })),
  ],
}
let house: TestRuntime
const coordinator = () => house.actor.staff(program, account, 'coordinator')
const list = () => house.ask(coordinator(), 'coordination.promises', {})
const owing = (key: string, dueAt: string, done = false) =>
  house.dispatch(coordinator(), 'elsewhere.owe', { key, dueAt, done })

beforeAll(async () => {
  house = await testRuntime([coordination, elsewhere], { start: '2026-06-01T15:00:00.000Z' })
  await house.asSystem(async (tx) => {
    await sql`insert into identity.program (id, slug, name, created_at) values (${program}, 'inventado', 'Programa inventado', '2026-01-01')`.execute(
      tx,
    )
    await sql`insert into identity.participant (person_id, program_id, alias) values (${person}, ${program}, 'AY-7K4Q')`.execute(
      tx,
    )
  })
})
afterAll(async () => house.close())

test('a promise said twice is one, with the nearer due time; the board lists it late', async () => {
  await owing('p1', '2026-06-02T15:00:00.000Z')
  await owing('p1', '2026-06-01T14:00:00.000Z')
  expect(await list()).toMatchObject({
    output: {
      total: 1,
      late: 1,
      rows: [{ key: 'p1', alias: 'AY-7K4Q', late: true, dueAt: '2026-06-01T14:00:00.000Z' }],
    },
  })
})

test('kept by a person, taken back within ten minutes, not after', async () => {
  await owing('p2', '2026-06-02T15:00:00.000Z')
  expect(await house.dispatch(coordinator(), 'coordination.keep-promise', { key: 'p2', how: 'spoke' })).toMatchObject({
    outcome: 'accepted',
  })
  expect(await house.dispatch(coordinator(), 'coordination.keep-promise', { key: 'p2', how: 'spoke' })).toMatchObject({
    code: 'coordination.promise-closed',
  })
  expect(await house.dispatch(coordinator(), 'coordination.reopen-promise', { key: 'p2' })).toMatchObject({
    outcome: 'accepted',
  })
  await house.dispatch(coordinator(), 'coordination.keep-promise', { key: 'p2', how: 'spoke' })
  house.clock.advance(11 * 60_000)
  expect(await house.dispatch(coordinator(), 'coordination.reopen-promise', { key: 'p2' })).toMatchObject({
    code: 'coordination.too-late-to-undo',
  })
})

test('a clinician sees what their role owes and nothing of others; another programme sees nothing', async () => {
  await owing('p3', '2026-06-03T15:00:00.000Z')
  const total = async (...roles: ('therapist' | 'duty')[]) =>
    z
      .object({ output: z.object({ total: z.number() }) })
      .parse(await house.ask(house.actor.staff(program, account, ...roles), 'coordination.promises', {})).output.total
  expect(await total('therapist')).toBeGreaterThan(0)
  expect(await total('duty')).toBe(0)
  const elsewhereProgram = programId.parse('019a0000-0000-7000-8000-0000000000ac')
  expect(
    await house.ask(house.actor.staff(elsewhereProgram, account, 'coordinator'), 'coordination.promises', {}),
  ).toMatchObject({ output: { total: 0 } })
})

test('kept in another room is kept here, and an unknown one is no error', async () => {
  await owing('p4', '2026-06-03T15:00:00.000Z')
  await owing('p4', '2026-06-03T15:00:00.000Z', true)
  await owing('p-none', '2026-06-03T15:00:00.000Z', true)
  const keys = z
    .object({ output: z.object({ rows: z.array(z.object({ key: z.string() })), asOf: z.string() }) })
    .parse(await list())
  expect(keys.output.rows.map((r) => r.key)).not.toContain('p4')
  expect(keys.output.asOf satisfies string).toBe(house.clock.now() satisfies Instant)
})
