import { defaultLadderPolicy } from '@ayni/clinical/ladder'
import { fromMs, plusMinutes, system, toMs } from '@ayni/kernel'
import { dutyDesk } from '@ayni/modules/duty/server'
import { inTransaction, type Tx } from '@ayni/platform/database'
import { createWorker } from '@ayni/platform/jobs'
import fc from 'fast-check'
import { type QueryResult, type RootOperationNode, sql, type UnknownRow } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stepDueAlerts } from './ladder-job.ts'
import { type Signal, takeSignal } from './take-signal.ts'
import { type Crew, callsOf, fullCrew, lima, type Night, night } from './testing/night.ts'

let world: Night
let crew: Crew
const at = lima('2026-11-21', '23:40')
beforeEach(async () => {
  world = await night(at)
  crew = await fullCrew(world)
})
afterEach(() => world.house.close())

/** So many acute alerts of invented people, due now, numbered after `after`. */
const crowdOf = async (size: number, after = 0): Promise<void> => {
  await world.house.asSystem((tx) =>
    sql`insert into suicide_prevention.alert (id, program_id, person_id, alias, class, opened_at, received_at, occurred_at, ladder, next_at)
    select ('019a0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ${world.program}, ('019b0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'AY-2222', 'A',
      ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz, 'null', ${at}::timestamptz from generate_series(${after + 1}::int, ${after + size}::int) n`.execute(
      tx,
    ),
  )
}

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const aliasOf = (nth: number): string => `AY-ZZ${letters[Math.floor(nth / 32) % 32]}${letters[nth % 32]}`

test('two workers at once tell everybody once', async () => {
  await crowdOf(120)
  const other = createWorker(world.house.runtime)
  await Promise.all([world.house.worker.runNow('suicide-prevention.ladder'), other.runNow('suicide-prevention.ladder')])
  const calls = await callsOf(world)
  expect(calls).toHaveLength(240)
  expect(new Set(calls.map(({ key }) => key)).size).toBe(240)
})

test('a worker killed between claim and commit leaves nothing half done, and the next one does it', async () => {
  await crowdOf(3)
  const { runtime, newId } = world.house
  const killed = inTransaction(runtime.database.app, system(null), async (tx) => {
    await stepDueAlerts(tx, { now: at, keys: runtime.keys, newId, desk: dutyDesk }, 10)
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
  })
  await expect(killed).rejects.toThrow()
  expect(await callsOf(world)).toEqual([])
  await world.house.worker.runNow('suicide-prevention.ladder')
  expect(await callsOf(world)).toHaveLength(6)
})

test('an alert whose memory cannot be read sounds all the louder, and holds up no other', async () => {
  await crowdOf(2)
  world.house.clock.set(plusMinutes(at, 31))
  await world.house.worker.runNow('suicide-prevention.ladder')
  const told = new Set((await callsOf(world)).map(({ account }) => account))
  expect(told).toEqual(
    new Set([crew.first, crew.second, crew.coordinator, crew.lead].map(({ account }) => String(account))),
  )
})

/** How many statements a piece of work sends. */
async function counted(work: (tx: Tx) => Promise<unknown>): Promise<number> {
  let count = 0
  const counting = {
    transformQuery: ({ node }: { readonly node: RootOperationNode }) => {
      count += 1
      return node
    },
    transformResult: async ({ result }: { readonly result: QueryResult<UnknownRow> }) => result,
  }
  await inTransaction(world.house.runtime.database.app, system(null), (tx) => work(tx.withPlugin(counting)))
  return count
}

test('an acute signal is taken and its first messages queued in eight statements', async () => {
  const { newId, runtime } = world.house
  const signal: Signal = {
    kind: 'screening',
    source: newId(),
    person: world.person,
    program: world.program,
    class: 'A',
    because: ['ASQ_ACUTE'],
    occurredAt: at,
    receivedAt: at,
    raiseAt: null,
  }
  expect(
    await counted((tx) => takeSignal({ tx, now: at, keys: runtime.keys, newId, desk: dutyDesk }, signal)),
  ).toBeLessThanOrEqual(8)
  expect(await callsOf(world)).toHaveLength(2)
})

test('a thousand alerts at once: as many queries as for one, and all are told', async () => {
  const queries = () =>
    counted((tx) =>
      stepDueAlerts(tx, { now: at, keys: world.house.runtime.keys, newId: world.house.newId, desk: dutyDesk }, 2000),
    )
  await crowdOf(1, 0)
  const forOne = await queries()
  await crowdOf(1000, 1)
  expect(await queries()).toBe(forOne)
  expect(forOne).toBeLessThanOrEqual(8)
  expect(await callsOf(world)).toHaveLength(2002)
})

test('whatever happens, every alert that is not handled has a next time, and the ladder never falls silent', async () => {
  const seed = Number(process.env.AYNI_SEED ?? Math.floor(Math.random() * 2 ** 31))
  const longestSilenceMin = Math.max(
    ...[defaultLadderPolicy.A, defaultLadderPolicy.B].map((one) => one.rungs.at(-1)?.afterMin ?? 0),
  )
  const act = fc.constantFrom('take', 'try', 'reach', 'return', 'A', 'B', 'help', 'tick', 'tick', 'tick')
  let births = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(act, fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 12 }),
      async (acts) => {
        const { house } = world
        const { actor } = await world.admit(aliasOf(++births))
        house.clock.set(fromMs(Math.max(toMs(house.clock.now()), toMs(at)) + 60_000))
        for (const [what, minutes] of [['A', 1] as const, ...acts]) {
          house.clock.advance(minutes * 60_000)
          const open =
            (
              await world.rows(
                sql<{
                  id: string
                }>`select id from suicide_prevention.alert where person_id = ${actor.personId} and handled_at is null`,
              )
            )[0]?.id ?? house.newId()
          const as = crew.first.actor
          if (what === 'take') await house.dispatch(as, 'suicide-prevention.acknowledge-alert', { alert: open })
          if (what === 'try')
            await house.dispatch(as, 'suicide-prevention.log-attempt', {
              alert: open,
              channel: 'call',
              result: 'no-answer',
              note: null,
            })
          if (what === 'reach')
            await house.dispatch(as, 'suicide-prevention.log-attempt', {
              alert: open,
              channel: 'call',
              result: 'reached',
              note: null,
            })
          if (what === 'return')
            await house.dispatch(as, 'suicide-prevention.return-alert', { alert: open, because: 'cannot-reach' })
          if (what === 'A' || what === 'B') await world.risk(actor, what)
          if (what === 'help') await house.dispatch(actor, 'suicide-prevention.ask-for-help', {})
          if (what === 'tick') await house.worker.runNow('suicide-prevention.ladder')
        }
        const silent = await world.rows(
          sql`select id from suicide_prevention.alert where handled_at is null and (next_at is null or next_at > ${plusMinutes(house.clock.now(), longestSilenceMin)}::timestamptz)`,
        )
        expect(silent).toEqual([])
      },
    ),
    { seed, numRuns: 12 },
  )
}, 60_000)
