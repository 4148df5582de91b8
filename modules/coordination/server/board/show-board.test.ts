import { accountId, personId, programId } from '@ayni/kernel'
import { queueMessage } from '@ayni/platform/messages'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { coordination } from '../index.ts'

const program = programId.parse('019a0000-0000-7000-8000-0000000000aa')
const account = accountId.parse('019a0000-0000-7000-8000-0000000000bb')
const person = personId.parse('019a0000-0000-7000-8000-000000000001')
let house: TestRuntime
const coordinator = () => house.actor.staff(program, account, 'coordinator')
const health = async () => {
  const answer = await house.ask(coordinator(), 'coordination.board', {})
  return 'output' in answer ? answer.output : answer
}

beforeAll(async () => {
  house = await testRuntime([coordination], { start: '2026-06-01T15:00:00.000Z' })
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

test('BRD-07 where nothing was ever kept or sent, the board says never and none', async () => {
  expect(await health()).toMatchObject({
    health: {
      lastBackupAt: null,
      messagesWaiting: 0,
      messagesFailed: 0,
      oldestUrgentS: null,
      devices: 0,
      oldestUnsyncedDeviceAt: null,
    },
    silence: { unreached: 0, longest: [] },
    capacity: [],
  })
})

test('BRD-07 a message that waits, a phone that fell behind and the last archive are counted', async () => {
  const { runtime, clock } = house
  await house.asSystem(async (tx) => {
    const queued = await queueMessage(
      tx,
      {
        key: 'alarm-1',
        class: 'N1',
        template: 'staff-alert',
        params: { alias: 'AY-7K4Q', class: 'A' },
        programId: program,
        channel: 'sms',
        to: { accountId: account },
        address: { kind: 'phone', number: '+51900000321' },
      },
      { now: clock.now(), keys: runtime.keys },
    )
    expect(queued).toMatchObject({ state: 'queued' })
    await sql`insert into identity.device (id, program_id, person_id, token_hash, label, enrolled_at, last_seen_at)
      values ('019a0000-0000-7000-8000-0000000000d1', ${program}, ${person}, 'x', 'Teléfono', '2026-05-01', '2026-05-20T12:00:00Z')`.execute(
      tx,
    )
  })
  clock.advance(90_000)
  expect(await health()).toMatchObject({
    health: { messagesWaiting: 1, oldestUrgentS: 90, devices: 1, oldestUnsyncedDeviceAt: '2026-05-20T12:00:00.000Z' },
  })
})
