import { inTransaction } from '@ayni/platform/database'
import { changesSince, freshDownload } from '@ayni/platform/ledger'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { riskFound } from '../contract.ts'
import { inventedAnswers } from '../fixtures.ts'
import { type House, program, screeningHouse } from './testing/screening-house.ts'

let house: House
let ana: Awaited<ReturnType<House['newPerson']>>
let round: string
beforeAll(async () => {
  house = await screeningHouse()
  ana = await house.newPerson('AY-ANA2')
  round = house.newRound()
  await house.dispatch(ana.actor, 'screening.record-history', {
    r: round,
    h: 'depression',
    t: 'pharmacological',
    p: true,
  })
  await house.answers(ana.actor, round, inventedAnswers.acute)
})
afterAll(async () => house.close())

const tables = ['round', 'response', 'statement', 'triage', 'risk', 'unreliable', 'owed', 'schedule'] as const
const rowsFor = (actor: Parameters<typeof inTransaction>[1], table: string) =>
  inTransaction(
    house.runtime.database.app,
    actor,
    async (tx) => (await sql.raw<{ n: number }>(`select count(*) as n from screening.${table}`).execute(tx)).rows[0]?.n,
  )

test('another physician, a coordinator, an evaluator and an unassigned clinician read no row of C3 or C4', async () => {
  const other = await house.newPerson('AY-BTA2')
  const strangers = [
    other.actor,
    await house.newClinician('coordinator'),
    await house.newClinician('evaluator'),
    await house.newClinician('therapist'),
  ]
  for (const actor of strangers) {
    for (const table of tables.filter((one) => one !== 'owed' || !actor.roles.includes('therapist')))
      expect(await rowsFor(actor, table)).toBe(0)
  }
})

test('the assigned therapist opens C3; the flag of C4 opens with an alert', async () => {
  const therapist = await house.newClinician('therapist')
  await house.assign(ana.person, therapist)
  expect(await rowsFor(therapist, 'response')).toBe(4)
  expect(await rowsFor(therapist, 'risk')).toBe(0)
  const duty = await house.newClinician('duty')
  await house.assign(ana.person, duty, 'duty_alert')
  expect(await rowsFor(duty, 'risk')).toBeGreaterThan(0)
})

test('nothing that was answered can be read in the tables', async () => {
  const canary = inventedAnswers.acute['phq-9'].a
  for (const table of tables) {
    const text = await house.asSystem(
      async (tx) =>
        (
          await sql
            .raw<{ all: string }>(`select coalesce(string_agg(t::text, ' '), '') as all from screening.${table} t`)
            .execute(tx)
        ).rows[0]?.all ?? '',
    )
    for (const word of [canary, 'yynny', 'acute', 'severe', 'PHQ9', 'ASQ_', 'pharmacological'])
      expect(text).not.toContain(word)
  }
})

test('nobody but the house writes readings; answers are never changed', async () => {
  const as = (text: string) => inTransaction(house.runtime.database.app, ana.actor, (tx) => sql.raw(text).execute(tx))
  await expect(as("update screening.response set language = 'en'")).rejects.toMatchObject({ code: '42501' })
  await expect(as('delete from screening.response')).rejects.toMatchObject({ code: '42501' })
  await expect(
    as(`insert into screening.triage (id, program_id, person_id, round_id, at, ruleset_version, sealed)
    values ('${house.newId()}', '${program}', '${ana.person}', '${round}', '2026-06-01T15:00:00Z', 'x', 'x')`),
  ).rejects.toMatchObject({ code: '42501' })
})

test('the triage card opens for who cares, leaves its mark, and is not there for anybody else', async () => {
  const stranger = await house.newClinician('psychiatrist')
  expect(await house.ask(stranger, 'screening.triage-card', { person: ana.person })).toMatchObject({
    code: 'screening.not-found',
  })
  const duty = await house.newClinician('psychiatrist')
  await house.assign(ana.person, duty, 'duty_alert')
  house.seen.splice(0)
  const card = await house.ask(duty, 'screening.triage-card', { person: ana.person, purpose: 'alert' })
  expect(card).toMatchObject({
    outcome: 'answered',
    output: { alias: 'AY-ANA2', rounds: [{ flag: 'acute', level: 3, history: { type: 'depression' } }] },
  })
  expect(house.seen).toMatchObject([
    { personId: ana.person, class: 'C4', purpose: 'alert', what: 'screening.triage-card' },
  ])
})

test('SCR-07 and SCR-08 the card shows response, remission and reliable change side by side', async () => {
  const { actor, person } = await house.newPerson('AY-CHG2')
  const phq = async (a: string) => {
    await house.answers(actor, house.newRound(), { 'phq-9': { a } })
    house.clock.advance(20 * 86_400_000)
  }
  const card = async () => {
    const duty = await house.newClinician('psychiatrist')
    await house.assign(person, duty)
    return house.ask(duty, 'screening.triage-card', { person })
  }
  await phq('222222220')
  await phq('331000000')
  expect(await card()).toMatchObject({
    output: {
      changes: [
        {
          baseline: 16,
          now: 7,
          percent: -56.25,
          response: true,
          remission: false,
          reliableImprovement: true,
          isCase: false,
        },
      ],
    },
  })
  const second = await house.newPerson('AY-CHG3')
  for (const a of ['222220000', '221000000']) {
    await house.answers(second.actor, house.newRound(), { 'phq-9': { a } })
    house.clock.advance(20 * 86_400_000)
  }
  const duty = await house.newClinician('psychiatrist')
  await house.assign(second.person, duty)
  const answered = await house.ask(duty, 'screening.triage-card', { person: second.person })
  expect(answered).toMatchObject({
    output: { changes: [{ baseline: 10, now: 5, response: true, reliableImprovement: false }] },
  })
})

test('the queue lists aliases by deadline, and the level only to whoever may open it', async () => {
  const therapist = await house.newClinician('therapist')
  const before = await house.ask(therapist, 'screening.queue', {})
  expect(before).toMatchObject({
    outcome: 'answered',
    output: expect.arrayContaining([expect.objectContaining({ alias: 'AY-ANA2', kind: 'first-contact', level: null })]),
  })
  await house.assign(ana.person, therapist)
  expect(await house.ask(therapist, 'screening.queue', {})).toMatchObject({
    output: expect.arrayContaining([expect.objectContaining({ alias: 'AY-ANA2', level: 3 })]),
  })
})

test('an override says why, may raise and never lowers a positive', async () => {
  const duty = await house.newClinician('psychiatrist')
  await house.assign(ana.person, duty, 'duty_alert')
  const override = (more: object) =>
    house.dispatch(duty, 'screening.override-triage', {
      person: ana.person,
      round,
      level: 3,
      why: 'Entrevista de hoy',
      ...more,
    })
  expect(await override({ flag: 'none' })).toMatchObject({ code: 'screening.positive-stands', status: 409 })
  expect(await override({})).toMatchObject({ outcome: 'accepted' })
  const bea = await house.newPerson('AY-BEA2')
  const calm = house.newRound()
  await house.answers(bea.actor, calm, inventedAnswers.calm)
  await house.assign(bea.person, duty)
  house.forget()
  await house.dispatch(duty, 'screening.override-triage', {
    person: bea.person,
    round: calm,
    level: 0,
    flag: 'acute',
    why: 'Lo dijo al teléfono',
  })
  expect(house.heard(riskFound)).toMatchObject([{ class: 'A', because: ['CLINICIAN_JUDGEMENT'] }])
  const stranger = await house.newClinician('duty')
  for (const name of ['screening.override-triage', 'screening.mark-not-reliable', 'screening.record-live-response']) {
    const input = name.endsWith('triage')
      ? { person: bea.person, round: calm, level: 1, why: 'porque sí' }
      : { person: bea.person, response: calm, why: 'porque sí' }
    if (!name.endsWith('response'))
      expect(await house.dispatch(stranger, name, input)).toMatchObject({ code: 'screening.not-found' })
  }
})

test('the feed law: what a stale phone holds plus the changes is a fresh download', async () => {
  const { actor, person } = await house.newPerson('AY-FED2')
  const pull = (after: number | null) =>
    inTransaction(house.runtime.database.app, actor, (tx) => {
      const context = { tx, now: house.clock.now(), keys: house.runtime.keys }
      return after === null
        ? freshDownload(house.runtime.registry, context, person)
        : changesSince(house.runtime.registry, context, person, after)
    })
  const held = new Map<string, unknown>()
  let cursor = 0
  const catchUp = async () => {
    const { changes, cursor: next } = await pull(cursor)
    for (const [kind, key, body] of changes)
      body === null ? held.delete(`${kind}/${key}`) : held.set(`${kind}/${key}`, body)
    cursor = next
    expect(Object.fromEntries(held)).toEqual(
      Object.fromEntries((await pull(null)).changes.map(([kind, key, body]) => [`${kind}/${key}`, body])),
    )
  }
  const mine = house.newRound()
  await house.answers(actor, mine, { asq: inventedAnswers.moderate.asq, 'phq-9': inventedAnswers.moderate['phq-9'] })
  await catchUp()
  await house.dispatch(actor, 'screening.record-history', { r: mine, h: 'none', t: null, w: true })
  await house.dispatch(actor, 'screening.stop-round', { r: mine })
  await catchUp()
  await house.dispatch(actor, 'screening.choose-routes', { r: mine, yes: ['brief-intervention'], no: ['self-help'] })
  await catchUp()
  expect(held.get(`round/${mine}`)).toMatchObject({ state: 'closed', yes: ['brief-intervention'], w: true })
  expect([...held.keys()]).toContain('check/next')
  await house.answers(actor, house.newRound(), { asq: inventedAnswers.calm.asq })
  house.clock.advance(15 * 86_400_000)
  await house.worker.runNow('screening.expire-rounds')
  await catchUp()
})
