import { type AccountId, accountId, type PersonId, type ProgramId, personId, type Role, system, z } from '@ayni/kernel'
import { coordination } from '@ayni/modules/coordination/server'
import { duty, dutyDesk } from '@ayni/modules/duty/server'
import { enrollment, recipientBook } from '@ayni/modules/enrollment/server'
import { identity, recordAccess } from '@ayni/modules/identity/server'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { concerns } from './index.ts'

let house: TestRuntime
let program: ProgramId
let person: PersonId

const out = <T>(shape: z.ZodType<T>, done: { readonly output?: unknown }): T => shape.parse(done.output)
const rows = async <Row>(text: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> =>
  house.asSystem(async (tx) => (await text.execute(tx)).rows)

async function hire(
  ...roles: readonly Role[]
): Promise<{ readonly account: AccountId; readonly actor: ReturnType<TestRuntime['actor']['staff']> }> {
  const input = {
    name: 'Persona inventada',
    displayName: `Inventada ${roles[0]}`,
    email: `${house.newId()}@ejemplo.invalid`,
  }
  const more = { phone: '+51900000000', roles, language: 'es' }
  const done = await house.dispatch(system(program), 'identity.add-account', { ...input, ...more })
  const { account } = out(z.object({ account: accountId }), 'output' in done ? done : {})
  return { account, actor: house.actor.staff(program, account, ...roles) }
}

beforeEach(async () => {
  const rooms = [identity, enrollment, duty, suicidePreventionOver(dutyDesk), coordination, concerns]
  house = await testRuntime(rooms, { recordAccess, recipients: recipientBook })
  const founded = { slug: 'casa', name: 'Programa inventado', demo: true, dutyPhone: null, dutySms: null }
  const done = await house.dispatch(system(null), 'identity.found-program', founded)
  program = out(z.object({ program: z.custom<ProgramId>() }), 'output' in done ? done : {}).program
  const facts = { sex: 'F', ageYears: 27, regionUbigeo2: '09', facilityCategory: 'I-2', institution: 'MINSA' }
  const row = { ...facts, sourceKey: 'una', contactable: true, agreed: true, at: null }
  const listed = await house.dispatch(system(program), 'enrollment.import-person', row)
  person = out(z.object({ person: personId }), 'output' in listed ? listed : {}).person
})
afterEach(() => house.close())

const aliasOf = async (): Promise<string> =>
  (await rows(sql<{ alias: string }>`select alias from enrollment.person where id = ${person}`))[0]?.alias ?? ''
const signals = () =>
  rows(
    sql`select kind, class, person_id = ${person} as theirs from suicide_prevention.signal order by received_at, kind`,
  )

test.each([
  ['therapist', 'clinician'],
  ['mentor', 'mentor'],
  ['peer', 'peer'],
  ['peer_lead', 'peer'],
  ['facilitator', 'facilitator'],
] as const)(
  'R-SUI-14 a worry of %s is a signal of B, of A where it cannot wait; the answer says nothing',
  async (role, kind) => {
    const { actor } = await hire(role)
    const input = { alias: await aliasOf(), urgent: false, words: 'palabra canaria' }
    expect(await house.dispatch(actor, 'concerns.raise', input)).toMatchObject({ outcome: 'accepted', output: null })
    expect(await signals()).toEqual([{ kind, class: 'B', theirs: true }])
    await house.dispatch(actor, 'concerns.raise', { ...input, urgent: true })
    expect(await rows(sql`select class from suicide_prevention.alert`)).toEqual([{ class: 'A' }])
  },
)

test('an alias that nobody carries is answered the same, and somebody looks for whoever it is', async () => {
  const { actor } = await hire('peer')
  const input = { alias: 'AY-ZZ99', urgent: true, words: null }
  expect(await house.dispatch(actor, 'concerns.raise', input)).toMatchObject({ outcome: 'accepted', output: null })
  expect(await signals()).toEqual([{ kind: 'peer', class: 'A', theirs: false }])
})

test('a colleague is named in words: an alert without an alias, whose words open to whoever takes it and to nobody else', async () => {
  const [rosa, ana] = [await hire('duty'), await hire('psychiatrist')]
  const physician = house.actor.physician(program, person)
  const told = { about: 'Mi colega de la posta inventada', urgent: false }
  expect(await house.dispatch(physician, 'concerns.tell', told)).toMatchObject({ outcome: 'accepted', output: null })
  const [alert] = await rows(
    sql<{
      id: string
      about: string
      alias: string
    }>`select id, person_id as about, alias from suicide_prevention.alert`,
  )
  expect(alert?.alias).toBe('AY-ZZZZ')
  const ask = (who: typeof rosa) => house.ask(who.actor, 'concerns.about', { person: alert?.about })
  expect(await ask(ana)).toMatchObject({ output: { rows: [] } })
  await house.dispatch(rosa.actor, 'suicide-prevention.acknowledge-alert', { alert: alert?.id })
  expect(await ask(rosa)).toMatchObject({
    output: { stranger: true, rows: [{ from: 'colleague', words: told.about }] },
  })
  const [stored] = await rows(sql<{ all: string }>`select string_agg(c::text, ' ') as all from concerns.concern c`)
  expect(stored?.all).not.toContain('colega')
  expect(stored?.all).not.toContain(person)
})

test('7.10 of whom nobody can tell who it is the alert ends by a psychiatrist in writing, after a try that day', async () => {
  const [ines, rosa] = [await hire('psychiatrist'), await hire('duty')]
  const told = { about: 'Alguien de una posta inventada', urgent: false }
  await house.dispatch(house.actor.physician(program, person), 'concerns.tell', told)
  const [alert] = await rows(sql<{ id: string }>`select id from suicide_prevention.alert`)
  await house.dispatch(ines.actor, 'suicide-prevention.acknowledge-alert', { alert: alert?.id })
  const nextContactAt = new Date(Date.parse(house.clock.now()) + 86_400_000).toISOString()
  const ended = { alert: alert?.id, outcome: 'nobody-found', nextContactAt, words: 'Motivo inventado' }
  const end = (who: typeof ines) => house.dispatch(who.actor, 'suicide-prevention.record-outcome', ended)
  expect(await end(ines)).toMatchObject({ code: 'suicide-prevention.no-contact-yet' })
  const tried = { alert: alert?.id, channel: 'call', result: 'no-answer', note: null }
  await house.dispatch(ines.actor, 'suicide-prevention.log-attempt', tried)
  expect(await end(rosa)).toMatchObject({ outcome: 'refused' })
  expect(await end(ines)).toMatchObject({ outcome: 'accepted' })
  expect(await rows(sql`select 1 from suicide_prevention.alert where handled_at is null`)).toEqual([])
})

test('what was said of somebody known opens to whoever may open C4 of them, and they can see who read it', async () => {
  const [rosa, ines] = [await hire('duty'), await hire('therapist')]
  const { actor } = await hire('mentor')
  await house.dispatch(actor, 'concerns.raise', { alias: await aliasOf(), urgent: true, words: 'palabra canaria' })
  const [alert] = await rows(sql<{ id: string }>`select id from suicide_prevention.alert`)
  await house.dispatch(rosa.actor, 'suicide-prevention.acknowledge-alert', { alert: alert?.id })
  const said = { stranger: false, rows: [{ from: 'mentor', urgent: true, words: 'palabra canaria' }] }
  expect(await house.ask(rosa.actor, 'concerns.about', { person })).toMatchObject({ output: said })
  expect(await house.ask(ines.actor, 'concerns.about', { person })).toMatchObject({ output: { rows: [] } })
  const read = await rows(sql<{ by: string }>`select account_id as by from identity.access_log
    where person_id = ${person} and what = 'concerns'`)
  expect(read).toEqual([{ by: rosa.account }])
})

test('who worries without the role, or of another programme, is not heard', async () => {
  const { actor } = await hire('evaluator')
  const input = { alias: await aliasOf(), urgent: true, words: null }
  expect(await house.dispatch(actor, 'concerns.raise', input)).toMatchObject({ code: 'auth.role-missing' })
  expect(await signals()).toEqual([])
})

describe('R-SUI-14 passed on to whom it is about', () => {
  const alerts = () =>
    rows(
      sql<{
        id: string
        about: string
        class: string
        open: boolean
        outcome: string | null
      }>`select a.id, a.person_id as about, a.class,
        a.handled_at is null as open, o.outcome from suicide_prevention.alert a left join suicide_prevention.outcome o on o.id = a.outcome_id
        order by a.received_at, a.id`,
    )
  const told = async (urgent: boolean) => {
    const rosa = await hire('duty')
    const physician = house.actor.physician(program, person)
    await house.dispatch(physician, 'concerns.tell', { about: 'Mi colega de la posta inventada', urgent })
    const [alert] = await alerts()
    if (alert === undefined) throw new Error('nobody was told')
    return { rosa, alert }
  }
  const passOn = async (who: Awaited<ReturnType<typeof hire>>, standIn: string, alias: string) =>
    house.dispatch(who.actor, 'concerns.raise', { alias, urgent: false, words: null, standIn })

  test('the alert of the person opens, no lower, and what stood for them ends in the same transaction, saying where it went', async () => {
    const { rosa, alert } = await told(true)
    await house.dispatch(rosa.actor, 'suicide-prevention.acknowledge-alert', { alert: alert.id })
    const alias = await aliasOf()
    expect(await passOn(rosa, alert.about, alias)).toMatchObject({ outcome: 'accepted', output: null })
    const after = await alerts()
    expect(after.find(({ id }) => id === alert.id)).toMatchObject({ open: false, outcome: 'passed-on' })
    expect(after.filter(({ open }) => open)).toMatchObject([{ about: person, class: 'A', outcome: null }])
    const page = await house.ask(rosa.actor, 'suicide-prevention.alert', { alert: alert.id })
    expect(page).toMatchObject({ outcome: 'answered' })
    const waiting = await rows(
      sql`select next_at is not null as next from suicide_prevention.alert where handled_at is null`,
    )
    expect(waiting).toEqual([{ next: true }])
    // The words of the colleague went along, and nobody stands in for anybody any more.
    const open = after.find((one) => one.open)
    await house.dispatch(rosa.actor, 'suicide-prevention.acknowledge-alert', { alert: open?.id })
    expect(await house.ask(rosa.actor, 'concerns.about', { person })).toMatchObject({
      output: { stranger: false, rows: expect.arrayContaining([expect.objectContaining({ from: 'colleague' })]) },
    })
  })

  test('@safety an alias that nobody carries ends nothing', async () => {
    const { rosa, alert } = await told(false)
    await house.dispatch(rosa.actor, 'suicide-prevention.acknowledge-alert', { alert: alert.id })
    await passOn(rosa, alert.about, 'AY-ZZ99')
    expect((await alerts()).map(({ open }) => open)).toEqual([true, true])
  })

  test('@safety whoever may not read what was said ends nothing by saying so', async () => {
    const { alert } = await told(false)
    const mentor = await hire('mentor')
    expect(await passOn(mentor, alert.about, await aliasOf())).toMatchObject({ outcome: 'accepted', output: null })
    expect((await alerts()).find(({ id }) => id === alert.id)).toMatchObject({ open: true })
  })
})
