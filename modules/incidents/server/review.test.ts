import { plusMinutes, z } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { incidentHappened } from '../contract.ts'
import { type IncidentHouse, incidentHouse, type Member } from './testing/incident-house.ts'

let house: IncidentHouse
let ines: Member
let director: Member
let rosa: Member
let ana: Awaited<ReturnType<IncidentHouse['enrol']>>
let aboutAna = ''
let drill = ''

const opened = z.object({ output: z.object({ incident: z.string() }) })
const listed = z.object({
  output: z.object({
    rows: z.array(
      z.looseObject({
        incident: z.string(),
        kind: z.string(),
        alias: z.string().nullable(),
        mayReview: z.boolean(),
        owedByRole: z.string(),
        late: z.boolean(),
      }),
    ),
  }),
})

beforeEach(async () => {
  house = await incidentHouse()
  ines = await house.hire('Inés', 'psychiatrist')
  director = await house.hire('Dirección', 'director')
  rosa = await house.hire('Rosa', 'therapist')
  ana = await house.enrol()
  aboutAna = opened.parse(
    await house.dispatch(ines.actor, 'incidents.stand-down', { person: ana.person, because: 'attempt' }),
  ).output.incident
  drill = house.newId()
  await house.saying(
    incidentHappened.of({
      source: drill,
      kind: 'drill-missed',
      program: house.program,
      person: null,
      at: house.clock.now(),
    }),
  )
  drill =
    (await house.rows<{ id: string }>(sql`select id from incidents.incident where kind = 'drill-missed'`))[0]?.id ?? ''
})
afterEach(() => house.close())

const words = {
  happened: 'Nadie miró el teléfono inventado',
  helped: 'Llamó una compañera',
  inTheWay: 'Un solo teléfono de guardia',
}
const save = (by: Member, incident: string) => house.dispatch(by.actor, 'incidents.save-review', { incident, words })
const list = async (by: Member) => listed.parse(await house.ask(by.actor, 'incidents.list', {})).output.rows

describe('who reads what', () => {
  test('kind, date and tasks for coordination and direction, without the person; the alias for psychiatry', async () => {
    for (const one of [director, house.coordinator]) {
      const text = JSON.stringify(await list(one))
      expect(text).not.toContain(ana.person)
      expect((await list(one)).map(({ kind, alias }) => [kind, alias]).toSorted()).toEqual([
        ['attempt', null],
        ['drill-missed', null],
      ])
    }
    expect((await list(ines)).find(({ kind }) => kind === 'attempt')?.alias).toMatch(/^AY-/)
    expect((await list(director)).map(({ kind, mayReview }) => [kind, mayReview]).toSorted()).toEqual([
      ['attempt', false],
      ['drill-missed', true],
    ])
  })

  test('R-SUI-16 every review is owed by somebody: about nobody it is direction, and it is late after seven days', async () => {
    house.clock.advance(7 * 86_400_000 + 60_000)
    expect((await list(director)).map(({ kind, owedByRole, late }) => [kind, owedByRole, late]).toSorted()).toEqual([
      ['attempt', 'psychiatrist', true],
      ['drill-missed', 'director', true],
    ])
  })

  test('direction opens what is about nobody; what is about somebody is for psychiatry, and the person sees who read it', async () => {
    expect(await house.ask(director.actor, 'incidents.review', { incident: aboutAna })).toMatchObject({
      code: 'incidents.incident-unknown',
    })
    expect(await house.ask(director.actor, 'incidents.review', { incident: drill })).toMatchObject({
      output: { kind: 'drill-missed' },
    })
    expect(await save(director, aboutAna)).toMatchObject({ code: 'incidents.incident-unknown' })
    await house.ask(ines.actor, 'incidents.review', { incident: aboutAna })
    expect(await house.ask(ana.actor, 'identity.who-saw-my-data', { before: null })).toMatchObject({
      output: [{ account: ines.account, class: 'C4', what: 'incidents.review' }],
    })
  })

  test('a psychiatrist whom the person blocked does not learn whom it was about, nor opens it', async () => {
    const otra = await house.hire('Otra', 'psychiatrist')
    await house.dispatch(ana.actor, 'identity.block-account', { account: ines.account })
    expect((await list(ines)).map(({ alias, mayReview, kind }) => [kind, alias, mayReview]).toSorted()).toEqual([
      ['attempt', null, false],
      ['drill-missed', null, true],
    ])
    expect(await save(ines, aboutAna)).toMatchObject({ code: 'incidents.incident-unknown' })
    expect(await save(otra, aboutAna)).toMatchObject({ outcome: 'accepted' })
  })

  test('what is written lies sealed', async () => {
    await save(ines, aboutAna)
    const all = JSON.stringify(await house.rows(sql`select * from incidents.incident`))
    expect(all).not.toContain('guardia')
    expect(await house.ask(ines.actor, 'incidents.review', { incident: aboutAna })).toMatchObject({
      output: { words, savedBy: 'Inés' },
    })
  })
})

describe('R-SUI-16 reviewed within seven days, signed, and what was found becomes tasks', () => {
  test('late after seven days; nothing written cannot be signed; signed it is kept and closed', async () => {
    const sign = () => house.dispatch(ines.actor, 'incidents.sign-review', { incident: aboutAna })
    expect(await sign()).toMatchObject({ code: 'incidents.nothing-written' })
    house.clock.advance(7 * 86_400_000 + 60_000)
    expect((await list(ines)).find(({ kind }) => kind === 'attempt')).toMatchObject({ late: true })
    await save(ines, aboutAna)
    expect(await sign()).toMatchObject({ outcome: 'accepted' })
    expect((await list(ines)).find(({ kind }) => kind === 'attempt')).toMatchObject({ late: false })
    expect(await house.owed(ana.person)).toEqual([])
    expect(await save(ines, aboutAna)).toMatchObject({ code: 'incidents.signed' })
    expect(await sign()).toMatchObject({ code: 'incidents.signed' })
  })

  test('ticked off on the board it is owed still: only a signature keeps it', async () => {
    const review = async () => (await house.owed(ana.person)).filter(({ kind }) => kind === 'incident-review')
    const before = await review()
    expect(before).toHaveLength(1)
    const keep = { key: before[0]?.key, how: 'reviewed' }
    expect(await house.dispatch(ines.actor, 'coordination.keep-promise', keep)).toMatchObject({ outcome: 'accepted' })
    expect(await review()).toEqual(before)
    await save(ines, aboutAna)
    await house.dispatch(ines.actor, 'incidents.sign-review', { incident: aboutAna })
    expect(await review()).toEqual([])
  })

  const add = (by: Member, incident: string, owner: Member, more: object = {}) =>
    house.dispatch(by.actor, 'incidents.add-task', {
      ...{ incident, what: 'Un segundo teléfono de guardia', owner: owner.account },
      ...{ dueAt: plusMinutes(house.clock.now(), 3 * 1440), ...more },
    })
  const taskOf = async (incident: string) =>
    (await house.rows<{ id: string }>(sql`select id from incidents.task where incident_id = ${incident}`))[0]?.id

  test('a finding has an owner and a date; done and not done after all', async () => {
    expect(await add(ines, aboutAna, rosa)).toMatchObject({ outcome: 'accepted' })
    const task = await taskOf(aboutAna)
    const owes = async () => (await house.owed(ana.person)).filter(({ kind }) => kind === 'incident-task')
    expect(await owes()).toMatchObject([{ by: rosa.account, role: 'therapist' }])
    expect(await house.ask(rosa.actor, 'incidents.tasks', {})).toMatchObject({
      output: { rows: [{ what: 'Un segundo teléfono de guardia', mine: true, late: false, kind: 'attempt' }] },
    })
    expect(JSON.stringify(await house.ask(rosa.actor, 'incidents.tasks', {}))).not.toContain(ana.person)
    const mark = (done: boolean) => house.dispatch(rosa.actor, 'incidents.mark-task', { task, done })
    await mark(true)
    expect(await owes()).toEqual([])
    await mark(false)
    expect(await owes()).toHaveLength(1)
  })

  test('of somebody else it is not theirs to mark; a date that passed and a stranger are refused', async () => {
    await add(ines, aboutAna, rosa)
    const task = await taskOf(aboutAna)
    const luis = await house.hire('Luis', 'duty')
    expect(await house.dispatch(luis.actor, 'incidents.mark-task', { task, done: true })).toMatchObject({
      code: 'incidents.task-unknown',
    })
    expect(await house.ask(luis.actor, 'incidents.tasks', {})).toMatchObject({ output: { rows: [] } })
    expect(await add(ines, aboutAna, rosa, { dueAt: house.clock.now() })).toMatchObject({
      code: 'incidents.due-passed',
    })
    expect(await add(ines, aboutAna, rosa, { owner: house.newId() })).toMatchObject({
      code: 'incidents.account-unknown',
    })
    expect(await add(director, aboutAna, rosa)).toMatchObject({ code: 'incidents.incident-unknown' })
    expect(await add(director, drill, house.coordinator)).toMatchObject({ outcome: 'accepted' })
    expect(await house.ask(house.coordinator.actor, 'incidents.tasks', {})).toMatchObject({
      output: { rows: [{ mine: true }] },
    })
  })

  test('a step after a death gets a name', async () => {
    await house.dispatch(ines.actor, 'incidents.stand-down', { person: ana.person, because: 'died' })
    const [step] = await house.rows<{ id: string }>(
      sql`select id from incidents.task where step = 'name-who-speaks-with-family'`,
    )
    const give = { task: step?.id, owner: rosa.account }
    expect(await house.dispatch(director.actor, 'incidents.give-task', give)).toMatchObject({
      code: 'incidents.task-unknown',
    })
    expect(await house.dispatch(ines.actor, 'incidents.give-task', give)).toMatchObject({ outcome: 'accepted' })
    expect((await house.owed(ana.person)).filter(({ by }) => by === rosa.account)).toHaveLength(1)
  })
})

test('anybody of the team may report that something else went wrong, about nobody', async () => {
  const { actor } = house.coordinator
  expect(
    await house.dispatch(actor, 'incidents.report', { happenedAt: plusMinutes(house.clock.now(), 5) }),
  ).toMatchObject({ code: 'incidents.not-yet' })
  expect(await house.dispatch(actor, 'incidents.report', { happenedAt: house.clock.now() })).toMatchObject({
    outcome: 'accepted',
  })
  expect((await list(director)).map(({ kind }) => kind)).toContain('other')
})

test('the same source told twice is one incident', async () => {
  const source = house.newId()
  const told = incidentHappened.of({
    source,
    kind: 'watch-stopped',
    program: house.program,
    person: null,
    at: house.clock.now(),
  })
  await house.saying(told)
  await house.saying(told)
  expect((await list(director)).filter(({ kind }) => kind === 'watch-stopped')).toHaveLength(1)
})
