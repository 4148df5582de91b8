import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { limaTime } from '@ayni/clinical/clocks'
import { instant, plusMinutes, system, type z } from '@ayni/kernel'
import { agenda } from '@ayni/modules/appointments/contract'
import { promises } from '@ayni/modules/coordination/contract'
import { findProgramBySlug } from '@ayni/modules/identity/server'
import { planner } from '@ayni/modules/outreach/contract'
import { falseClock } from '@ayni/platform/clock'
import { ask } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import { fixedChannels } from '@ayni/platform/messages'
import { managedServer } from '@ayni/platform/testing'
import { expect, onTestFinished, test } from 'vitest'
import { readEnvironment } from '../environment.ts'
import { createLog } from '../log.ts'
import { openHouse } from '../open-house.ts'
import { demoSlug } from './found-demo.ts'
import { loadDemo } from './load-demo.ts'

const WEEK_MIN = 7 * 24 * 60
const MORNING = 12 * 60

/** The demo as whoever starts it at that moment finds it. */
async function demoAt(at: string) {
  const server = await managedServer()
  const folder = await mkdtemp(path.join(tmpdir(), 'ayni-demo-'))
  const environment = readEnvironment({ DATABASE_URL: await server.database(), AYNI_DATA_DIR: folder, AYNI_DEMO: '1' })
  const [clock, log] = [falseClock(instant.parse(at)), createLog('silent')]
  const house = await openHouse({ environment, clock, log, whenInUse: 'refuse', channels: fixedChannels([]) })
  onTestFinished(async () => {
    await house.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })
  await loadDemo(house)
  const { runtime } = house
  const find = inTransaction(runtime.database.app, system(null), (tx) => findProgramBySlug(tx, demoSlug), {
    readOnly: true,
  })
  const program = (await find) ?? expect.fail('no demo')
  const see = async <Output extends z.ZodType>(query: { name: string; output: Output }, input: unknown) => {
    const asked = await ask(runtime, { name: query.name, input, actor: system(program) })
    return query.output.parse(asked.outcome === 'refused' ? expect.fail(asked.code) : asked.output)
  }
  return { see, now: clock.now() }
}

/** A Sunday at noon in Lima, when nobody is at work. Telling the year takes its time: the one test of it that pays it. */
test('the demo begun on a Sunday has hours ahead, some agreed and some asked, and somebody to call; nothing is owed for months', async () => {
  const { see, now } = await demoAt('2026-06-07T17:00:00.000Z')
  const { rows, wishes } = await see(agenda, { from: now, to: plusMinutes(now, 2 * WEEK_MIN) })
  const states = rows.map(({ state }) => state)
  expect(states.filter((state) => state === 'agreed').length).toBeGreaterThanOrEqual(6)
  expect(states.filter((state) => state === 'proposed').length).toBeGreaterThanOrEqual(3)
  expect(wishes.length).toBeGreaterThanOrEqual(1)
  const moments = rows.map(({ startsAt }) => limaTime(startsAt))
  expect(new Set(moments.map(({ date }) => date)).size).toBeGreaterThanOrEqual(4)
  expect(moments.some(({ minute }) => minute < MORNING)).toBe(true)
  const calls = await see(planner, {})
  expect(calls.nowTotal + calls.soonTotal).toBeGreaterThan(0)
  const owed = await see(promises, { limit: 400 })
  const forMonths = owed.rows.filter(({ dueAt }) => dueAt < plusMinutes(now, -8 * WEEK_MIN))
  expect(forMonths.map(({ kind, alias, dueAt }) => ({ kind, alias, dueAt }))).toEqual([])
}, 240_000)
