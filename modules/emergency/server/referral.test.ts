import type { Actor, PersonId } from '@ayni/kernel'
import { z } from '@ayni/kernel'
import { seal, testRing } from '@ayni/platform/crypto'
import { inTransaction } from '@ayni/platform/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Crew, crewOf, type Member, post, type River, river, takenAlert } from './testing/river.ts'

let world: River
let crew: Crew
let person: PersonId
let me: Actor
let nth = 0

beforeAll(async () => {
  world = await river()
  crew = await crewOf(world)
})
afterAll(() => world.house.close())
beforeEach(async () => {
  ;({ person, me } = await world.admit(`derivada-${nth++}`))
  await world.do(me, 'enrollment.give-consent', { layers: [1, 2, 3], version: '2026-11', language: 'es' })
  await takenAlert(world, person, 'B', crew.duty)
  await world.do(crew.lead, 'identity.begin-care', { person, account: crew.lead.account })
})

const name = (what: string): string => `emergency.${what}`
const warm = (more: object = {}) => ({
  ...{ person, service: 'csmc', facilityCode: null, name: 'CSMC inventado', acceptedBy: 'Psic. Inventado' },
  ...{ appointmentAt: world.later(3 * 1440), calledTogether: true, aliasOffered: true, otherProvinceOffered: false },
  ...more,
})
const made = z.object({ referral: z.uuid() })
const refer = async (more: object = {}): Promise<string> =>
  made.parse(await world.do(crew.duty, name('make-referral'), warm(more))).referral
const confirm = (referral: string, more: object = {}) => ({
  ...{ referral, attended: true, how: 'service-said', note: null, nextAppointmentAt: null },
  ...more,
})
const heard = (event: string) =>
  world.heard.filter((one) => one.name === event && JSON.stringify(one.payload).includes(person))
const standing = async () =>
  (
    await world.rows(
      sql`select referrals_open as open, referrals_attended as attended, referrals_not_attended as lost from emergency.standing(${person})`,
    )
  )[0]
const attendance = async () => (await world.owed(person)).filter(({ kind }) => kind === 'referral-attendance')
const read = (who: Member | Actor, table: string) =>
  inTransaction(
    world.house.runtime.database.app,
    'actor' in who ? who.actor : who,
    async (tx) => (await sql.raw(`select 1 from emergency.${table}`).execute(tx)).rows.length,
  )

describe('R-SUI-10 a referral is warm', () => {
  test('called together, accepted, dated, alias or another province offered; attendance is owed within 48 h of the date', async () => {
    const refused = (more: object) => world.refused(crew.duty, name('make-referral'), warm(more))
    expect(await refused({ calledTogether: false })).toBe(name('not-warm'))
    expect(await refused({ aliasOffered: false })).toBe(name('privacy-not-offered'))
    expect(await refused({ appointmentAt: world.later(-1) })).toBe(name('date-not-ahead'))
    expect(await refused({ acceptedBy: '' })).toBe('input.malformed')
    const referral = await refer({ aliasOffered: false, otherProvinceOffered: true })
    expect(await attendance()).toEqual([{ kind: 'referral-attendance', dueAt: world.later(5 * 1440) }])
    expect(heard('emergency.referral-made')).toMatchObject([
      { payload: { referral, appointmentAt: world.later(3 * 1440) } },
    ])
    expect(await standing()).toEqual({ open: 1, attended: 0, lost: 0 })
  })

  test('a facility of the list is kept and shown with its category; one written by hand has none', async () => {
    await world.rows(sql`insert into enrollment.facility (code, name, category, institution, ubigeo, added_at, changed_at)
      values ('00009001', 'CSMC inventado', 'I-3', 'MINSA', '160401', ${world.later(0)}, ${world.later(0)}) on conflict do nothing`)
    await world.do(me, 'enrollment.save-post', post(world.house.newId()))
    await refer({ name: 'Consultorio inventado' })
    world.house.clock.advance(60_000)
    await refer({ facilityCode: '00009001', where: 'Distrito-canario, Loreto' })
    expect(await world.ask(crew.duty, name('referrals'), { person })).toMatchObject({
      post: '00012345',
      rows: [
        { where: 'Distrito-canario, Loreto', facility: { code: '00009001', category: 'I-3' } },
        { name: 'Consultorio inventado', where: null, facility: null },
      ],
    })
    const [stored] = await world.rows(
      sql<{ text: string }>`select string_agg(r::text, ' ') as text from emergency.referral r`,
    )
    expect(stored?.text).not.toContain('canario')
  })

  test('what was referred before the list is still read', async () => {
    const referral = await refer()
    const sealed = seal(testRing(), `emergency.referral:${referral}`, {
      name: 'CSMC inventado',
      acceptedBy: 'Psic. Inventado',
    })
    await world.rows(sql`update emergency.referral set sealed = ${sealed} where id = ${referral}`)
    expect(await world.ask(crew.duty, name('referrals'), { person })).toMatchObject({ rows: [{ where: null }] })
  })

  test('attended counts only once the date has been, with how it is known', async () => {
    const referral = await refer()
    expect(await world.refused(crew.duty, name('confirm-attendance'), confirm(referral))).toBe(name('not-due-yet'))
    world.house.clock.advance(4 * 1440 * 60_000)
    await world.do(crew.duty, name('confirm-attendance'), confirm(referral))
    expect(await standing()).toEqual({ open: 0, attended: 1, lost: 0 })
    expect(await attendance()).toEqual([])
    expect(heard('emergency.referral-ended')).toMatchObject([{ payload: { referral, how: 'attended' } }])
    expect(await world.refused(crew.duty, name('confirm-attendance'), confirm(referral))).toBe(name('referral-ended'))
  })

  test('not attended: somebody calls within a day and dates it again; it is no end', async () => {
    const referral = await refer()
    world.house.clock.advance(4 * 1440 * 60_000)
    await world.do(crew.duty, name('confirm-attendance'), confirm(referral, { attended: false }))
    expect(await attendance()).toEqual([{ kind: 'referral-attendance', dueAt: world.later(1440) }])
    expect(await world.ask(crew.duty, name('referrals'), { person })).toMatchObject({
      rows: [{ state: 'missed', missed: 1, endedHow: null }],
    })
    const again = world.later(2 * 1440)
    expect(
      await world.refused(
        crew.duty,
        name('confirm-attendance'),
        confirm(referral, { attended: false, nextAppointmentAt: world.later(-5) }),
      ),
    ).toBe(name('date-not-ahead'))
    await world.do(
      crew.duty,
      name('confirm-attendance'),
      confirm(referral, { attended: false, nextAppointmentAt: again }),
    )
    expect(await attendance()).toEqual([{ kind: 'referral-attendance', dueAt: world.later(4 * 1440) }])
    expect(await standing()).toEqual({ open: 1, attended: 0, lost: 0 })
    expect(heard('emergency.referral-ended')).toEqual([])
  })

  test('ticking it off on the board is not attendance: it is owed again', async () => {
    const referral = await refer()
    const [row] = await world.rows(
      sql<{ key: string }>`select promise_key as key from emergency.referral where id = ${referral}`,
    )
    await world.do(crew.coordinator, 'coordination.keep-promise', { key: row?.key, how: 'spoke' })
    expect(await attendance()).toHaveLength(1)
  })

  test('given up only by a psychiatrist; cancelled by whoever heard the person say so', async () => {
    const end = (referral: string, how: string) => ({ referral, how, reason: 'Motivo inventado' })
    const first = await refer()
    expect(await world.refused(crew.duty, name('end-referral'), end(first, 'not-attended'))).toBe(
      name('only-a-psychiatrist'),
    )
    expect(await world.refused(crew.lead, name('end-referral'), end(first, 'not-attended'))).toBe('accepted')
    const second = await refer()
    expect(await world.refused(crew.duty, name('end-referral'), end(second, 'cancelled'))).toBe('accepted')
    expect(await standing()).toEqual({ open: 0, attended: 0, lost: 1 })
    expect(heard('emergency.referral-ended').map(({ payload }) => payload)).toMatchObject([
      { how: 'not-attended' },
      { how: 'cancelled' },
    ])
  })

  test('leaving cancels what is open', async () => {
    await refer()
    await world.do(me, 'enrollment.withdraw-consent', {
      layer: 2,
      version: '2026-11',
      language: 'es',
      declinesLastCall: true,
    })
    expect(await standing()).toEqual({ open: 0, attended: 0, lost: 0 })
    expect(await attendance()).toEqual([])
  })

  test('the service and who accepted are sealed, and nobody without C4 reads a row', async () => {
    await refer({ name: 'servicio-canario', acceptedBy: 'nombre-canario' })
    const [stored] = await world.rows(
      sql<{ text: string }>`select string_agg(r::text, ' ') as text from emergency.referral r`,
    )
    expect(stored?.text).not.toContain('canario')
    expect(await world.ask(crew.duty, name('referrals'), { person })).toMatchObject({
      rows: [{ name: 'servicio-canario', acceptedBy: 'nombre-canario' }],
    })
    for (const who of [crew.coordinator, crew.director, crew.liaison, crew.second])
      expect(await read(who, 'referral')).toBe(0)
    expect(await world.ask(crew.second, name('referrals'), { person })).toBe(name('person-unknown'))
    expect(await world.refused(crew.second, name('make-referral'), warm())).toBe(name('person-unknown'))
  })
})

describe('R-SUI-12 fitness is a human act, and nothing leaves by itself', () => {
  const found = (more: object = {}) => ({
    person,
    withPerson: true,
    route: 'voluntary-leave',
    note: 'nota-canario',
    ...more,
  })
  const asked = (more: object = {}) => ({
    ...{ person, to: 'destino-canario', what: 'Que alguien cubra', reason: 'motivo-canario', told: 'before', ...more },
  })
  const proposed = z.object({ disclosure: z.uuid() })
  const propose = async (who: Member, more: object = {}): Promise<string> =>
    proposed.parse(await world.do(who, name('propose-disclosure'), asked(more))).disclosure

  test('found with the physician, by a psychiatrist', async () => {
    expect(await world.refused(crew.duty, name('record-fitness'), found())).toBe('auth.role-missing')
    expect(await world.refused(crew.lead, name('record-fitness'), found({ withPerson: false }))).toBe(
      name('without-the-person'),
    )
    expect(await world.refused(crew.lead, name('record-fitness'), found())).toBe('accepted')
    expect(await world.ask(crew.lead, name('fitness'), { person })).toMatchObject({
      notes: [{ route: 'voluntary-leave', note: 'nota-canario', by: 'Inés' }],
    })
  })

  test('a disclosure has two signatures of two people, one of them a psychiatrist', async () => {
    const disclosure = await propose(crew.duty)
    expect(await world.refused(crew.duty, name('sign-disclosure'), { disclosure })).toBe(name('signs-twice'))
    await world.do(crew.lead, 'identity.begin-care', { person, account: crew.therapist.account })
    expect(await world.refused(crew.therapist, name('sign-disclosure'), { disclosure })).toBe(
      name('no-psychiatrist-signs'),
    )
    expect(await world.refused(crew.second, name('sign-disclosure'), { disclosure })).toBe(name('unknown'))
    expect(await world.refused(crew.lead, name('sign-disclosure'), { disclosure })).toBe('accepted')
    expect(await world.refused(crew.therapist, name('sign-disclosure'), { disclosure })).toBe(name('already-signed'))
    expect(await world.ask(crew.duty, name('fitness'), { person })).toMatchObject({
      disclosures: [{ first: 'Rosa', second: 'Inés', mine: true }],
    })
    const alone = world.house.asSystem((tx) =>
      sql`update emergency.disclosure set second_by = first_by where id = ${disclosure}`.execute(tx),
    )
    await expect(alone).rejects.toMatchObject({ constraint: 'disclosure_two_people' })
  })

  test('the person is told: what was not said before is owed to them once it is signed', async () => {
    const disclosure = await propose(crew.lead, { told: 'after' })
    expect((await world.owed(person)).map(({ kind }) => kind)).not.toContain('safety-contact')
    await world.do(crew.duty, name('sign-disclosure'), { disclosure })
    expect(await world.owed(person)).toContainEqual({ kind: 'safety-contact', dueAt: world.later(1440) })
    await world.do(crew.lead, name('tell-person'), { of: disclosure })
    expect((await world.owed(person)).map(({ kind }) => kind)).not.toContain('safety-contact')
  })

  test('nobody without C4 reads it, no message and no event is made of it, the person reads their own, and it is sealed', async () => {
    const events = world.heard.length
    const outbox = await world.rows(sql`select 1 from messages.outbox`)
    await world.do(crew.lead, name('record-fitness'), found())
    const disclosure = await propose(crew.lead)
    await world.do(crew.duty, name('sign-disclosure'), { disclosure })
    expect(world.heard).toHaveLength(events)
    expect(await world.rows(sql`select 1 from messages.outbox`)).toEqual(outbox)
    const others = [
      await world.hire('Eva', 'evaluator'),
      await world.hire('Delia', 'dpo'),
      await world.hire('Ada', 'admin'),
    ]
    for (const who of [...others, crew.coordinator, crew.director, crew.liaison, crew.second])
      expect([await read(who, 'fitness'), await read(who, 'disclosure')]).toEqual([0, 0])
    expect([await read(me, 'fitness'), await read(me, 'disclosure')]).toEqual([1, 1])
    const stored = await world.rows(
      sql<{
        text: string
      }>`select (select string_agg(f::text, ' ') from emergency.fitness f) || (select string_agg(d::text, ' ') from emergency.disclosure d) as text`,
    )
    expect(stored[0]?.text).not.toContain('canario')
    expect(
      await world.rows(sql`select 1 from identity.access_log where person_id = ${person} and what = 'fitness'`),
    ).toEqual([])
    await world.ask(crew.duty, name('fitness'), { person })
    expect(
      await world.rows(sql`select 1 from identity.access_log where person_id = ${person} and what = 'fitness'`),
    ).toHaveLength(1)
  })
})
