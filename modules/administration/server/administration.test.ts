import { type Actor, accountId, personId, programId, system } from '@ayni/kernel'
import { enrollment } from '@ayni/modules/enrollment/server'
import { identity } from '@ayni/modules/identity/server'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administration } from './index.ts'

let house: TestRuntime
let admin: Actor
let coordinator: Actor
let dpo: Actor

const staffOf = async (program: ReturnType<typeof programId.parse>, role: 'admin' | 'coordinator' | 'dpo') => {
  const added = await house.dispatch(system(program), 'identity.add-account', {
    name: `Invented ${role}`,
    displayName: `Invented ${role}`,
    email: `${role}@ayni.invalid`,
    phone: null,
    roles: [role],
    language: 'es',
  })
  if (added.outcome === 'refused') throw new Error(added.code)
  return house.actor.staff(program, accountId.parse(Object(added.output).account), role)
}

beforeAll(async () => {
  house = await testRuntime([identity, enrollment, administration], { start: '2026-06-01T15:00:00.000Z' })
  const founded = await house.dispatch(system(null), 'identity.found-program', {
    slug: 'invented',
    name: 'Invented',
    demo: true,
    dutyPhone: null,
    dutySms: null,
  })
  if (founded.outcome === 'refused') throw new Error(founded.code)
  const program = programId.parse(Object(founded.output).program)
  admin = await staffOf(program, 'admin')
  coordinator = await staffOf(program, 'coordinator')
  dpo = await staffOf(program, 'dpo')
})
afterAll(() => house.close())

const answerOf = async (actor: Actor, name: string, input: unknown) => {
  const answered = await house.ask(actor, name, input)
  if (answered.outcome === 'refused') throw new Error(answered.code)
  return Object(answered.output)
}

test('the calendar of a year is the national one, with what the programme adds and takes back', async () => {
  const set = (day: string, is: string, name: string | null = null) =>
    house.dispatch(coordinator, 'administration.set-holiday', { day, is, name })
  expect(await set('2026-06-24', 'holiday', 'Fiesta de San Juan (región)')).toMatchObject({ outcome: 'accepted' })
  expect(await set('2026-07-23', 'working')).toMatchObject({ outcome: 'accepted' })
  expect(await set('2026-03-03', 'holiday')).toMatchObject({ outcome: 'refused', code: 'administration.name-needed' })
  const days: { day: string; isHoliday: boolean; source: string }[] = await answerOf(admin, 'administration.calendar', {
    year: 2026,
  })
  expect(days).toHaveLength(17)
  expect(days.find(({ day }) => day === '2026-06-24')).toMatchObject({ isHoliday: true, source: 'own' })
  expect(days.find(({ day }) => day === '2026-07-23')).toMatchObject({ isHoliday: false, source: 'national' })
  await set('2026-07-23', 'as-the-law-says')
  const again: { day: string; isHoliday: boolean }[] = await answerOf(admin, 'administration.calendar', { year: 2026 })
  expect(again.find(({ day }) => day === '2026-07-23')?.isHoliday).toBe(true)
})

test('a cycle is named by its code, corrected by it, and may not end before it starts', async () => {
  const cycle = { code: '2026-I', startsOn: '2026-05-01', endsOn: '2027-04-30', invitationsOpen: true }
  const save = (changed: object) => house.dispatch(admin, 'administration.save-cycle', { ...cycle, ...changed })
  expect(await save({})).toMatchObject({ outcome: 'accepted' })
  expect(await save({ endsOn: '2026-04-30' })).toMatchObject({ code: 'administration.dates-crossed' })
  expect(await save({ code: '2026-1' })).toMatchObject({ code: 'input.malformed' })
  await save({ invitationsOpen: false })
  const { cycles } = await answerOf(admin, 'administration.programme', {})
  expect(cycles).toEqual([{ ...cycle, invitationsOpen: false }])
})

test('a service closes for every phone of the programme; help in a crisis never closes; a telling line is refused', async () => {
  const added = await house.dispatch(coordinator, 'enrollment.add-person', {
    ...{ names: 'Ana (inventada)', familyNames: 'Rojas (inventada)', sex: 'F', ageYears: 27, regionUbigeo2: '09' },
    ...{ facilityCategory: 'I-1', institution: 'MINSA', phone: null, email: null },
    ...{ serviceStartedOn: null, language: 'es' },
  })
  if (added.outcome === 'refused') throw new Error(added.code)
  const person = personId.parse(Object(added.output).person)
  const code = await house.dispatch(system(admin.programId), 'identity.make-device-code', { person, kind: 'link' })
  if (code.outcome === 'refused') throw new Error(code.code)
  await house.dispatch({ ...system(null), kind: 'nobody' }, 'identity.enroll-device', {
    secret: Object(code.output).secret,
    label: 'Android (inventado)',
  })
  const set = (changed: object) =>
    house.dispatch(admin, 'administration.set-service', {
      ...{ code: 'peers', open: true, noteEs: 'Martes y jueves, de 19:00 a 21:00.', noteEn: '' },
      ...changed,
    })
  expect(await set({})).toMatchObject({ outcome: 'accepted' })
  expect(await set({ code: 'crisis', open: false })).toMatchObject({ code: 'administration.always-open' })
  expect(await set({ noteEs: 'Para depresión severa' })).toMatchObject({ code: 'administration.words-refused' })
  const feed = administration.feed?.[0]
  const facts = await house.asSystem(async (tx) =>
    feed?.read({ tx, now: house.clock.now(), keys: house.runtime.keys }, person, ['peers']),
  )
  expect(facts?.get('peers')).toMatchObject({ open: true, noteEs: 'Martes y jueves, de 19:00 a 21:00.' })
})

test('a message is said in the words of the programme, never in words that may not be sent, and goes back to ours', async () => {
  const rows: { template: string; language: string; version: number; own: object | null }[] = await answerOf(
    coordinator,
    'administration.templates',
    {},
  )
  expect(new Set(rows.map(({ language }) => language))).toEqual(new Set(['es', 'en']))
  const set = (short: string | null, after: number) =>
    house.dispatch(coordinator, 'administration.set-template', {
      ...{ template: 'news', language: 'es', after },
      words: short === null ? null : { short, push: 'Hay algo nuevo.', subject: 'Algo nuevo en Ayni' },
    })
  expect(await set('AYNI: hay algo nuevo sobre tu depresión.', 0)).toMatchObject({
    code: 'administration.words-refused',
    details: { rules: ['short.diagnosis'] },
  })
  expect(await set('AYNI: hay algo nuevo, cuando puedas.', 0)).toMatchObject({ outcome: 'accepted' })
  expect(await set('AYNI: otra cosa.', 0)).toMatchObject({ code: 'administration.words-changed' })
  const news = async () =>
    (await answerOf(coordinator, 'administration.templates', {})).find(
      (row: { template: string; language: string }) => row.template === 'news' && row.language === 'es',
    )
  expect(await news()).toMatchObject({ version: 1, own: { short: 'AYNI: hay algo nuevo, cuando puedas.' } })
  await set(null, 1)
  expect(await news()).toMatchObject({ version: 2, own: null })
})

test('every change of a setting is in the audit with its before and after, and nobody can take it out', async () => {
  const rows: { what: string; subject: string; before: string; after: string; who: string }[] = await answerOf(
    dpo,
    'administration.setting-changes',
    {},
  )
  expect(rows.map(({ what, subject }) => `${what} ${subject}`)).toEqual(
    expect.arrayContaining(['holiday 2026-06-24', 'cycle 2026-I', 'service peers', 'template news es']),
  )
  const closed = rows.find(({ what, after }) => what === 'cycle' && after.includes('"invitationsOpen": false'))
  expect(closed?.before).toContain('"invitationsOpen": true')
  expect(closed?.who).toBe('Invented admin')
  const acts: { rows: { what: string; alias: string | null; who: string }[] } = await answerOf(
    dpo,
    'administration.audit',
    {},
  )
  expect(acts.rows.map(({ what }) => what)).toContain('administration.save-cycle')
  const admitted = acts.rows.find(({ what }) => what === 'enrollment.add-person')
  expect(admitted?.alias).toMatch(/^AY-/)
  expect(JSON.stringify(acts)).not.toContain('Rojas')
})
