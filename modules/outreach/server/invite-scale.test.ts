import { seal } from '@ayni/platform/crypto'
import { asOwner } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lima, type OutreachHouse, outreachHouse } from './testing/outreach-house.ts'

const PEOPLE = 12_000

let house: OutreachHouse
beforeAll(async () => {
  house = await outreachHouse(lima('2026-11-24', '18:15'))
  const { keys } = house.runtime
  const points = Array.from({ length: PEOPLE }, (_, i) => {
    const [person, contact] = [house.newId(), house.newId()]
    const value = seal(keys, `enrollment.contact:${contact}`, `inventada-${i}@ayni.invalid`)
    return { person, contact, value, alias: `AY-${i.toString(36).toUpperCase().padStart(4, '0')}` }
  })
  await house.rows(sql`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as g (person uuid, contact uuid, value text, alias text)
    ), made as (
      insert into enrollment.person (id, program_id, alias, state, language, contactable, agreed, created_at)
      select person, ${house.program}, alias, 'imported', 'es', false, false, ${lima('2026-11-01', '10:00')} from given returning id
    ), known as (
      insert into identity.participant (person_id, program_id, alias, language) select person, ${house.program}, alias, 'es' from given
    )
    insert into enrollment.contact_point (id, program_id, person_id, channel, value_sealed, owner, may_leave_message, added_at)
    select contact, ${house.program}, person, 'correo', value, 'self', false, ${lima('2026-11-01', '10:00')} from given returning id`)
  // As autovacuum would within a minute; a new table without figures is planned as if it were empty.
  await asOwner(house.ownerUrl, 'analyze')
}, 60_000)
afterAll(async () => house.close())

const count = async (text: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
  (await house.rows(text))[0]?.n ?? 0

test(`${PEOPLE} people are invited in one run, each once, each with a link of their own`, async () => {
  await house.worker.runNow('outreach.invite')
  expect(
    await count(sql`select count(distinct to_person)::integer as n from messages.outbox where template = 'invitation'`),
  ).toBe(PEOPLE)
  expect(await count(sql`select count(*)::integer as n from messages.outbox`)).toBe(PEOPLE)
  expect(await count(sql`select count(*)::integer as n from identity.device_code`)).toBe(PEOPLE)
  expect(await count(sql`select count(*)::integer as n from outreach.attempt`)).toBe(PEOPLE)
}, 120_000)
