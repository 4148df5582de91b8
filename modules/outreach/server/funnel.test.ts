import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lima, type OutreachHouse, outreachHouse } from './testing/outreach-house.ts'

let house: OutreachHouse
beforeAll(async () => {
  house = await outreachHouse(lima('2026-11-24', '18:15'))
  await house.rows(sql`with cohort as (
      select i, i <= 79 as contactable, i <= 75 as agreed, i <= 30 as assessed from generate_series(1, 116) i
    ), shown as (
      insert into evaluation.participant (study_key, program_id, contactable, agreed, assessed_on, updated_at)
      select 'invented-' || i, ${house.program}, contactable, agreed, case when assessed then date '2026-11-20' end, ${lima('2026-11-20', '10:00')} from cohort
    )
    insert into enrollment.person (id, program_id, alias, state, language, contactable, agreed, created_at)
    select gen_random_uuid(), ${house.program}, 'AY-' || translate(lpad(i::text, 4, '0'), '01', 'XZ'),
      case when i > 79 then 'unreachable' when i > 75 then 'declined' else 'consented' end, 'es', contactable, agreed, ${lima('2026-11-01', '10:00')}
    from cohort returning id`)
})
afterAll(async () => house.close())

test('ENR-06 116 / 79 (68.1 %) / 75 (94.9 %) / 30 (40.0 %), reach 25.9 %, unreachable 37 apart from declined 4', async () => {
  expect(await house.ask(house.coordinator, 'outreach.funnel', {})).toMatchObject({
    output: {
      steps: [
        { id: 'graduates', n: 116, percent: null },
        { id: 'contactable', n: 79, of: 116, percent: 68.1 },
        { id: 'agreed', n: 75, of: 79, percent: 94.9 },
        { id: 'assessed', n: 30, of: 75, percent: 40 },
      ],
      reach: 25.9,
      notReached: 37,
      unreachable: 37,
      notAgreed: 4,
      declined: 4,
    },
  })
})
