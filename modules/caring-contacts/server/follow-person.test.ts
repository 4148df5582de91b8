import { standDownReasons } from '@ayni/clinical/incident'
import { resumed, stoodDown } from '@ayni/modules/incidents/contract'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CaringHouse, caringHouse, lima, type Member } from './testing/caring-house.ts'

let house: CaringHouse
let ines: Member
let ana: Awaited<ReturnType<CaringHouse['enrol']>>

beforeEach(async () => {
  house = await caringHouse()
  ines = await house.hire('Inés', 'psychiatrist')
  ana = await house.enrol()
  await house.care(ana.person, ines)
  await house.closing(ana.person, ines)
  await house.at('2026-03-02', '18:05')
  expect(house.left).toHaveLength(1)
})
afterEach(() => house.close())

const signals = () => house.rows(sql`select 1 from suicide_prevention.signal`)

describe('7.6 stopped by one word, which raises nothing', () => {
  test.each(['basta', 'Stop', 'BAJA', 'ya no me escriban'])('“%s” by SMS', async (word) => {
    await house.receive(ana.phone, word)
    expect(await house.latest(ana.person)).toMatchObject({ why: 'person' })
    await house.at('2026-03-08', '18:05')
    expect(house.left).toHaveLength(1)
    expect(await signals()).toEqual([])
    expect(await house.owed(ana.person)).toEqual([])
    expect(await house.facts(ana.person)).toMatchObject([{ state: 'stopped' }])
    expect(await house.rows(sql`select 1 from suicide_prevention.alert`)).toEqual([])
  })

  test('“alta” takes it back', async () => {
    await house.receive(ana.phone, 'basta')
    house.clock.advance(60_000)
    await house.receive(ana.phone, 'ALTA')
    expect(await house.latest(ana.person)).toMatchObject({ why: null })
    await house.at('2026-03-08', '18:05')
    expect(house.left).toHaveLength(2)
  })

  test('by one tap, taken back by another; twice is once; the sender cannot undo it', async () => {
    const tap = (stopped: boolean) => house.dispatch(ana.actor, 'caring-contacts.stop-mine', { stopped })
    await tap(true)
    await tap(true)
    expect(await house.latest(ana.person)).toMatchObject({ why: 'person' })
    const schedule = (await house.latest(ana.person))?.id
    expect(await house.dispatch(ines.actor, 'caring-contacts.set-stopped', { schedule, stopped: false })).toMatchObject(
      {
        code: 'caring-contacts.stopped-by-person',
      },
    )
    expect(await signals()).toEqual([])
    await tap(false)
    expect(await house.latest(ana.person)).toMatchObject({ why: null })
    await house.at('2026-03-08', '18:05')
    expect(house.left).toHaveLength(2)
  })

  test('one that waited for the morning does not leave after the word', async () => {
    await house.at('2026-03-08', '22:00')
    expect(house.left).toHaveLength(1)
    await house.receive(ana.phone, 'basta')
    await house.at('2026-03-09', '19:00')
    expect(house.left).toHaveLength(1)
    expect(await house.rows(sql`select state from caring_contacts.contact where due_on = '2026-03-08'`)).toEqual([
      { state: 'left-out' },
    ])
  })

  test('the sender stops them and takes it back', async () => {
    const schedule = (await house.latest(ana.person))?.id
    const set = (stopped: boolean) => house.dispatch(ines.actor, 'caring-contacts.set-stopped', { schedule, stopped })
    await set(true)
    await house.at('2026-03-08', '18:05')
    expect(house.left).toHaveLength(1)
    await set(false)
    await house.at('2026-03-08', '18:30')
    expect(house.left).toHaveLength(2)
  })
})

describe('7.6 what they answer is read by a human the same day', () => {
  test('on a Tuesday at ten: by six, by the sender; answering the conversation reads it', async () => {
    await house.at('2026-03-03', '10:00')
    await house.receive(ana.phone, 'Gracias, doctora, me alegró')
    const read = (await house.owed(ana.person)).find(({ kind }) => kind === 'read-caring-answer')
    expect(read).toMatchObject({ by: ines.account, role: 'psychiatrist', due: lima('2026-03-03', '18:00') })
    expect(
      await house.ask(ines.actor, 'caring-contacts.calendar', { from: '2026-03-03', to: '2026-03-03' }),
    ).toMatchObject({
      output: { answers: [{ mine: true, late: false }] },
    })
    expect(
      await house.dispatch(ines.actor, 'correspondence.answer-thread', {
        thread: ana.person,
        text: 'Me alegra leerte.',
      }),
    ).toMatchObject({ outcome: 'accepted' })
    expect((await house.owed(ana.person)).filter(({ kind }) => kind === 'read-caring-answer')).toEqual([])
  })

  test('written in the app too; marked as read it is owed no more', async () => {
    await house.dispatch(ana.actor, 'correspondence.send-message', { text: 'Gracias' })
    const [answer] = await house.rows(sql<{ id: string }>`select message_id as id from caring_contacts.answer`)
    await house.dispatch(ines.actor, 'caring-contacts.mark-read', { message: answer?.id })
    expect((await house.owed(ana.person)).filter(({ kind }) => kind === 'read-caring-answer')).toEqual([])
  })

  test('the sender reads it after their care of the person ended', async () => {
    await house.receive(ana.phone, 'Sigo bien, gracias')
    await house.dispatch(ines.actor, 'identity.end-care', { person: ana.person, account: ines.account })
    expect(JSON.stringify(await house.ask(ines.actor, 'correspondence.thread', { thread: ana.person }))).toContain(
      'Sigo bien',
    )
    const other = await house.hire('Otra', 'therapist')
    expect(JSON.stringify(await house.ask(other.actor, 'correspondence.thread', { thread: ana.person }))).not.toContain(
      'Sigo bien',
    )
  })

  test('@safety a crisis phrase raises as in any other reply, and pauses them', async () => {
    await house.receive(ana.phone, 'ya no quiero vivir')
    expect(await house.rows(sql`select class from suicide_prevention.alert where person_id = ${ana.person}`)).toEqual([
      { class: 'A' },
    ])
    const calendar = await house.ask(ines.actor, 'caring-contacts.calendar', { from: '2026-03-08', to: '2026-03-08' })
    expect(calendar).toMatchObject({ output: { contacts: [{ paused: true }] } })
    await house.at('2026-03-08', '18:05')
    expect(house.left).toHaveLength(1)
  })

  test('one that waited for the morning when the alert opened does not leave', async () => {
    await house.at('2026-03-08', '22:00')
    await house.dispatch(ana.actor, 'suicide-prevention.ask-for-help', {})
    await house.at('2026-03-09', '19:00')
    expect(house.left).toHaveLength(1)
    expect(await house.rows(sql`select state from caring_contacts.contact where due_on = '2026-03-08'`)).toEqual([
      { state: 'left-out' },
    ])
  })

  test('a letter of somebody to whom nobody wrote is no answer', async () => {
    const beto = await house.enrol()
    await house.receive(beto.phone, 'Hola, una consulta')
    expect(await house.rows(sql`select 1 from caring_contacts.answer where person_id = ${beto.person}`)).toEqual([])
  })
})

describe('what happens to the person', () => {
  test('a new episode pauses them, and its closing begins anew', async () => {
    await house.reopen(ana.person)
    await house.at('2026-03-08', '18:05')
    expect(house.left).toHaveLength(1)
    expect((await house.owed(ana.person)).filter(({ kind }) => kind === 'caring-contact')).toEqual([])
    await house.closing(ana.person, ines)
    expect((await house.contacts(ana.person))[0]).toMatchObject({ on: '2026-03-09', state: 'planned' })
    await house.at('2026-03-09', '18:05')
    expect(house.left).toHaveLength(2)
  })

  test('a hand-over in person starts them in the name of whoever handed over', async () => {
    const luis = await house.hire('Luis', 'duty')
    const beto = await house.enrol()
    await house.handOver(beto.person, luis)
    expect(await house.latest(beto.person)).toMatchObject({ sender: luis.account, paused: [] })
    expect((await house.contacts(beto.person))[0]?.on).toBe('2026-03-03')
  })

  test('withdrawal stops them; SERUMS that ended does not (7.6), and one that waited for the morning still leaves', async () => {
    const beto = await house.enrol()
    await house.closing(beto.person, ines)
    await house.at('2026-03-08', '22:00')
    await house.dispatch(ana.actor, 'enrollment.withdraw-consent', {
      ...{ layer: 1, version: '2026-11', language: 'es', declinesLastCall: false },
    })
    await house.dispatch(house.coordinator.actor, 'enrollment.set-service-dates', {
      ...{ person: beto.person, startedOn: '2025-03-01', endsOn: '2026-03-01' },
    })
    expect(
      await house.dispatch(house.coordinator.actor, 'enrollment.set-standing', {
        person: beto.person,
        standing: 'ended',
        handedOn: true,
      }),
    ).toMatchObject({ output: { state: 'ended' } })
    await house.at('2026-03-09', '19:00')
    expect(await house.latest(ana.person)).toMatchObject({ why: 'withdrawn' })
    // The one of the 3rd had waited since the 8th; the one of the 9th comes after the end of SERUMS.
    expect(house.left.map(({ to }) => to)).toEqual([ana.phone, beto.phone, beto.phone])
    await house.at('2026-04-02', '19:00')
    expect(house.left.map(({ to }) => to)).toEqual([ana.phone, beto.phone, beto.phone, beto.phone])
  })

  test.each(standDownReasons)(
    'EC-12 stood down (%s): nothing more, also what waited; taken back it goes on',
    async (because) => {
      await house.at('2026-03-08', '22:00')
      const about = { person: ana.person, program: house.program, by: ines.account, at: house.clock.now() }
      await house.saying(stoodDown.of({ ...about, because }))
      await house.at('2026-03-09', '19:00')
      expect(house.left).toHaveLength(1)
      expect(await house.latest(ana.person)).toMatchObject(
        because === 'died' ? { why: 'died' } : { paused: ['stand-down'] },
      )
      await house.saying(resumed.of({ ...about, because: [because], stillHeld: null }))
      await house.at('2026-04-01', '19:00')
      expect(house.left).toHaveLength(2)
    },
  )
})

describe('who writes', () => {
  test('whom the person blocks writes no more: somebody else whom they know, else it is owed by psychiatry', async () => {
    const rosa = await house.hire('Rosa', 'therapist')
    await house.care(ana.person, rosa)
    await house.at('2026-03-08', '22:00')
    await house.dispatch(ana.actor, 'identity.block-account', { account: ines.account })
    expect(await house.latest(ana.person)).toMatchObject({ sender: rosa.account })
    await house.at('2026-03-09', '19:00')
    expect(house.left.filter(({ text }) => text.includes('Inés'))).toHaveLength(1)
    await house.at('2026-04-01', '18:05')
    expect(house.left.at(-1)?.text).toContain('Rosa')
    await house.dispatch(ana.actor, 'identity.block-account', { account: rosa.account })
    expect(await house.latest(ana.person)).toMatchObject({ sender: null })
    const before = house.left.length
    await house.at('2026-05-01', '18:05')
    expect(house.left).toHaveLength(before)
    expect(await house.owed(ana.person)).toMatchObject([{ kind: 'caring-contact', by: null, role: 'psychiatrist' }])
  })

  test('who left the team is followed by somebody whom the person knows', async () => {
    const rosa = await house.hire('Rosa', 'therapist')
    await house.care(ana.person, rosa)
    const admin = await house.hire('Ada', 'admin')
    await house.dispatch(admin.actor, 'identity.disable-account', { account: ines.account })
    await house.at('2026-03-08', '18:05')
    expect(house.left.at(-1)?.text).toContain('Rosa')
  })

  test('handed on to whom the person knows, never to a stranger; a stranger sees nothing of it', async () => {
    const [rosa, luis] = [await house.hire('Rosa', 'therapist'), await house.hire('Luis', 'psychiatrist')]
    await house.care(ana.person, rosa)
    const schedule = (await house.latest(ana.person))?.id
    const to = (account: string) => house.dispatch(ines.actor, 'caring-contacts.hand-on', { schedule, account })
    expect(await to(luis.account)).toMatchObject({ code: 'caring-contacts.not-known-to-person' })
    expect(await to(rosa.account)).toMatchObject({ outcome: 'accepted' })
    expect(await house.latest(ana.person)).toMatchObject({ sender: rosa.account })
    const asked = await house.ask(luis.actor, 'caring-contacts.calendar', { from: '2026-03-01', to: '2027-04-01' })
    expect(asked).toMatchObject({ output: { contacts: [], answers: [] } })
    expect(await house.dispatch(luis.actor, 'caring-contacts.set-stopped', { schedule, stopped: true })).toMatchObject({
      code: 'caring-contacts.schedule-unknown',
    })
  })
})

test('for the closing: whether somebody stays in touch, without a word of it, and only to whoever may open it', async () => {
  const ask = (actor: Member['actor']) =>
    import('@ayni/platform/database').then(({ inTransaction }) =>
      inTransaction(
        house.runtime.database.app,
        actor,
        async (tx) =>
          (
            await sql`select running, schedule, paused, stopped_by_person as stopped, next_on::text as next from caring_contacts.standing(${ana.person})`.execute(
              tx,
            )
          ).rows,
      ),
    )
  expect(await ask(ines.actor)).toEqual([
    { running: true, schedule: 'twelve-months', paused: false, stopped: false, next: '2026-03-08' },
  ])
  expect(await ask(house.coordinator.actor)).toEqual([])
  await house.receive(ana.phone, 'basta')
  expect(await ask(ines.actor)).toEqual([
    { running: false, schedule: 'twelve-months', paused: false, stopped: true, next: null },
  ])
})

test('SUI-11 who left is written to by nobody automatic, also after a hand-over in person', async () => {
  await house.dispatch(ana.actor, 'enrollment.withdraw-consent', {
    ...{ layer: 2, version: '2026-11', language: 'es', declinesLastCall: true },
  })
  const before = await house.latest(ana.person)
  expect(before).toMatchObject({ why: 'withdrawn' })
  await house.handOver(ana.person, ines)
  expect(await house.latest(ana.person)).toEqual(before)
})

test('who followed the episode of a person and nothing else may go on writing to them', async () => {
  const luis = await house.hire('Luis', 'psychiatrist')
  const beto = await house.enrol()
  await house.asSystem((tx) =>
    sql`select identity.begin_care(${house.newId()}, ${house.program}, ${beto.person}, ${luis.account}, 'episode', ${house.clock.now()})`.execute(
      tx,
    ),
  )
  const gone = await house.hire('Quien se fue', 'psychiatrist')
  await house.closing(beto.person, gone)
  expect(await house.latest(beto.person)).toMatchObject({ sender: gone.account })
  await house.asSystem((tx) => sql`update identity.account set active = false where id = ${gone.account}`.execute(tx))
  await house.closing(beto.person, gone)
  expect(await house.latest(beto.person)).toMatchObject({ sender: luis.account })
})
