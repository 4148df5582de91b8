import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Crew, fullCrew, lima, type Member, type RotaHouse, rotaHouse } from './testing/rota-house.ts'

let world: RotaHouse
let crew: Crew
const from = lima('2026-12-01', '00:00')
const until = lima('2026-12-08', '00:00')
const name = (operation: string): string => `duty.${operation}`

beforeEach(async () => {
  world = await rotaHouse(lima('2026-11-30', '10:00'))
  crew = await fullCrew(world)
  const shift = (member: Member, role: string) => ({ account: member.account, role, from, until })
  await world.house.dispatch(crew.coordinator.actor, name('publish-rota'), {
    from,
    until,
    shifts: [shift(crew.first, 'first'), shift(crew.second, 'second'), shift(crew.lead, 'psychiatrist_lead')],
  })
})
afterEach(() => world.house.close())

const shiftOf = async (member: Member): Promise<string> => {
  const [row] = await world.rows<{ id: string }>(
    sql`select id from duty.rota_shift where account_id = ${member.account} and ended_at is null and from_at = ${from}`,
  )
  if (row === undefined) throw new Error('no such shift')
  return row.id
}
const holderOf = async (role: string) =>
  (
    await world.rows<{ account: string }>(
      sql`select account_id as account from duty.rota_shift where role = ${role} and ended_at is null and from_at = ${from}`,
    )
  ).map(({ account }) => account)
const offer = (by: Member, shift: string, offered = true) =>
  world.house.dispatch(by.actor, name('offer-shift'), { shift, offered })
const take = (by: Member, shift: string) => world.house.dispatch(by.actor, name('take-shift'), { shift })

test('a shift is offered, stays with its holder until it is taken, and then changes hands', async () => {
  const shift = await shiftOf(crew.first)
  expect(await take(crew.therapist, shift)).toMatchObject({ code: name('shift-unknown') })
  expect(await offer(crew.first, shift)).toMatchObject({ outcome: 'accepted' })
  expect(await holderOf('first')).toEqual([crew.first.account])
  expect(await take(crew.therapist, shift)).toMatchObject({ outcome: 'accepted' })
  expect(await holderOf('first')).toEqual([crew.therapist.account])
  expect(await take(crew.lead, shift)).toMatchObject({ code: name('shift-unknown') })
})

test('nobody offers the night of another, takes back is heard, and one may not take one’s own', async () => {
  const shift = await shiftOf(crew.first)
  expect(await offer(crew.second, shift)).toMatchObject({ code: name('shift-unknown') })
  await offer(crew.first, shift)
  expect(await take(crew.first, shift)).toMatchObject({ code: name('shift-unknown') })
  await offer(crew.first, shift, false)
  expect(await take(crew.therapist, shift)).toMatchObject({ code: name('shift-unknown') })
})

test('who may not hold it does not get it: the second may not be first too, and a therapist is no lead', async () => {
  const first = await shiftOf(crew.first)
  await offer(crew.first, first)
  expect(await take(crew.second, first)).toMatchObject({ code: name('rota-same-person') })
  const lead = await shiftOf(crew.lead)
  await offer(crew.lead, lead)
  expect(await take(crew.therapist, lead)).toMatchObject({ code: name('rota-not-clinical') })
  expect(await holderOf('psychiatrist_lead')).toEqual([crew.lead.account])
})

test('two who take one shift at the same moment: one has it, the other is told', async () => {
  const shift = await shiftOf(crew.first)
  await offer(crew.first, shift)
  const answers = await Promise.all([take(crew.therapist, shift), take(crew.lead, shift)])
  expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'refused'])
  expect(await holderOf('first')).toHaveLength(1)
})
