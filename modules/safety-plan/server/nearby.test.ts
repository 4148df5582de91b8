import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ana, luis, type PlanHouse, planHouse, program, thatNight } from './testing/plan-house.ts'

let house: PlanHouse
beforeEach(async () => {
  house = await planHouse()
})
afterEach(() => house.close())

type Listed = readonly [
  code: string,
  name: string,
  category: string,
  ubigeo: string,
  lat: number | null,
  lon: number | null,
]
const listed: readonly Listed[] = [
  ['99000001', 'P.S. Tunqui (inventado)', 'I-1', '100903', -9.4, -74.96],
  ['99000002', 'Hospital Wallata (inventado)', 'II-1', '100901', -9.38, -74.97],
  ['99000003', 'Hospital Yanavico (inventado)', 'II-2', '250101', -8.39, -74.55],
  ['99000004', 'C.S. Chihuaco (inventado)', 'I-4', '100904', -9.41, -74.95],
  ['99000005', 'P.S. sin coordenadas (inventado)', 'I-1', '100903', null, null],
  ['99000006', 'P.S. lejano (inventado)', 'I-1', '160507', null, null],
]

async function list(): Promise<void> {
  await house.asSystem(async (tx) => {
    for (const [code, name, category, ubigeo, lat, lon] of listed)
      await sql`insert into enrollment.facility (code, name, category, institution, ubigeo, lat, lon, added_at, changed_at)
        values (${code}, ${name}, ${category}, 'MINSA', ${ubigeo}, ${lat}, ${lon}, ${thatNight}, ${thatNight})`.execute(
        tx,
      )
  })
}
const worksAt = async (facilityCode: string | null, ubigeo: string | null = null) => {
  const post = {
    ...{
      post: house.newId(),
      facilityCode,
      ubigeo,
      category: null,
      institution: null,
      isHead: true,
      connectivity: null,
    },
    ...{ place: { facilityName: null, howToFind: null }, startsOn: '2026-10-01' },
  }
  expect(await house.dispatch(house.me(), 'enrollment.save-post', post)).toMatchObject({ outcome: 'accepted' })
}
const nearby = () => house.ask(house.duty(), 'safety-plan.nearby', { person: ana })

describe('R-SUI-05 the fifth section fills itself', () => {
  test('psychiatrist, duty number, and the nearest services from the post, nearest first, in a straight line', async () => {
    await list()
    await worksAt('99000001')
    expect(await nearby()).toMatchObject({
      output: {
        ...{ psychiatrist: 'Rosa Q. (inventada)', clinician: null, dutyPhone: '+51900000321', from: 'post' },
        services: [
          { code: '99000004', kind: 'with-beds', km: 2 },
          { code: '99000002', kind: 'hospital', km: 2 },
          { code: '99000003', kind: 'hospital', km: 120 },
        ],
      },
    })
    expect((await house.facts('plan-agencies')).get('agencies')).toMatchObject({ from: 'post' })
  })

  test('7.10 coordinates that the list doubts: never the nearest by distance, named last as doubtful; a doubtful post counts from its district', async () => {
    await list()
    const doubt = (code: string) =>
      house.asSystem((tx) => sql`update enrollment.facility set place_doubtful = true where code = ${code}`.execute(tx))
    await worksAt('99000001')
    await doubt('99000002')
    expect(await nearby()).toMatchObject({
      output: {
        from: 'post',
        services: [
          { code: '99000004', km: 2 },
          { code: '99000003', kind: 'hospital', km: 120 },
          { code: '99000002', kind: 'hospital', km: null },
        ],
      },
    })
    await doubt('99000001')
    expect(await nearby()).toMatchObject({
      output: { from: 'unknown', services: [{ code: '99000002', kind: 'hospital', km: null }] },
    })
  })

  test('a post without coordinates is looked for in the middle of its district, and says so', async () => {
    await list()
    await worksAt('99000005')
    expect(await nearby()).toMatchObject({ output: { from: 'district', services: [{}, {}, {}] } })
  })

  test('nothing known of the place: no service is invented', async () => {
    expect(await nearby()).toMatchObject({ output: { from: 'unknown', services: [] } })
    await list()
    await worksAt('99000006')
    expect(await nearby()).toMatchObject({ output: { from: 'unknown', services: [] } })
  })

  test('an empty list of services: the place is known and nothing is near it', async () => {
    await house.asSystem((tx) =>
      sql`insert into enrollment.facility (code, name, category, ubigeo, lat, lon, added_at, changed_at)
        values ('99000001', 'P.S. (inventado)', 'I-1', '100903', -9.4, -74.96, ${thatNight}, ${thatNight})`.execute(tx),
    )
    await worksAt('99000001')
    expect(await nearby()).toMatchObject({ output: { from: 'post', services: [] } })
  })

  test('EC-09 the post changes, and the phone is told in the same command', async () => {
    await list()
    await worksAt('99000001')
    const changes = await house.rows(
      sql`select 1 from platform.change where person_id = ${ana} and kind = 'plan-agencies' and key = 'agencies'`,
    )
    expect(changes.length).toBeGreaterThan(0)
  })

  test('whom the person does not want is not named to them', async () => {
    await house.asSystem(async (tx) => {
      await sql`insert into identity.care_relation (id, program_id, person_id, account_id, kind, since)
        values (${house.newId()}, ${program}, ${ana}, ${luis}, 'assigned', ${thatNight})`.execute(tx)
    })
    expect(await nearby()).toMatchObject({ output: { clinician: 'Luis M. (inventado)' } })
    await house.asSystem((tx) =>
      sql`insert into identity.not_wanted (person_id, account_id, program_id, since) values (${ana}, ${luis}, ${program}, ${thatNight})`.execute(
        tx,
      ),
    )
    expect(await nearby()).toMatchObject({ output: { clinician: null } })
  })
})
