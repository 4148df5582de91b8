import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshNumber, lima, type Member, type PostOffice, postOffice } from './testing/post-office.ts'

let office: PostOffice
let duty: Member
let coordinator: Member

beforeAll(async () => {
  office = await postOffice()
  duty = await office.hire('Rosa', 'duty')
  coordinator = await office.hire('Ana', 'coordinator')
  await office.duty(duty, 'first')
})
afterAll(() => office.house.close())
beforeEach(() => office.set('2026-11-21', '23:10'))

const alertsOf = (person: string) =>
  office.rows(
    sql<{ id: string }>`select id from suicide_prevention.alert where person_id = ${person} order by opened_at`,
  )

type Owed = { role: string; due: string; kept: string | null; withdrawn: string | null }
const owedTo = (person: string) =>
  office.rows(sql<Owed>`select owed_by_role as role, due_at as due, kept_at as kept, withdrawn_at as withdrawn from coordination.promise
    where person_id = ${person} and kind = 'answer-reply' order by made_at, key`)
const waits = async (person: string) =>
  (
    await office.rows(
      sql<{ all: number; reviews: number }>`select waiting as all, review_waiting as reviews
        from correspondence.thread where id = ${person}`,
    )
  )[0]
const handle = async (person: string): Promise<void> => {
  const [alert] = await alertsOf(person)
  const give = async (name: string, input: object) =>
    expect(
      await office.house.dispatch(duty.actor, `suicide-prevention.${name}`, { alert: alert?.id, ...input }),
    ).toMatchObject({ outcome: 'accepted' })
  await give('acknowledge-alert', {})
  await give('log-attempt', { channel: 'call', result: 'reached', note: null })
  await give('record-outcome', {
    ...{ outcome: 'safe-plan-made', nextContactAt: lima('2026-11-22', '10:00'), words: null },
  })
}

describe('what raised a review is owed by whoever may read it', () => {
  test('by duty, not by coordination, and kept with the alert: nothing is late afterwards', async () => {
    const number = freshNumber()
    const person = await office.enrol(number)
    await office.receive(number, 'ya no quiero vivir')
    await office.receive(number, 'me quiero matar')
    expect(await owedTo(person)).toMatchObject([{ role: 'duty', kept: null, withdrawn: null }])
    expect(await waits(person)).toEqual({ all: 2, reviews: 2 })
    office.set('2026-11-21', '23:20')
    await handle(person)
    expect(await owedTo(person)).toMatchObject([{ role: 'duty', kept: lima('2026-11-21', '23:20') }])
    expect(await waits(person)).toEqual({ all: 0, reviews: 0 })
  })

  test('what else they wrote stays with coordination, before and after the alert, and is answered apart', async () => {
    const number = freshNumber()
    const person = await office.enrol(number)
    await office.receive(number, '¿puedo cambiar mi hora?')
    await office.receive(number, 'quiero desaparecer')
    expect((await owedTo(person)).map(({ role, kept }) => [role, kept])).toEqual(
      expect.arrayContaining([
        ['coordinator', null],
        ['duty', null],
      ]),
    )
    expect(
      await office.house.dispatch(coordinator.actor, 'correspondence.answer-thread', {
        ...{ thread: person, text: 'Sí, el martes.' },
      }),
    ).toMatchObject({ outcome: 'accepted' })
    expect(await waits(person)).toEqual({ all: 1, reviews: 1 })
    const keptOf = async () => new Map((await owedTo(person)).map(({ role, kept }) => [role, kept !== null]))
    expect(await keptOf()).toEqual(
      new Map([
        ['coordinator', true],
        ['duty', false],
      ]),
    )
    await office.receive(number, 'gracias, ¿y la otra cita?')
    await handle(person)
    expect(await waits(person)).toEqual({ all: 1, reviews: 0 })
    const open = (await owedTo(person)).filter(({ kept }) => kept === null)
    expect(open).toMatchObject([{ role: 'coordinator' }])
    const close = { thread: person }
    expect(await office.house.dispatch(coordinator.actor, 'correspondence.close-thread', close)).toMatchObject({
      outcome: 'accepted',
    })
    expect((await owedTo(person)).filter(({ kept }) => kept === null)).toEqual([])
  })

  test('ended by a slip and taken back: each part is owed again by its own', async () => {
    const number = freshNumber()
    const person = await office.enrol(number)
    await office.receive(number, '¿puedo cambiar mi hora?')
    await office.receive(number, 'quiero desaparecer')
    const give = (name: string) => office.house.dispatch(duty.actor, `correspondence.${name}`, { thread: person })
    expect(await give('close-thread')).toMatchObject({ outcome: 'accepted' })
    expect((await owedTo(person)).filter(({ kept }) => kept === null)).toEqual([])
    const back = await office.house.dispatch(coordinator.actor, 'correspondence.reopen-thread', { thread: person })
    expect(back).toMatchObject({ outcome: 'accepted' })
    const open = (await owedTo(person)).filter(({ kept }) => kept === null)
    expect(open.map(({ role }) => role).toSorted()).toEqual(['coordinator', 'duty'])
    expect(await waits(person)).toEqual({ all: 2, reviews: 1 })
    await handle(person)
    expect(await waits(person)).toEqual({ all: 1, reviews: 0 })
  })
})
