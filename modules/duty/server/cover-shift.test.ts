import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crew, fullCrew, lima, type Member, type RotaHouse, rotaHouse } from './testing/rota-house.ts'

let world: RotaHouse
let crew: Crew
const day = (n: number, time = '00:00') => lima(`2026-12-${String(n).padStart(2, '0')}`, time)

beforeEach(async () => {
  world = await rotaHouse(lima('2026-11-30', '10:00'))
  crew = await fullCrew(world)
  await world.house.dispatch(crew.coordinator.actor, 'duty.publish-rota', {
    ...{ from: day(1), until: day(15) },
    shifts: [
      { account: crew.first.account, role: 'first', from: day(1), until: day(15) },
      { account: crew.second.account, role: 'second', from: day(1), until: day(15) },
      { account: crew.lead.account, role: 'psychiatrist_lead', from: day(1), until: day(15) },
    ],
  })
})
afterEach(() => world.house.close())

type Line = {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly until: string
  readonly covers: string | null
}
const firsts = () =>
  world.rows(
    sql<Line>`select s.id, a.display_name as name, s.from_at as "from", s.until_at as until, o.display_name as covers
      from duty.rota_shift s join identity.account a on a.id = s.account_id left join identity.account o on o.id = s.covers_account
      where s.role = 'first' and s.ended_at is null and s.from_at >= ${day(1)} order by s.from_at`,
  )
const lines = async () => (await firsts()).map(({ id: _, ...line }) => line)
const cover = async (by: Member, from: string, until: string, shift?: string) =>
  world.house.dispatch(crew.coordinator.actor, 'duty.cover-shift', {
    ...{ shift: shift ?? (await firsts())[0]?.id, account: by.account, from, until },
  })
const covered = [
  { name: 'Rosa', from: day(1), until: day(5, '20:00'), covers: null },
  { name: 'Marco', from: day(5, '20:00'), until: day(6, '08:00'), covers: 'Rosa' },
  { name: 'Rosa', from: day(6, '08:00'), until: day(15), covers: null },
]

test('somebody covers one night: the rest stays with whose it is, who is shown, and the night can be given back', async () => {
  expect(await cover(crew.therapist, day(5, '20:00'), day(6, '08:00'))).toMatchObject({ outcome: 'accepted' })
  expect(await lines()).toEqual(covered)
  const shift = (await firsts())[1]?.id
  expect(await world.house.dispatch(crew.director.actor, 'duty.end-cover', { shift })).toMatchObject({
    outcome: 'accepted',
  })
  expect((await lines()).map(({ name, covers }) => [name, covers])).toEqual([
    ['Rosa', null],
    ['Rosa', null],
    ['Rosa', null],
  ])
})

test('whoever is on call at an hour of that night is whoever covers', async () => {
  await cover(crew.therapist, day(5, '20:00'), day(6, '08:00'))
  world.house.clock.set(day(6, '02:00'))
  expect(await world.house.ask(crew.coordinator.actor, 'duty.on-call-now', {})).toMatchObject({
    output: { roles: [{ role: 'first', now: [{ name: 'Marco' }] }, {}, {}, {}, {}] },
  })
})

test('a cover that would leave a hole is refused, and changes nothing', async () => {
  const mute = await world.hire('Muda', ['duty'], { phone: null })
  expect(await cover(mute, day(5), day(6))).toMatchObject({ code: 'duty.not-reachable', details: { who: 'Muda' } })
  expect(await cover(crew.second, day(5), day(6))).toMatchObject({ code: 'duty.rota-same-person' })
  expect(await cover(crew.coordinator, day(5), day(6))).toMatchObject({ code: 'duty.rota-not-clinical' })
  expect(await cover(crew.first, day(5), day(6))).toMatchObject({ code: 'duty.account-unknown' })
  expect(await lines()).toEqual([{ name: 'Rosa', from: day(1), until: day(15), covers: null }])
})

test.each([
  ['after the shift', day(14), day(16)],
  ['backwards', day(6), day(5)],
  ['in the past', lima('2026-11-29', '10:00'), lima('2026-11-30', '09:00')],
])('%s is no stretch of it', async (_what, from, until) => {
  expect(await cover(crew.therapist, from, until)).toMatchObject({ code: 'duty.rota-times' })
})

test('covering a cover still says whose it was; nobody but coordination arranges it', async () => {
  await cover(crew.therapist, day(5), day(6))
  const shift = (await firsts())[1]?.id
  const other = await world.hire('Otra', ['duty'])
  await cover(other, day(5, '12:00'), day(6), shift)
  expect((await lines()).map(({ name, covers }) => [name, covers])).toEqual([
    ['Rosa', null],
    ['Marco', 'Rosa'],
    ['Otra', 'Rosa'],
    ['Rosa', null],
  ])
  expect(
    await world.house.dispatch(crew.first.actor, 'duty.end-cover', { shift: (await firsts())[1]?.id }),
  ).toMatchObject({ code: 'auth.role-missing' })
})

test('the holidays of the view are named, national and of the programme, and an ordinary rota on one is said', async () => {
  await world.rows(sql`insert into platform.holiday_change (program_id, day, is_holiday, name)
    values (${world.program}, '2026-12-04', true, 'Aniversario inventado'), (${world.program}, '2026-12-09', false, null)`)
  await cover(crew.therapist, day(4, '20:00'), day(5))
  const asked = await world.house.ask(crew.coordinator.actor, 'duty.rota', { from: day(2), until: day(12) })
  expect(asked).toMatchObject({
    output: {
      holidays: [
        { day: '2026-12-04', name: { es: 'Aniversario inventado' }, sameAsUsual: false },
        { day: '2026-12-08', name: { es: 'Inmaculada Concepción' }, sameAsUsual: true },
      ],
    },
  })
})
