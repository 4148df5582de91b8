import { recordSql } from '@ayni/platform/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Appointed, ana, appointedHouse, evening, lima } from './testing/appointed-house.ts'

let house: Appointed
beforeEach(async () => {
  house = await appointedHouse()
})
afterEach(() => house.close())

const bracket = /^\s*(begin|start transaction|set transaction|commit|rollback|select set_config)/i
const asked = async (work: () => Promise<{ readonly outcome: string }>): Promise<readonly string[]> => {
  let outcome = 'nothing'
  const heard = await recordSql(async () => {
    outcome = (await work()).outcome
  })
  expect(outcome).not.toBe('refused')
  return heard.map(({ text }) => text.replace(/\s+/g, ' ').trim()).filter((text) => !bracket.test(text))
}

test('choosing, moving and asking for hours stay within twelve statements; the week and the hours of one within six', async () => {
  await house.owe()
  await house.run('appointments.offer-hours')
  const id = house.newId()
  const commands = [
    await asked(() => house.choose(ana, { id, startsAt: evening })),
    await asked(() => house.choose(ana, { id, moves: true, startsAt: lima('2026-06-02', '18:00') })),
    await asked(() => house.dispatch(house.physician(ana), 'appointments.ask-hours', { key: 'any', kind: 'session' })),
  ]
  for (const all of commands) expect(all.length, all.join('\n')).toBeLessThanOrEqual(12)
  const window = { from: lima('2026-06-01', '00:00'), to: lima('2026-06-08', '00:00') }
  const screens = [
    await asked(() => house.ask(house.coordinator(), 'appointments.agenda', window)),
    await asked(() => house.ask(house.therapist(), 'appointments.hours-for', { person: ana, kind: 'session' })),
  ]
  for (const all of screens) expect(all.length, all.join('\n')).toBeLessThanOrEqual(6)
})
