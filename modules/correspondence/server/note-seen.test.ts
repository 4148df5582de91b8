import type { PersonId } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteSeenHandler, unreadFeed } from './note-seen.ts'
import { freshNumber, lima, type Member, type PostOffice, postOffice } from './testing/post-office.ts'

let office: PostOffice
let coordinator: Member

beforeAll(async () => {
  office = await postOffice(lima('2026-11-18', '10:00'))
  coordinator = await office.hire('Ana', 'coordinator')
})
afterAll(() => office.house.close())

/** Somebody who asked a day ago and was answered just now. */
async function answered(): Promise<PersonId> {
  office.set('2026-11-17', '09:00')
  const number = freshNumber()
  const person = await office.enrol(number)
  await office.receive(number, '¿puedo cambiar mi hora?')
  office.set('2026-11-18', '10:00')
  expect(
    await office.house.dispatch(coordinator.actor, 'correspondence.answer-thread', {
      thread: person,
      text: 'Sí (respuesta inventada).',
    }),
  ).toMatchObject({ outcome: 'accepted' })
  return person
}
const unread = (person: PersonId, wanted: readonly string[] | 'all' = 'all') =>
  office.house.asSystem((tx) =>
    unreadFeed.read({ tx, now: office.house.clock.now(), keys: office.house.runtime.keys }, person, wanted),
  )
const say = (person: PersonId, subjects: readonly string[]) =>
  office.house.dispatch(office.physician(person), noteSeenHandler.definition.name, { subjects })
const follower = async (person: PersonId) =>
  (
    await office.rows(
      sql<{
        read: string | null
      }>`select a.read_at as read from messages.outbox o join messages.outbox a on a.id = o.after_id
        where o.to_person = ${person} and o.channel = 'sms'`,
    )
  )[0]

test('what waits is in the feed until it is opened; said before the mark was laid down, it counts, and once', async () => {
  const person = await answered()
  const [subject = ''] = [...(await unread(person)).keys()]
  expect(subject).toMatch(/^letter:/)
  expect(await follower(person)).toEqual({ read: null })
  expect(await say(person, [subject])).toMatchObject({ outcome: 'accepted' })
  expect(await follower(person)).toEqual({ read: lima('2026-11-18', '10:00') })
  expect([await unread(person), await unread(person, [subject])]).toEqual([new Map(), new Map()])
  office.set('2026-11-18', '11:00')
  expect(await say(person, [subject])).toMatchObject({ outcome: 'accepted' })
  expect(await follower(person)).toEqual({ read: lima('2026-11-18', '10:00') })
})

test('nobody reads for somebody else', async () => {
  const [person, other] = [await answered(), await answered()]
  const [subject = ''] = [...(await unread(person)).keys()]
  await say(other, [subject])
  expect(await follower(person)).toEqual({ read: null })
  expect(
    await office.house.dispatch(coordinator.actor, 'correspondence.note-seen', { subjects: [subject] }),
  ).toMatchObject({ outcome: 'refused' })
})

test('the bell of what was read stays silent', async () => {
  const person = await answered()
  const [subject = ''] = [...(await unread(person)).keys()]
  await office.house.asSystem((tx) =>
    sql`insert into messages.outbox (id, program_id, key, class, channel, to_person, sealed, address_hint, template, params, language, subject_ref, state, due_at, queued_at)
      values (${office.house.newId()}, ${office.program}, ${office.house.newId()}, 'N4', 'push', ${person}, '', '', 'reply-waiting', '{}', 'es', ${subject}, 'held', '2026-11-19', '2026-11-18')`.execute(
      tx,
    ),
  )
  await say(person, [subject])
  const bells = await office.rows(
    sql`select state, reason from messages.outbox where to_person = ${person} and channel = 'push'`,
  )
  expect(bells).toEqual([{ state: 'expired', reason: 'message.read' }])
})
