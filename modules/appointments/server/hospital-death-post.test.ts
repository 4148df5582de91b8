import { recipientBook } from '@ayni/modules/enrollment/server'
import { physicianHours } from '@ayni/platform/messages'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Appointed, ana, appointedHouse, ines, lima, outbox } from './testing/appointed-house.ts'

// With the book of recipients of the product: that a switch silences is what is tested here.
let house: Appointed
beforeEach(async () => {
  house = await appointedHouse([], 0, recipientBook)
  await must(house.physician(ana), 'enrollment.put-contact', {
    ...{ contact: house.newId(), channel: 'movil', value: '+51987654321', owner: 'self' },
    ...{ mayLeaveMessage: false, mayWrite: 'usual' },
  })
})
afterEach(() => house.close())

async function must(who: ReturnType<Appointed['coordinator']>, name: string, input: object): Promise<void> {
  expect(await house.dispatch(who, name, input), name).toMatchObject({ outcome: 'accepted' })
}
const stand = (standing: string) => must(house.coordinator(), 'enrollment.set-standing', { person: ana, standing })
const agree = async (): Promise<string> => {
  const id = house.newId()
  expect(await house.propose({ agreedByPhone: true, promise: 'p1' }, id)).toMatchObject({ outcome: 'accepted' })
  return id
}
const live = async () =>
  (await outbox(house)).filter(({ to, state }) => to === 'person' && ['queued', 'held', 'sent'].includes(state))
const toTeam = async () => (await outbox(house)).filter(({ to }) => to === 'team')
const promise = () =>
  house.asSystem(
    async (tx) =>
      (
        await sql<{
          kept: boolean
          withdrawn: boolean
        }>`select kept_at is not null as kept, withdrawn_at is not null as withdrawn
          from coordination.promise where person_id = ${ana}`.execute(tx)
      ).rows,
  )
/** The day before, at the hour and after it: when a reminder would go. */
async function pastTheHour(): Promise<void> {
  for (const [day, time] of [
    ['2026-06-01', '18:30'],
    ['2026-06-02', '16:30'],
    ['2026-06-02', '18:20'],
  ] as const) {
    house.clock.set(lima(day, time))
    await house.run('appointments.remind')
  }
}

describe('EC-12 in hospital', () => {
  test('what was agreed is off, the clinician is told neutrally, nobody reminds the person, and it stays owed', async () => {
    await house.owe()
    await agree()
    expect((await live()).length).toBeGreaterThan(0)
    await stand('away')
    expect(await house.appointmentsOf()).toMatchObject([{ state: 'cancelled' }])
    const told = await toTeam()
    expect(new Set(told.map(({ template }) => template))).toEqual(new Set(['appointment-cancelled']))
    expect(JSON.stringify(told)).not.toMatch(/hospital|away|fuera/i)
    expect(await live()).toEqual([])
    await pastTheHour()
    expect(await live()).toEqual([])
    expect(await promise()).toEqual([{ kept: false, withdrawn: false }])
  })

  test('somebody who had paused by themselves, or waits without a signal, is not left with an hour either', async () => {
    await must(house.physician(ana), 'enrollment.pause', { paused: true })
    await agree()
    await stand('away')
    expect(await house.appointmentsOf()).toMatchObject([{ state: 'cancelled' }])
    await pastTheHour()
    expect(await live()).toEqual([])
  })

  test('a pause of their own cancels nothing: what was agreed stands', async () => {
    await agree()
    await must(house.physician(ana), 'enrollment.pause', { paused: true })
    expect(await house.appointmentsOf()).toMatchObject([{ state: 'agreed' }])
  })

  test('meanwhile no hour is offered; back again, there are hours', async () => {
    await house.owe()
    await house.run('appointments.offer-hours')
    expect((await house.hoursOf()).length).toBeGreaterThan(0)
    await stand('away')
    house.clock.advance(2 * 3_600_000)
    await house.run('appointments.offer-hours')
    expect(await house.hoursOf()).toEqual([])
    await stand('back')
    house.clock.advance(2 * 3_600_000)
    await house.run('appointments.offer-hours')
    expect((await house.hoursOf()).length).toBeGreaterThan(0)
  })
})

describe('EC-12 died', () => {
  test('agreed and proposed are off at once, nothing is written to their number, nothing is offered, nothing is owed', async () => {
    await house.owe()
    await agree()
    expect(await house.propose({ startsAt: lima('2026-06-03', '18:00') })).toMatchObject({ outcome: 'accepted' })
    await stand('deceased')
    expect((await house.appointmentsOf()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    expect(await live()).toEqual([])
    await pastTheHour()
    await house.run('appointments.offer-hours')
    expect(await live()).toEqual([])
    expect(await house.hoursOf()).toEqual([])
    expect(await promise()).toEqual([{ kept: false, withdrawn: true }])
  })
})

describe('EC-09 another post', () => {
  const post = (startsOn: string) => ({
    ...{ post: house.newId(), facilityCode: '00002345', ubigeo: '080101', category: 'I-2', institution: null },
    ...{ isHead: false, connectivity: null, startsOn, place: { facilityName: 'Puesto Inventado', howToFind: null } },
  })

  test('therapist, hour and clocks go on with the person; an hour that their week still has is not asked about', async () => {
    const id = await agree()
    const [before] = await house.appointmentsOf()
    await must(house.physician(ana), 'enrollment.save-post', post('2026-06-01'))
    expect(await house.appointmentsOf()).toEqual([before])
    expect(before).toMatchObject({ state: 'agreed', account: ines, needsChoice: false, version: 1 })
    expect(
      await house.ask(house.therapist(), 'appointments.agenda', {
        ...{ from: lima('2026-06-01', '00:00'), to: lima('2026-06-08', '00:00'), account: null },
      }),
    ).toMatchObject({ output: { rows: [{ id, needsChoice: null }] } })
  })

  test('an hour that the new week works in is kept and marked, for both to choose again; nothing is called off', async () => {
    const id = await agree()
    await must(house.physician(ana), 'enrollment.set-hours', {
      ...{ pattern: 'own' },
      hours: { ...physicianHours, working: [{ days: [1, 2, 3, 4, 5, 6], from: '13:00', to: '21:00' }], windows: [] },
    })
    await must(house.physician(ana), 'enrollment.save-post', post('2026-06-01'))
    expect(await house.appointmentsOf()).toMatchObject([{ state: 'agreed', account: ines, needsChoice: true }])
    const week = { from: lima('2026-06-01', '00:00'), to: lima('2026-06-08', '00:00'), account: null }
    expect(await house.ask(house.therapist(), 'appointments.agenda', week)).toMatchObject({
      output: { rows: [{ id, needsChoice: 'post-changed' }] },
    })
    const moved = { id, version: 1, startsAt: lima('2026-06-06', '12:00'), agreedByPhone: true }
    await must(house.therapist(), 'appointments.move', moved)
    expect(await house.appointmentsOf()).toMatchObject([{ state: 'agreed', needsChoice: false, version: 2 }])
  })
})
