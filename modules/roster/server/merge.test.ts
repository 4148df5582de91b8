import { type PersonId, z } from '@ayni/kernel'
import { coordination } from '@ayni/modules/coordination/server'
import { duty, dutyDesk } from '@ayni/modules/duty/server'
import { evaluation } from '@ayni/modules/evaluation/server'
import { screening } from '@ayni/modules/screening/server'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RosterHouse, rosterHouse } from './testing/roster-house.ts'

let house: RosterHouse
let review: string
let a: PersonId
let b: PersonId

const ana = { names: 'Ana', familyNames: 'Quispe Rojas', birthDate: '03/04/1997', dni: '40000001', mobile: '911111111' }
const twin = {
  names: 'Ana María',
  familyNames: 'Quispe R.',
  birthDate: '03/04/1997',
  mobile: '922222222',
  email: 'ana@ejemplo.pe',
}

beforeEach(async () => {
  house = await rosterHouse([screening, duty, suicidePreventionOver(dutyDesk), coordination, evaluation])
  const results = await house.importing([
    { ...ana, sourceKey: '1' },
    { ...twin, sourceKey: '2' },
  ])
  const [first, second] = results.map(({ person }) => person)
  if (first == null || second == null) throw new Error('two people were expected')
  a = first
  b = second
  const asked = await house.ask(house.coordinator, 'roster.reviews', {})
  const { rows } = z
    .object({ rows: z.array(z.object({ review: z.string() })) })
    .parse(asked.outcome === 'answered' ? asked.output : undefined)
  review = rows[0]?.review ?? ''
})
afterEach(async () => house.close())

const decide = (decision: 'same' | 'different') =>
  house.dispatch(house.coordinator, 'roster.decide-review', { review, decision })
const rowsOf = async (text: string): Promise<unknown[]> =>
  house.asSystem(async (tx) => (await sql<Record<string, unknown>>`${sql.raw(text)}`.execute(tx)).rows)
const consent = (person: PersonId, layers: number[]) =>
  house.dispatch(house.actor.physician(house.program, person), 'enrollment.give-consent', {
    layers,
    version: '2026.1',
    language: 'es',
  })
const alertOf = (person: PersonId, id: string, klass: 'A' | 'B', received: string) =>
  house.asSystem((tx) =>
    sql`insert into suicide_prevention.alert (id, program_id, person_id, alias, class, opened_at, received_at, occurred_at, ladder, next_at)
      values (${id}, ${house.program}, ${person}, 'AY-AAAA', ${klass}, ${received}, ${received}, ${received}, '{}', '2026-11-22T16:00:00Z')`.execute(
      tx,
    ),
  )

test('ENR-01 while in review neither of the two can be given a way in; once they are two, both can', async () => {
  const invite = (person: PersonId) =>
    house.dispatch(house.coordinator, 'identity.make-device-code', { person, kind: 'link' })
  expect(await invite(a)).toMatchObject({ outcome: 'refused', code: 'identity.person-in-review', status: 409 })
  expect(await invite(b)).toMatchObject({ outcome: 'refused', code: 'identity.person-in-review' })
  expect(await decide('different')).toMatchObject({ outcome: 'accepted', output: { survivor: null } })
  expect(await invite(a)).toMatchObject({ outcome: 'accepted' })
  expect(await invite(b)).toMatchObject({ outcome: 'accepted' })
  expect(await decide('same')).toMatchObject({ outcome: 'refused', code: 'roster.review-decided' })
})

test('decided to be two, a re-import does not ask again', async () => {
  await decide('different')
  await house.importing([{ ...twin, sourceKey: '2', email: 'otro@ejemplo.pe' }])
  expect(await house.ask(house.coordinator, 'roster.reviews', {})).toMatchObject({ output: { total: 0 } })
})

test('the card shows both sides and says whether documents agree, never which they are', async () => {
  const card = await house.ask(house.coordinator, 'roster.review-card', { review })
  expect(card).toMatchObject({ output: { sameDni: null, sameCmp: null, survivor: a } })
  expect(JSON.stringify(card)).toContain('Quispe R.')
  expect(JSON.stringify(card)).not.toContain('40000001')
})

test('EC-08 merged, one person stays with all contacts, the other points at it and is invited no more', async () => {
  expect(await decide('same')).toMatchObject({ output: { survivor: a } })
  const people = await house.people()
  expect(people.find(({ id }) => id === a)).toMatchObject({ held: false, state: 'imported' })
  expect(people.find(({ id }) => id === b)).toMatchObject({ held: false, state: 'duplicate' })
  expect(await rowsOf(`select duplicate_id, survivor_id from roster.merge`)).toEqual([
    { duplicate_id: b, survivor_id: a },
  ])
  expect(
    await rowsOf(
      `select count(*)::int as n from enrollment.contact_point where person_id = '${a}' and removed_at is null`,
    ),
  ).toEqual([{ n: 3 }])
  const [again] = await house.importing([{ ...twin, sourceKey: '2', mobile: '933333333' }])
  expect(again).toMatchObject({ outcome: 'corrected', person: a })
  expect(
    await house.dispatch(house.coordinator, 'identity.make-device-code', { person: b, kind: 'link' }),
  ).toMatchObject({
    code: 'identity.person-unknown',
  })
})

test('who takes part stays, whoever was listed first', async () => {
  await consent(b, [1, 2, 3])
  expect(await decide('same')).toMatchObject({ output: { survivor: b } })
})

test('EC-07 EC-08 a withdrawal survives the merge, also against a later yes of the other record', async () => {
  await consent(a, [1, 2, 3])
  await consent(b, [1, 2])
  house.clock.advance(60_000)
  await house.dispatch(house.actor.physician(house.program, b), 'enrollment.withdraw-consent', {
    layer: 2,
    version: '2026.1',
    language: 'es',
    declinesLastCall: false,
  })
  house.clock.advance(60_000)
  await consent(a, [2])
  await decide('same')
  expect(
    await rowsOf(`select layer, given from enrollment.consent_now where person_id = '${a}' order by layer`),
  ).toEqual([
    { layer: 1, given: true },
    { layer: 2, given: false },
    { layer: 3, given: true },
  ])
})

test('EC-08 of two open alerts the acute one goes on as the survivor’s, with what the other knew; nothing ends', async () => {
  const [older, acute] = [house.newId(), house.newId()]
  await alertOf(a, older, 'B', '2026-11-22T10:00:00Z')
  await alertOf(b, acute, 'A', '2026-11-22T12:00:00Z')
  await house.asSystem((tx) =>
    sql`insert into suicide_prevention.signal (id, program_id, alert_id, person_id, kind, source_id, class, occurred_at, received_at, because_sealed)
      values (${house.newId()}, ${house.program}, ${older}, ${a}, 'help-now', ${house.newId()}, 'B', '2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z', 'x')`.execute(
      tx,
    ),
  )
  await decide('same')
  expect(
    await rowsOf(`select id, person_id, class, handled_at, next_at is not null as told from suicide_prevention.alert`),
  ).toEqual([{ id: acute, person_id: a, class: 'A', handled_at: null, told: true }])
  expect(await rowsOf(`select alert_id, person_id from suicide_prevention.signal`)).toEqual([
    { alert_id: acute, person_id: a },
  ])
})

test('EC-08 an alert of the duplicate alone becomes the survivor’s under the survivor’s alias', async () => {
  const alert = house.newId()
  await alertOf(b, alert, 'B', '2026-11-22T10:00:00Z')
  await decide('same')
  const alias = (await house.people()).find(({ id }) => id === a)?.alias
  expect(await rowsOf(`select id, person_id, alias from suicide_prevention.alert`)).toEqual([
    { id: alert, person_id: a, alias },
  ])
})

test('rounds and answers of the duplicate are the survivor’s', async () => {
  const round = house.newId()
  await house.asSystem(async (tx) => {
    await sql`insert into screening.round (person_id, id, program_id, state, started_at, last_occurred_at, last_received_at)
      values (${b}, ${round}, ${house.program}, 'in_progress', '2026-11-20', '2026-11-20', '2026-11-20')`.execute(tx)
    await sql`insert into screening.response (id, program_id, person_id, round_id, instrument, version, language, mode, occurred_at,
        raw_occurred_at, received_at, device_offset_s, lateness, ruleset_version, content_hash, sealed)
      values (${house.newId()}, ${house.program}, ${b}, ${round}, 'asq', '1', 'es', 'self', '2026-11-20', '2026-11-20', '2026-11-20', 0,
        'fresh', '2026.1', 'x', 'x')`.execute(tx)
  })
  await decide('same')
  expect(
    await rowsOf(
      `select r.person_id, s.person_id as answered from screening.round r join screening.response s on s.round_id = r.id`,
    ),
  ).toEqual([{ person_id: a, answered: a }])
})

test('a phone of the duplicate goes on as the survivor’s', async () => {
  const device = house.newId()
  await house.asSystem((tx) =>
    sql`insert into identity.device (id, program_id, person_id, token_hash, label, enrolled_at, last_seen_at)
      values (${device}, ${house.program}, ${b}, 'inventado', 'Teléfono inventado', '2026-11-01', '2026-11-01')`.execute(
      tx,
    ),
  )
  await consent(a, [1, 2])
  expect(await decide('same')).toMatchObject({ output: { survivor: b } })
  expect(await rowsOf(`select person_id from identity.device`)).toEqual([{ person_id: b }])
})

test('a person who is listed twice is counted once', async () => {
  expect(await rowsOf(`select count(*)::int as n from evaluation.participant`)).toEqual([{ n: 2 }])
  await decide('same')
  expect(await rowsOf(`select count(*)::int as n from evaluation.participant`)).toEqual([{ n: 1 }])
})

test('no row changes its person outside a recorded merge', async () => {
  await expect(rowsOf(`select roster.move_person('enrollment', '${a}', '${b}')`)).rejects.toMatchObject({
    code: '42501',
  })
})
