import { personId, plusMinutes } from '@ayni/kernel'
import { replyReceived } from '@ayni/modules/correspondence/contract'
import { attemptMade, becameUnreachable, personDeclined, personRegistered } from '@ayni/modules/outreach/contract'
import {
  type ListedPerson,
  peopleCorrected,
  peopleListed,
  reviewClosed,
  reviewsOpened,
} from '@ayni/modules/roster/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { yearsOn } from './take-from-roster.ts'
import {
  add,
  bookOf,
  cardOf,
  coordinator,
  heard,
  house,
  openHouse,
  program,
  staffDoes,
} from './testing/reach-fixture.ts'

beforeAll(openHouse)
afterAll(() => house.close())

const listed = (more: Partial<ListedPerson> = {}): ListedPerson => ({
  ...{ person: personId.parse(house.newId()), program, sourceKey: house.newId(), language: 'es', sex: 'F' },
  ...{ names: 'Inés Inventada', familyNames: 'Lista Ficticia', birthDate: '1999-05-03', email: 'ines@ejemplo.invalid' },
  ...{ phones: ['987 111 222', '01 456 7890'], facilityCode: null, facilityName: 'Posta Inventada', ubigeo: '050101' },
  ...{ category: 'I-1', institution: 'MINSA', university: null, process: null },
  ...{ serviceStartedOn: '2026-05-01', serviceEndsOn: '2027-04-30' },
  ...more,
})
const told = (...people: ListedPerson[]) => ({ program, at: house.clock.now(), people })
const onCard = (person: ListedPerson['person']) => house.ask(coordinator(), 'enrollment.person-card', { person })

test('age in whole years, to the day', () => {
  expect([yearsOn('1999-05-03', '2026-05-02'), yearsOn('1999-05-03', '2026-05-03')]).toEqual([26, 27])
})

test('somebody on a list becomes a person with numbers, post and dates; the same list again adds nothing', async () => {
  const row = listed()
  await heard(peopleListed, told(row))
  const first = await cardOf(row.person)
  expect(first.contacts.map(({ value }) => value)).toEqual(['+51987111222', '+5114567890', 'ines@ejemplo.invalid'])
  expect(await onCard(row.person)).toMatchObject({
    output: { ageYears: 26, serviceEndsOn: '2027-04-30', posts: [{ ubigeo: '050101', confirmedAt: null }] },
  })
  await heard(
    peopleCorrected,
    told({ ...row, familyNames: 'Corregida Ficticia', phones: ['+51987111222', '912 000 111'] }),
  )
  const again = await cardOf(row.person)
  expect(again.contacts).toHaveLength(4)
  expect(again.posts).toHaveLength(1)
  expect(await onCard(row.person)).toMatchObject({ output: { name: 'Inés Inventada Corregida Ficticia' } })
})

test('3.8 a later list does not bring back a number that was a stranger’s', async () => {
  const row = listed({ email: null, phones: ['987 333 444'] })
  await heard(peopleListed, told(row))
  const [only] = (await cardOf(row.person)).contacts
  await staffDoes('mark-wrong', { person: row.person, contact: only?.contact, wrong: true })
  await heard(peopleCorrected, told(row))
  expect((await bookOf(row.person))?.addresses).toEqual([])
})

test('ENR-10 nobody under eighteen becomes a person', async () => {
  await expect(heard(peopleListed, told(listed({ birthDate: '2010-05-01' })))).rejects.toThrow('person_age_years')
})

test('ENR-01 a pair in review may not be invited; decided, they may', async () => {
  const people = [await add(), await add()]
  const at = house.clock.now()
  await heard(reviewsOpened, { people, program, at })
  const outreach = async () => (await Promise.all(people.map(bookOf))).map((card) => card?.noOutreach)
  expect(await outreach()).toEqual([true, true])
  await heard(reviewClosed, { people, program, at, stillHeld: people.slice(0, 1) })
  expect(await outreach()).toEqual([true, false])
})

test('somebody who registered is in nobody’s list and can be reached', async () => {
  const person = personId.parse(house.newId())
  await heard(personRegistered, {
    ...{ person, program, at: house.clock.now(), names: 'Eva Inventada', familyNames: 'Sola Ficticia' },
    ...{ phone: '+51987555666', email: null, regionUbigeo2: '08', serviceStartedOn: null, key: 'x'.repeat(22) },
  })
  expect((await bookOf(person))?.addresses).toMatchObject([{ channel: 'sms' }])
})

const reply = async (person: ListedPerson['person'], says: 'text' | 'stop' | 'start' | 'not-now' | 'wrong-number') => {
  const contact = (await cardOf(person)).contacts[0]?.contact ?? null
  return heard(replyReceived, { person, program, at: house.clock.now(), says, channel: 'sms', contact })
}

test('a reply is a two-way contact: verified, and engaged where somebody was invited', async () => {
  const person = await add()
  await reply(person, 'text')
  expect((await cardOf(person)).state).toBe('verified_contact')
  await heard(attemptMade, {
    ...{ person, program, channel: 'movil', contact: null, result: 'entregado', at: house.clock.now() },
  })
  expect((await cardOf(person)).state).toBe('invited')
  await reply(person, 'text')
  expect((await cardOf(person)).state).toBe('engaged')
})

test('"no por ahora" holds for thirty days, "stop" until they write again; neither is a wrong number nor a no', async () => {
  const person = await add()
  await reply(person, 'not-now')
  expect(await bookOf(person)).toMatchObject({ noOutreach: true, addresses: [{ channel: 'sms' }] })
  house.clock.set(plusMinutes(house.clock.now(), 31 * 24 * 60))
  expect(await bookOf(person)).toMatchObject({ noOutreach: false })
  await reply(person, 'stop')
  house.clock.set(plusMinutes(house.clock.now(), 400 * 24 * 60))
  expect(await bookOf(person)).toMatchObject({ noOutreach: true })
  await reply(person, 'start')
  expect(await bookOf(person)).toMatchObject({ noOutreach: false })
  expect((await cardOf(person)).state).toBe('verified_contact')
})

test('3.8 "no soy yo": the number is silent at once and the person is not counted as reached', async () => {
  const person = await add()
  await reply(person, 'wrong-number')
  expect((await bookOf(person))?.addresses).toEqual([])
  expect((await cardOf(person)).state).toBe('imported')
})

test('R-ENR-09 unreachable is not declined, and a new answer brings them back', async () => {
  const [silent, no] = [await add(), await add()]
  const at = house.clock.now()
  await heard(becameUnreachable, { person: silent, program, at })
  await heard(personDeclined, { person: no, program, reason: null, at })
  expect([(await cardOf(silent)).state, (await cardOf(no)).state]).toEqual(['unreachable', 'declined'])
  expect([(await bookOf(silent))?.noOutreach, (await bookOf(no))?.noOutreach]).toEqual([false, true])
  await reply(silent, 'text')
  expect((await cardOf(silent)).state).toBe('verified_contact')
})

test('a call to a stranger marks the number; nobody at home changes nothing', async () => {
  const person = await add()
  const contact = (await cardOf(person)).contacts[0]?.contact ?? null
  const tried = (result: 'no_contesta' | 'equivocado') =>
    heard(attemptMade, { person, program, channel: 'movil', contact, result, at: house.clock.now() })
  await tried('no_contesta')
  expect((await bookOf(person))?.addresses).toHaveLength(1)
  await tried('equivocado')
  expect((await bookOf(person))?.addresses).toEqual([])
})
