import { type PersonId, plusMinutes } from '@ayni/kernel'
import { promiseMade } from '@ayni/modules/coordination/contract'
import { alertHandled } from '@ayni/modules/suicide-prevention/contract'
import type { PersonMessage } from '@ayni/platform/messages'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EveningHouse, eveningHouse, lima, type Member } from './testing/incident-house.ts'

const evening = lima('2026-03-02', '19:00')
let house: EveningHouse['house']
let ines: EveningHouse['ines']
let luis: EveningHouse['luis']
let ana: EveningHouse['ana']
let press: EveningHouse['press']
let release: EveningHouse['release']

beforeEach(async () => {
  ;({ house, ines, luis, ana, press, release } = await eveningHouse(evening))
})
afterEach(() => house.close())

let nth = 0
/** One of every class that may be written to a physician by a machine. */
const oneOfEach = (person: PersonId): readonly PersonMessage[] => {
  nth += 1
  const common = { person, programId: house.program }
  const appointmentAt = plusMinutes(house.clock.now(), 3 * 1440)
  const when = { day: '2026-03-05', hour: '19:00' }
  return [
    { ...common, key: `n2:${nth}`, class: 'N2', template: 'will-call', params: {} },
    { ...common, key: `n3:${nth}`, class: 'N3', template: 'appointment', params: when, appointmentAt },
    { ...common, key: `n4:${nth}`, class: 'N4', template: 'news', params: {} },
    { ...common, key: `n5:${nth}`, class: 'N5', template: 'reminder', params: {} },
    { ...common, key: `n6:${nth}`, class: 'N6', template: 'caring-contact', params: { signature: 'Inés' } },
  ]
}
const automatic = ['appointment', 'news', 'reminder', 'caring-contact']
const classes = ['N2', 'N3', 'N4', 'N5', 'N6'] as const

describe('EC-12 one switch: every automatic message stops at once, everywhere', () => {
  test('without it each of them is queued and the evening lets them out, so that what follows can fail', async () => {
    expect((await house.queue(oneOfEach(ana.person))).map((one) => 'refused' in one)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
    await house.deliver()
    house.clock.set(lima('2026-03-03', '19:30'))
    await house.deliver()
    expect(house.left.map(({ template }) => template).toSorted()).toEqual([...automatic, 'will-call'].toSorted())
  })

  describe.each(['died', 'hospitalised', 'attempt'] as const)('%s', (because) => {
    test('what was queued or held before does not leave; safety to the living does', async () => {
      await house.queue(oneOfEach(ana.person))
      expect(await press(luis, because)).toMatchObject({ outcome: 'accepted' })
      await house.deliver()
      house.clock.set(lima('2026-03-04', '19:30'))
      await house.deliver()
      expect(house.left.map(({ template }) => template)).toEqual(because === 'died' ? [] : ['will-call'])
      expect(
        await house.rows(
          sql`select distinct reason from messages.outbox where to_person = ${ana.person} and state = 'expired' and reason like 'stopped.%'`,
        ),
      ).toHaveLength(1)
    })

    test.each([1, 2, 3, 4])(
      'what a worker had claimed a second before finds them silenced (%i of four classes)',
      async (at) => {
        const card = async () => house.bookOf(ana.person)
        expect(await card()).toMatchObject({ silenced: null })
        await press(ines, because)
        const silenced = because === 'died' ? 'deceased' : because === 'hospitalised' ? 'hospital' : 'stood-down'
        expect(await card()).toMatchObject({ silenced })
        const message = oneOfEach(ana.person)[at]
        expect(message?.class).toBe(classes[at])
        expect(await house.queue(message === undefined ? [] : [message])).toEqual([{ refused: 'messages.silenced' }])
      },
    )

    test('released they go on', async () => {
      await press(ines, because)
      house.clock.advance(3_600_000)
      expect(await release(luis)).toMatchObject({ outcome: 'accepted' })
      expect(await house.bookOf(ana.person)).toMatchObject({ silenced: null })
      expect((await house.queue(oneOfEach(ana.person))).every((one) => !('refused' in one))).toBe(true)
      expect(await release(luis)).toMatchObject({ code: 'incidents.not-stood-down' })
    })
  })

  test('nobody else is touched, and no alarm to the team', async () => {
    const beto = await house.enrol()
    await house.queue([...oneOfEach(ana.person), ...oneOfEach(beto.person)])
    await press(luis, 'died')
    await house.deliver()
    expect(new Set(house.left.map(({ to }) => to))).toEqual(new Set([beto.phone]))
  })

  test('anyone clinical, also whom it was not entrusted to; coordination is not, and the blocked learn nothing', async () => {
    expect(
      await house.dispatch(house.coordinator.actor, 'incidents.stand-down', { person: ana.person, because: 'died' }),
    ).toMatchObject({
      code: 'auth.role-missing',
    })
    await house.dispatch(ana.actor, 'identity.block-account', { account: luis.account })
    expect(await press(luis, 'died')).toMatchObject({ code: 'incidents.person-unknown' })
    expect(await house.bookOf(ana.person)).toMatchObject({ silenced: null })
    const rosa = await house.hire('Rosa', 'therapist')
    expect(await press(rosa, 'attempt')).toMatchObject({ outcome: 'accepted' })
    expect(await house.ask(ines.actor, 'incidents.standing', { person: ana.person })).toMatchObject({
      output: [{ because: 'attempt', by: 'Rosa' }],
    })
    expect(await house.ask(luis.actor, 'incidents.standing', { person: ana.person })).toMatchObject({
      code: 'incidents.person-unknown',
    })
  })

  test('pressed twice it is one; taken back within minutes there was no incident; later the incident stays', async () => {
    await press(ines, 'attempt')
    await press(luis, 'attempt')
    const incidents = () =>
      house.rows(
        sql<{ slip: boolean }>`select mistaken_at is not null as slip from incidents.incident order by opened_at`,
      )
    expect(await incidents()).toEqual([{ slip: false }])
    house.clock.advance(5 * 60_000)
    await release(ines)
    expect(await incidents()).toEqual([{ slip: true }])
    expect(await house.owed(ana.person)).toEqual([])
    await press(ines, 'attempt')
    house.clock.advance(3 * 3_600_000)
    await release(ines)
    expect(await incidents()).toEqual([{ slip: true }, { slip: false }])
    expect((await house.owed(ana.person)).map(({ kind }) => kind)).toEqual(['incident-review'])
  })

  test('two reasons: the one that stands holds', async () => {
    await press(ines, 'attempt')
    await press(ines, 'hospitalised')
    expect(await house.bookOf(ana.person)).toMatchObject({ silenced: 'hospital' })
    await release(ines)
    expect(await house.bookOf(ana.person)).toMatchObject({ silenced: null })
  })
})

const owesTherapy = () =>
  house.saying(
    promiseMade.of({
      ...{ key: `first-session:${ana.person}`, program: house.program, person: ana.person, kind: 'first-session' },
      ...{ owedByRole: 'therapist', owedBy: null, dueAt: plusMinutes(evening, 9000), madeAt: evening },
    }),
  )
const appointment = (id: string) =>
  house.asSystem((tx) =>
    sql`insert into appointments.appointment (id, program_id, person_id, account_id, kind, mode, starts_at, ends_at, state, version, sealed, made_at, changed_at, changed_by_kind, changed_how)
      values (${id}, ${house.program}, ${ana.person}, ${ines.account}, 'session', 'phone', '2026-03-05T23:00:00Z', '2026-03-05T23:30:00Z', 'agreed', 1, 'x', ${evening}, ${evening}, 'staff', 'app')`.execute(
      tx,
    ),
  )

test('EC-12 in hospital what people owe stays to be seen', async () => {
  await owesTherapy()
  await press(luis, 'hospitalised')
  expect((await house.owed(ana.person)).map(({ kind }) => kind).toSorted()).toEqual([
    'first-session',
    'incident-review',
  ])
})

test('R-SUI-16 after an attempt what was agreed with people stays; nothing reminds by machine', async () => {
  const id = house.newId()
  await appointment(id)
  await press(luis, 'attempt')
  expect(await house.rows(sql`select state from appointments.appointment where id = ${id}`)).toEqual([
    { state: 'agreed' },
  ])
})

describe('7.10 death: postvention', () => {
  test('every step is a task with its time, owed although everything else about the person is owed no more', async () => {
    await owesTherapy()
    await press(luis, 'died')
    const owed = await house.owed(ana.person)
    expect(owed.map(({ kind }) => kind).toSorted()).toEqual(
      [...Array(7).fill('incident-task'), 'incident-review'].toSorted(),
    )
    expect(owed.find(({ kind }) => kind === 'incident-review')?.due).toBe(plusMinutes(evening, 7 * 1440))
    expect(owed[0]).toMatchObject({ kind: 'incident-task', due: plusMinutes(evening, 240), role: 'psychiatrist' })
    expect(await house.rows(sql`select step from incidents.task order by due_at, step`)).toHaveLength(7)
    // Nothing of it leaves by itself.
    await house.deliver()
    expect(house.left).toEqual([])
  })

  test('said on the roster it is the same, once', async () => {
    await house.dispatch(house.coordinator.actor, 'enrollment.set-standing', {
      person: ana.person,
      standing: 'deceased',
    })
    await press(luis, 'died')
    expect(await house.rows(sql`select count(*)::int as n from incidents.task`)).toEqual([{ n: 7 }])
    expect(await house.rows(sql`select kind from incidents.incident where mistaken_at is null`)).toEqual([
      { kind: 'death' },
    ])
  })

  const onTheRoster = (by: Member, standing: 'deceased' | 'mistake') =>
    house.dispatch(by.actor, 'enrollment.set-standing', { person: ana.person, standing })
  const stands = () =>
    house.rows<{ because: string }>(sql`select because from incidents.stand_down where resumed_at is null`)

  test('said on the roster it is the switch; taken back there it is taken back everywhere', async () => {
    await onTheRoster(house.coordinator, 'deceased')
    expect(await stands()).toEqual([{ because: 'died' }])
    await onTheRoster(house.coordinator, 'mistake')
    expect(await stands()).toEqual([])
    expect(await house.owed(ana.person)).toEqual([])
    expect(await house.bookOf(ana.person)).toMatchObject({ silenced: null })
  })

  test('pressed as the switch, taken back on the roster: it stands nowhere, and they are where they were', async () => {
    // From here too the roster knows a way back: taken back twice it would say them dead again.
    await house.rows(sql`update enrollment.person set state = 'unreachable' where id = ${ana.person}`)
    const state = () => house.rows(sql`select state from enrollment.person where id = ${ana.person}`)
    const before = await state()
    await press(ines, 'attempt')
    await press(luis, 'died')
    house.clock.advance(3 * 3_600_000)
    await onTheRoster(house.coordinator, 'mistake')
    expect(await stands()).toEqual([{ because: 'attempt' }])
    expect(await state()).toEqual(before)
    expect(await house.bookOf(ana.person)).toMatchObject({ silenced: 'stood-down' })
    expect(await release(ines)).toMatchObject({ outcome: 'accepted' })
  })

  test('whoever is followed for their safety is said dead by somebody clinical alone', async () => {
    await house.dispatch(ana.actor, 'suicide-prevention.ask-for-help', {})
    expect(await onTheRoster(house.coordinator, 'deceased')).toMatchObject({ code: 'enrollment.clinician-says-it' })
    expect(await stands()).toEqual([])
    expect(await onTheRoster(ines, 'deceased')).toMatchObject({ outcome: 'accepted' })
    expect(await stands()).toEqual([{ because: 'died' }])
  })

  test('a slip takes the steps back', async () => {
    await press(luis, 'died')
    house.clock.advance(60_000)
    await release(luis)
    expect(await house.owed(ana.person)).toEqual([])
    expect(await house.bookOf(ana.person)).toMatchObject({ silenced: null })
    expect(await house.ask(ines.actor, 'incidents.tasks', {})).toMatchObject({ output: { rows: [] } })
  })
})

describe('R-SUI-16 an acute alert that nobody took for an hour', () => {
  const hourPasses = async () => {
    await house.dispatch(ana.actor, 'suicide-prevention.ask-for-help', {})
    await house.hire('Dirección', 'director')
    for (let minute = 0; minute <= 75; minute += 1) {
      await house.worker.runNow('suicide-prevention.ladder')
      house.clock.advance(60_000)
    }
  }

  test('is an incident; every automatic message stops, safety goes on; handled, they go on by themselves', async () => {
    await hourPasses()
    expect(await house.rows(sql`select 1 from incidents.incident`)).toEqual([])
    await house.worker.runNow('incidents.gather')
    await house.worker.runNow('incidents.gather')
    const kinds = await house.rows<{ kind: string }>(sql`select kind from incidents.incident order by kind`)
    expect(kinds.map(({ kind }) => kind)).toContain('unacknowledged-acute')
    expect(await house.rows(sql`select 1 from suicide_prevention.incident`)).toHaveLength(kinds.length)
    expect(await house.bookOf(ana.person)).toMatchObject({ silenced: 'stood-down' })
    expect((await house.owed(ana.person)).filter(({ kind }) => kind === 'incident-review').length).toBe(kinds.length)
    const [open] = await house.rows<{ id: string }>(sql`select id from suicide_prevention.alert`)
    const at = house.clock.now()
    const { person } = ana
    await house.saying(
      alertHandled.of({
        alert: open?.id ?? '',
        person,
        program: house.program,
        by: luis.account,
        outcome: 'spoke',
        at,
      }),
    )
    expect(await house.bookOf(person)).toMatchObject({ silenced: null })
  })

  test('the clocks stand in the review without a word of what was said', async () => {
    await hourPasses()
    await house.worker.runNow('incidents.gather')
    const [one] = await house.rows<{ steps: { what: string; at: string; rung: number | null }[] }>(
      sql`select timeline as steps from incidents.incident where kind = 'unacknowledged-acute'`,
    )
    const what = (one?.steps ?? []).map((step) => step.what)
    expect(what[0]).toBe('suicide-prevention.ask-for-help')
    expect(what).toContain('ladder.told')
    expect(Object.keys(one?.steps[0] ?? {}).toSorted()).toEqual(['at', 'rung', 'what'])
  })

  test('it was already in hospital: what the hospital stopped stays stopped', async () => {
    await press(luis, 'hospitalised')
    await hourPasses()
    await house.worker.runNow('incidents.gather')
    const at = house.clock.now()
    const [open] = await house.rows<{ id: string }>(sql`select id from suicide_prevention.alert`)
    await house.saying(
      alertHandled.of({
        alert: open?.id ?? '',
        person: ana.person,
        program: house.program,
        by: luis.account,
        outcome: 'spoke',
        at,
      }),
    )
    expect(await house.bookOf(ana.person)).toMatchObject({ silenced: 'hospital' })
  })
})
