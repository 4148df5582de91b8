import { accountId, type PersonId, personId, programId, system, z } from '@ayni/kernel'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrollment } from './index.ts'

const program = programId.parse('019a0000-0000-7000-8000-0000000000ea')
const account = accountId.parse('019a0000-0000-7000-8000-0000000000eb')
const added = z.object({ output: z.object({ person: personId }) })
let house: TestRuntime
let person: PersonId
let contact: string

type Point = {
  readonly id: string
  readonly failed_since: string | null
  readonly failed_by: string | null
  readonly counts: boolean
}
const points = () =>
  house.asSystem(
    async (tx) =>
      (
        await sql<Point>`select id, failed_since, failed_by, failed_key is not distinct from value_key as counts
          from enrollment.contact_point where person_id = ${person}`.execute(tx)
      ).rows,
  )
const note = (over: object = {}) =>
  house.dispatch(system(program), 'enrollment.note-contact-failed', {
    ...{ person, contact, channel: 'sms', at: house.clock.now() },
    ...over,
  })

beforeAll(async () => {
  house = await testRuntime([enrollment], { start: '2026-05-02T15:00:00.000Z' })
  await house.asSystem(async (tx) => {
    await sql`insert into identity.program (id, slug, name, created_at) values (${program}, 'inventado', 'Programa inventado', '2026-01-01')`.execute(
      tx,
    )
    await sql`insert into identity.account (id, program_id, email_key, name_sealed, contacts_sealed, display_name, roles, created_at)
      values (${account}, ${program}, 'x', '', '', 'Inventada', '{coordinator}', '2026-01-01')`.execute(tx)
  })
  const done = await house.dispatch(house.actor.staff(program, account, 'coordinator'), 'enrollment.add-person', {
    ...{ sex: null, ageYears: 26, regionUbigeo2: '05', facilityCategory: null, institution: null, email: null },
    ...{ names: 'Luz Inventada', familyNames: 'Prueba Ficticia', serviceStartedOn: null, language: 'es' },
    phone: '+51910000001',
  })
  person = added.parse(done).output.person
  contact = (await points())[0]?.id ?? ''
})
afterAll(() => house.close())

test('a number where nobody is keeps its value and says since when, the first time only', async () => {
  const first = house.clock.now()
  expect(await note()).toMatchObject({ outcome: 'accepted' })
  house.clock.advance(60_000)
  expect(await note({ channel: 'whatsapp' })).toMatchObject({ outcome: 'accepted' })
  expect(await points()).toEqual([{ id: contact, failed_since: first, failed_by: 'sms', counts: true }])
})

test('the card of the console and the phone say that messages do not arrive there', async () => {
  const staff = house.actor.staff(program, account, 'coordinator')
  expect(await house.ask(staff, 'enrollment.person-card', { person })).toMatchObject({
    output: { contacts: [{ contact, failedSince: expect.any(String) }] },
  })
  const reader = enrollment.feed?.find(({ kind }) => kind === 'contact')
  const facts = await house.asSystem((tx) => {
    if (reader === undefined) throw new Error('no feed of contacts')
    return reader.read({ tx, now: house.clock.now(), keys: house.runtime.keys }, person, 'all')
  })
  expect(facts.get(contact)).toMatchObject({ failed: true })
})

test('a corrected number is another', async () => {
  await house.dispatch(house.actor.physician(program, person), 'enrollment.put-contact', {
    ...{ contact, channel: 'movil', value: '+51910000002', owner: 'self', mayLeaveMessage: true, mayWrite: 'usual' },
  })
  expect(await points()).toMatchObject([{ counts: false }])
})

test('somebody else’s contact, and one that was taken away, are not there', async () => {
  const missing = { outcome: 'refused', code: 'enrollment.contact-missing' }
  expect(await note({ person: house.newId() })).toMatchObject(missing)
  await house.dispatch(house.actor.physician(program, person), 'enrollment.remove-contact', { contact })
  expect(await note()).toMatchObject(missing)
})

test('nobody but the house says so', async () => {
  const actor = house.actor.staff(program, account, 'coordinator')
  const input = { person, contact, channel: 'sms', at: house.clock.now() }
  expect(await house.dispatch(actor, 'enrollment.note-contact-failed', input)).toMatchObject({ outcome: 'refused' })
})
