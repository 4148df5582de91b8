import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { suggestedWords } from '../contract.ts'
import { type CaringHouse, caringHouse, lima, type Member } from './testing/caring-house.ts'

let house: CaringHouse
let ines: Member
let ana: Awaited<ReturnType<CaringHouse['enrol']>>

beforeEach(async () => {
  house = await caringHouse()
  ines = await house.hire('Inés', 'psychiatrist')
  ana = await house.enrol()
  await house.care(ana.person, ines)
})
afterEach(() => house.close())

const days = async () => (await house.contacts(ana.person)).map(({ on }) => on)
const year = [
  ...['2026-03-02', '2026-03-08', '2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01', '2026-09-01'],
  ...['2026-11-01', '2027-01-01', '2027-03-01'],
]

describe('SUI-10', () => {
  test('closed on 1 March: the ten days of the year, and the birthday once it is told', async () => {
    await house.closing(ana.person, ines)
    expect(await days()).toEqual(year)
    const schedule = (await house.latest(ana.person))?.id
    const told = { schedule, birthday: '08-15' }
    expect(await house.dispatch(ines.actor, 'caring-contacts.set-birthday', told)).toMatchObject({
      outcome: 'accepted',
    })
    expect((await house.contacts(ana.person)).filter(({ why }) => why === 'birthday')).toEqual([
      { on: '2026-08-15', state: 'planned', why: 'birthday' },
    ])
    expect(await days()).toHaveLength(11)
    await house.dispatch(ines.actor, 'caring-contacts.set-birthday', { schedule, birthday: null })
    expect(await days()).toEqual(year)
  })

  test('closed at eleven at night in Lima counts from that date, not from the next one in UTC', async () => {
    house.clock.set(lima('2026-03-01', '23:30'))
    await house.closing(ana.person, ines)
    expect((await days())[0]).toBe('2026-03-02')
  })

  test('the same closing told twice starts once; declined or closed for another reason starts nothing', async () => {
    const episode = house.newId()
    await house.closing(ana.person, ines, { episode })
    await house.closing(ana.person, ines, { episode })
    expect(await house.rows(sql`select 1 from caring_contacts.contact where person_id = ${ana.person}`)).toHaveLength(
      10,
    )
    const beto = await house.enrol()
    await house.closing(beto.person, ines, { caringSchedule: 'declined' })
    await house.closing(beto.person, ines, { because: 'withdrawn' })
    await house.closing(beto.person, ines, { because: 'died' })
    expect(await house.latest(beto.person)).toBeUndefined()
  })

  test('a spacing of the programme holds for what starts from then on', async () => {
    const plan = {
      mode: 'message',
      birthday: false,
      steps: [
        { after: 3, unit: 'day' },
        { after: 2, unit: 'month' },
      ],
    }
    const bad = {
      ...plan,
      steps: [
        { after: 2, unit: 'month' },
        { after: 3, unit: 'day' },
      ],
    }
    expect(
      await house.dispatch(ines.actor, 'caring-contacts.set-plan', { schedule: 'twelve-months', plan: bad }),
    ).toMatchObject({
      code: 'caring-contacts.plan-not-fit',
      details: { fault: 'out-of-order' },
    })
    await house.dispatch(ines.actor, 'caring-contacts.set-plan', { schedule: 'twelve-months', plan })
    await house.closing(ana.person, ines)
    expect(await days()).toEqual(['2026-03-04', '2026-05-01'])
    const asked = await house.ask(house.coordinator.actor, 'caring-contacts.plans', {})
    expect(asked).toMatchObject({
      output: [
        { schedule: 'twelve-months', own: true, plan },
        { schedule: 'who-bic', own: false },
      ],
    })
  })
})

describe('7.6 they are written', () => {
  test('the sender is asked a week before, the suggested words go where they wrote none, and that is seen', async () => {
    await house.closing(ana.person, ines)
    await house.at('2026-03-01', '13:00')
    expect((await house.owed(ana.person)).map(({ kind, by, due }) => [kind, by, due])).toEqual([
      ['caring-contact', ines.account, lima('2026-03-02', '18:00')],
      ['caring-contact', ines.account, lima('2026-03-08', '18:00')],
    ])
    expect(await house.facts(ana.person)).toEqual([])
    await house.at('2026-03-02', '18:05')
    expect(house.left).toEqual([{ to: ana.phone, text: `${suggestedWords('es', 0, 'step')} — Inés, de Ayni` }])
    expect(await house.contacts(ana.person)).toContainEqual({ on: '2026-03-02', state: 'sent', why: 'step' })
    expect(await house.rows(sql`select own_words as own from caring_contacts.contact where state = 'sent'`)).toEqual([
      { own: false },
    ])
    expect((await house.owed(ana.person)).map(({ due }) => due)).toEqual([lima('2026-03-08', '18:00')])
    expect(await house.facts(ana.person)).toMatchObject([
      { from: 'Inés', state: 'running', greetings: [{ words: suggestedWords('es', 0, 'step') }] },
    ])
  })

  test('they are signed with the name and not with what stands in brackets behind it', async () => {
    const nora = await house.hire('Dra. Nora Q. (inventada)', 'psychiatrist')
    const beto = await house.enrol()
    await house.care(beto.person, nora)
    await house.closing(beto.person, nora)
    await house.at('2026-03-02', '18:05')
    expect(house.left.map(({ text }) => text)).toEqual([expect.stringMatching(/ — Dra\. Nora Q\., de Ayni$/)])
  })

  test('own words go in their place; what a telephone may not show is refused, and nothing stands in clear anywhere', async () => {
    await house.closing(ana.person, ines)
    await house.at('2026-03-01', '13:00')
    const calendar = await house.ask(ines.actor, 'caring-contacts.calendar', { from: '2026-03-01', to: '2026-03-10' })
    expect(calendar).toMatchObject({
      output: { contacts: [{ on: '2026-03-02', mine: true, written: false }, { on: '2026-03-08' }] },
    })
    const [contact] = await house.rows(
      sql<{ id: string }>`select id from caring_contacts.contact where due_on = '2026-03-02'`,
    )
    const write = (words: string | null) =>
      house.dispatch(ines.actor, 'caring-contacts.write-words', { contact: contact?.id, words })
    for (const bad of ['Tu psiquiatra te saluda', 'Mira https://ejemplo.pe', 'Sigue tu tratamiento de depresión'])
      expect(await write(bad)).toMatchObject({ outcome: 'refused', code: 'caring-contacts.words-not-fit' })
    expect(await write('Vi llover hoy y me acordé de tu puesto. Un abrazo.')).toMatchObject({ outcome: 'accepted' })
    expect((await house.owed(ana.person)).map(({ due }) => due)).toEqual([lima('2026-03-08', '18:00')])
    expect(JSON.stringify(await house.rows(sql`select * from caring_contacts.contact`))).not.toContain('llover')
    await house.at('2026-03-02', '18:05')
    expect(house.left.map(({ text }) => text)).toEqual([
      'Vi llover hoy y me acordé de tu puesto. Un abrazo. — Inés, de Ayni',
    ])
    expect(JSON.stringify(await house.rows(sql`select * from messages.metadata`))).not.toContain('llover')
    expect(await write('Otra vez')).toMatchObject({ code: 'caring-contacts.contact-done' })
    const card = await house.ask(ines.actor, 'caring-contacts.contact', { contact: contact?.id })
    expect(card).toMatchObject({
      output: { words: 'Vi llover hoy y me acordé de tu puesto. Un abrazo.', written: true },
    })
    expect(await house.ask(ana.actor, 'identity.who-saw-my-data', { before: null })).toMatchObject({
      output: [{ account: ines.account, class: 'C4', what: 'caring-contacts.contact' }],
    })
  })

  test('N6 waits for the end of work and of the night', async () => {
    const week = [1, 2, 3, 4, 5, 6, 7]
    const said = await house.dispatch(ana.actor, 'enrollment.set-hours', {
      pattern: 'own',
      hours: {
        quiet: { from: '19:00', to: '07:00' },
        working: [{ days: week, from: '08:00', to: '20:00' }],
        ...{ windows: [], exceptions: [] },
      },
    })
    expect(said).toMatchObject({ outcome: 'accepted' })
    await house.closing(ana.person, ines)
    for (const time of ['18:05', '19:30', '23:00']) await house.at('2026-03-02', time)
    expect(house.left).toEqual([])
    await house.at('2026-03-03', '07:05')
    expect(house.left).toHaveLength(1)
  })

  test('a job that is killed and workers side by side send each once', async () => {
    await house.closing(ana.person, ines)
    house.clock.set(lima('2026-03-02', '18:05'))
    await Promise.all([1, 2, 3].map(() => house.worker.runNow('caring-contacts.look')))
    const again = await house.rows(
      sql<{ id: string }>`select id from caring_contacts.contact where due_on = '2026-03-02'`,
    )
    const look = { contacts: again.map(({ id }) => id) }
    const { system } = await import('@ayni/kernel')
    await Promise.all([1, 2, 3].map(() => house.dispatch(system(house.program), 'caring-contacts.look', look)))
    await house.deliver()
    await house.at('2026-03-02', '19:00')
    expect(house.left).toHaveLength(1)
    // The words that were queued but whose note is undone with them: nothing of either is kept.
    await expect(
      house.asSystem(async (tx) => {
        await sql`update caring_contacts.contact set state = 'planned', done_at = null where due_on = '2026-03-02'`.execute(
          tx,
        )
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    await house.at('2026-03-02', '20:00')
    expect(house.left).toHaveLength(1)
  })

  test('a worker that was away for two weeks leaves out what is out of season', async () => {
    await house.closing(ana.person, ines)
    await house.at('2026-03-20', '18:30')
    expect(house.left).toEqual([])
    expect((await house.contacts(ana.person)).slice(0, 3).map(({ state }) => state)).toEqual([
      'left-out',
      'left-out',
      'planned',
    ])
  })

  test('after the last one it is complete', async () => {
    await house.closing(ana.person, ines, { caringSchedule: 'twelve-months' })
    for (const day of year) await house.at(day, '18:30')
    expect(house.left).toHaveLength(10)
    expect(await house.latest(ana.person)).toMatchObject({ why: 'completed' })
    expect(await house.owed(ana.person)).toEqual([])
  })

  test('in the language of the person', async () => {
    const amy = await house.enrol('en')
    await house.closing(amy.person, ines)
    await house.at('2026-03-02', '18:05')
    expect(house.left).toEqual([{ to: amy.phone, text: `${suggestedWords('en', 0, 'step')} — Inés, from Ayni` }])
  })
})

describe('WHO BIC by call', () => {
  test('owed on its day until somebody speaks; nobody there is counted and stays owed; a slip goes back', async () => {
    await house.closing(ana.person, ines, { caringSchedule: 'who-bic' })
    await house.at('2026-03-08', '09:00')
    expect((await house.owed(ana.person))[0]).toMatchObject({
      kind: 'caring-contact',
      due: lima('2026-03-08', '18:00'),
    })
    const [call] = await house.rows(
      sql<{ id: string }>`select id from caring_contacts.contact where due_on = '2026-03-08'`,
    )
    const log = (result: string) =>
      house.dispatch(ines.actor, 'caring-contacts.log-call', { contact: call?.id, result })
    await log('no-answer')
    await house.at('2026-04-08', '09:00')
    expect((await house.owed(ana.person)).map(({ key }) => key)).toContain(`caring:${call?.id}`)
    await log('spoke')
    expect((await house.owed(ana.person)).map(({ key }) => key)).not.toContain(`caring:${call?.id}`)
    await house.dispatch(ines.actor, 'caring-contacts.undo-call', { contact: call?.id })
    expect((await house.owed(ana.person)).map(({ key }) => key)).toContain(`caring:${call?.id}`)
    expect(house.left).toEqual([])
    await log('not-wanted')
    expect(await house.latest(ana.person)).toMatchObject({ why: 'person' })
    expect(await house.owed(ana.person)).toEqual([])
    expect(
      await house.dispatch(ines.actor, 'caring-contacts.write-words', { contact: call?.id, words: 'Hola' }),
    ).toMatchObject({
      code: 'caring-contacts.contact-done',
    })
  })
})

describe('what others see of it', () => {
  const of = async (who: Member) => house.ask(who.actor, 'caring-contacts.of-person', { person: ana.person })

  test('7.6 the page of one person: who writes, every day, why it is paused, whether it was stopped; read with a mark', async () => {
    expect(await of(ines)).toMatchObject({ output: { schedule: null, contacts: [] } })
    await house.closing(ana.person, ines)
    const begun = { schedule: { plan: 'twelve-months', sender: 'Inés', endedAt: null, pausedFor: [] } }
    const seen = await of(ines)
    expect(seen).toMatchObject({ output: begun })
    expect(seen).toMatchObject({ output: { contacts: year.map((on) => ({ on, state: 'planned' })) } })
    const schedule = (await house.latest(ana.person))?.id
    await house.dispatch(ines.actor, 'caring-contacts.set-stopped', { schedule, stopped: true })
    expect(await of(ines)).toMatchObject({ output: { schedule: { endedWhy: 'sender' } } })
    const marks = await house.rows(sql`select what from identity.access_log
      where person_id = ${ana.person} and account_id = ${ines.account} and what = 'caring-contacts'`)
    expect(marks.length).toBeGreaterThan(0)
  })

  test('whoever neither cares for them nor writes to them sees nothing', async () => {
    await house.closing(ana.person, ines)
    const other = await house.hire('Ajena', 'therapist')
    expect(await of(other)).toMatchObject({ output: { schedule: null, contacts: [], answers: [] } })
  })

  test('a spacing of the programme says who set it and when', async () => {
    const steps = [{ after: 2, unit: 'week' }]
    const plan = { mode: 'message', steps, birthday: false }
    await house.dispatch(ines.actor, 'caring-contacts.set-plan', { schedule: 'twelve-months', plan })
    expect(await house.ask(ines.actor, 'caring-contacts.plans', {})).toMatchObject({
      output: [
        { schedule: 'twelve-months', own: true, by: 'Inés', at: house.clock.now(), plan },
        { schedule: 'who-bic', own: false, by: null, at: null },
      ],
    })
  })
})
