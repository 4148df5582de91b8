import { z } from '@ayni/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TeamHouse, teamHouse } from '../testing/team-house.ts'

let house: TeamHouse
beforeAll(async () => {
  house = await teamHouse()
})
afterAll(async () => house.close())

const longest = z.object({
  output: z.object({
    silence: z.object({ longest: z.array(z.object({ alias: z.string(), why: z.string(), since: z.string() })) }),
  }),
})
const silence = async () =>
  longest.parse(await house.ask(house.coordinator.actor, 'coordination.board', {})).output.silence.longest
const back = '2026-11-20T12:00:00.000Z'
const change = (person: string, set: string) =>
  house.rowsOf(`update enrollment.person set ${set} where id = '${person}'`)

test('13 gone longer than they said with an alert open come first, then a check half-way, then never reached', async () => {
  const never = await house.admit('Nunca')
  const late = await house.admit('Vuelve')
  const half = await house.admit('Mitad')
  const open = await house.admit('Abierta')
  const away = await house.admit('Lejos')
  await change(late.person, `offline_until = '${back}', state = 'active', contactable = true`)
  await change(half.person, `state = 'active', contactable = true`)
  await change(open.person, `offline_until = '${back}', state = 'active', contactable = true`)
  await change(away.person, `offline_until = '2026-12-20T12:00:00Z', state = 'active', contactable = true`)
  await house.rowsOf(`insert into screening.round (person_id, id, program_id, state, started_at, last_occurred_at, last_received_at)
    values ('${half.person}', '${house.newId()}', '${house.program}', 'in_progress', '2026-11-01', '2026-11-01', '2026-11-01')`)
  await house.rowsOf(`insert into suicide_prevention.alert (id, program_id, person_id, alias, class, opened_at, received_at, occurred_at, ladder, next_at)
    values ('${house.newId()}', '${house.program}', '${open.person}', '${open.alias}', 'B', '2026-11-23', '2026-11-23', '2026-11-23', '{}', '2026-11-24')`)
  expect((await silence()).map(({ alias, why }) => [alias, why])).toEqual([
    [open.alias, 'past-return-open'],
    [half.alias, 'unfinished'],
    [late.alias, 'past-return'],
    [never.alias, 'unreached'],
  ])
})

test('EC-12 nobody who died, left or said no is in silence', async () => {
  const before = await silence()
  for (const state of ['deceased', 'withdrawn', 'declined', 'ended', 'duplicate']) {
    const { person } = await house.admit('Ausente')
    await change(person, `offline_until = '${back}', state = '${state}'`)
  }
  expect(await silence()).toEqual(before)
})
