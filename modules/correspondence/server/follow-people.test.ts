import type { PersonId } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeThreads } from './merge-store.ts'
import { freshNumber, lima, type Member, type PostOffice, postOffice } from './testing/post-office.ts'

let office: PostOffice
let coordinator: Member

beforeAll(async () => {
  office = await postOffice(lima('2026-11-18', '10:00'))
  coordinator = await office.hire('Ana', 'coordinator')
})
afterAll(() => office.house.close())

const open = (thread: string) => office.house.ask(coordinator.actor, 'correspondence.thread', { thread })
const leave = (person: PersonId) =>
  office.house.dispatch(office.physician(person), 'enrollment.withdraw-consent', {
    ...{ layer: 1, version: '2026-11', language: 'es', declinesLastCall: false },
  })

test('2.7 who left: what lay here is closed to the coordinator, what they write afterwards is read and answered for', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  await office.receive(number, 'antes de irme')
  office.set('2026-11-19', '10:00')
  expect(await leave(person)).toMatchObject({ outcome: 'accepted' })
  expect(await open(person)).toMatchObject({ code: 'correspondence.thread-unknown' })
  office.set('2026-11-20', '10:00')
  await office.receive(number, 'me arrepentí, ¿puedo volver?')
  const page = await open(person)
  expect(page).toMatchObject({ output: { letters: [{ text: 'me arrepentí, ¿puedo volver?' }] } })
  expect(JSON.stringify(page)).not.toContain('antes de irme')
})

test('two rows that were one person have one conversation: all its words, what waits, and the opt-out', async () => {
  const [one, two] = [freshNumber(), freshNumber()]
  const [survivor, duplicate] = [await office.enrol(one), await office.enrol(two)]
  office.set('2026-11-18', '10:00')
  await office.receive(one, 'primera')
  office.set('2026-11-18', '11:00')
  await office.receive(two, 'segunda')
  await office.receive(two, 'BAJA')
  await office.house.asSystem((tx) => mergeThreads(tx, { survivor, duplicate }))
  expect(await open(survivor)).toMatchObject({
    output: { row: { waiting: 2, quiet: 'stop' }, letters: [{ text: 'primera' }, {}, {}] },
  })
  expect(await office.rows(sql`select 1 from correspondence.thread where id = ${duplicate}`)).toHaveLength(0)
  expect(await office.rows(sql`select 1 from correspondence.message where person_id = ${duplicate}`)).toHaveLength(0)
})

test('a merge of somebody who never wrote changes nothing', async () => {
  const number = freshNumber()
  const [survivor, duplicate] = [await office.enrol(number), await office.enrol(null)]
  await office.receive(number, 'hola')
  await office.house.asSystem((tx) => mergeThreads(tx, { survivor, duplicate }))
  expect(await open(survivor)).toMatchObject({ output: { row: { waiting: 1 } } })
})

test('whoever the person blocks does not answer them any more', async () => {
  const number = freshNumber()
  const person = await office.enrol(number)
  await office.receive(number, 'hola')
  const other = await office.hire('Luis', 'coordinator')
  await office.house.dispatch(coordinator.actor, 'correspondence.assign-thread', {
    thread: person,
    account: other.account,
  })
  await office.house.dispatch(office.physician(person), 'identity.block-account', { account: other.account })
  expect(await office.rows(sql`select owner_account from correspondence.thread where id = ${person}`)).toEqual([
    { owner_account: null },
  ])
})
