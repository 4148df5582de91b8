import { type AccountId, type Actor, type PersonId, type ProgramId, query, type Role, system, z } from '@ayni/kernel'
import { alertAcknowledged, alertHandled } from '@ayni/modules/suicide-prevention/contract'
import { answer, type ServerModule } from '@ayni/platform/commands'
import { inTransaction, type Tx } from '@ayni/platform/database'
import { changesSince, firstBreak, freshDownload } from '@ayni/platform/ledger'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { field, type IdentityHouse, identityHouse, outputOf } from '../test-identity-house.ts'

const readAnswers = query('answers.read', {
  summary: 'Opens answers',
  allow: ['duty', 'therapist', 'psychiatrist', 'physician'],
  opens: 'C3',
  input: z.strictObject({ person: z.string() }),
  output: z.boolean(),
})
let house: IdentityHouse
let program: ProgramId
let ana: PersonId
let berta: PersonId
const answers: ServerModule = {
  name: 'answers',
  commands: [],
  queries: [
    answer(readAnswers, async ({ saw }) => {
      await saw(ana, 'C3', 'screening', 'alert')
      return true
    }),
  ],
}

beforeAll(async () => {
  house = await identityHouse([answers])
  program = await house.found('serums-inventado')
  ana = await house.admit(program, 'AY-ANAA')
  berta = await house.admit(program, 'AY-BERT')
})
afterAll(async () => house.close())

const staff = async (email: string, ...roles: Exclude<Role, 'physician'>[]) =>
  house.actor.staff(program, await house.hire(program, email, ...roles), ...roles)
const accountOf = (actor: Actor): AccountId => {
  if (actor.accountId === null) throw new Error('nobody')
  return actor.accountId
}
/** What the database itself says to a plain connection of the application, in the name of this actor. */
const mayOpen = async (actor: Actor, person: PersonId, of: 'C3' | 'C4') => {
  const { rows } = await inTransaction(house.runtime.database.app, actor, (tx) =>
    sql<{ may: boolean }>`select identity.may_open(${person}, ${of}) as may`.execute(tx),
  )
  return rows[0]?.may
}
const assign = async (person: PersonId, account: AccountId) =>
  house.dispatch(house.actor.staff(program, account, 'psychiatrist'), 'identity.begin-care', { person, account })

describe('who may open C3 and C4, as the database answers', () => {
  test('the person and the house; nobody else without a relation', async () => {
    const duty = await staff('d1', 'duty')
    const others = [
      duty,
      await staff('k1', 'coordinator'),
      await staff('e1', 'evaluator'),
      await staff('a1', 'admin'),
      await staff('p1', 'dpo'),
      house.actor.physician(program, berta),
    ]
    expect(await mayOpen(house.actor.physician(program, ana), ana, 'C4')).toBe(true)
    expect(await mayOpen(system(program), ana, 'C4')).toBe(true)
    for (const actor of others) expect(await mayOpen(actor, ana, 'C3')).toBe(false)
  })

  test('a therapist opens C3 of their case, and C4 once a safety episode is open', async () => {
    const therapist = await staff('t1', 'therapist')
    await assign(ana, accountOf(therapist))
    expect(await mayOpen(therapist, ana, 'C3')).toBe(true)
    expect(await mayOpen(therapist, ana, 'C4')).toBe(false)
    const duty = await staff('d2', 'duty')
    const alert = house.newId()
    const at = house.clock.now()
    await house.say(alertAcknowledged.of({ alert, person: ana, program, by: accountOf(duty), at }))
    expect(await mayOpen(duty, ana, 'C4')).toBe(true)
    expect(await mayOpen(therapist, ana, 'C4')).toBe(true)
    expect(await mayOpen(therapist, berta, 'C3')).toBe(false)
    await house.say(alertHandled.of({ alert, person: ana, program, by: accountOf(duty), outcome: 'reached', at }))
    expect(await mayOpen(duty, ana, 'C4')).toBe(false)
    expect(await mayOpen(therapist, ana, 'C4')).toBe(false)
    expect(await mayOpen(therapist, ana, 'C3')).toBe(true)
  })

  test('of two alerts, handling one keeps the other open', async () => {
    const duty = await staff('d3', 'duty')
    const [one, two] = [house.newId(), house.newId()]
    const said = { person: berta, program, by: accountOf(duty), at: house.clock.now() }
    await house.say(alertAcknowledged.of({ alert: one, ...said }))
    await house.say(alertAcknowledged.of({ alert: two, ...said }))
    await house.say(alertHandled.of({ alert: one, ...said, outcome: 'reached' }))
    expect(await mayOpen(duty, berta, 'C4')).toBe(true)
    await house.say(alertHandled.of({ alert: two, ...said, outcome: 'reached' }))
    expect(await mayOpen(duty, berta, 'C4')).toBe(false)
  })

  test('who waits for a second factor has no clinical role, so the database says no', async () => {
    const therapist = await staff('t2', 'therapist')
    await assign(ana, accountOf(therapist))
    expect(await mayOpen({ ...therapist, roles: [], awaitingSecondFactor: ['therapist'] }, ana, 'C3')).toBe(false)
  })

  test('an administrator cannot write a relation by hand, nor may a clinician', async () => {
    for (const actor of [await staff('a2', 'admin'), await staff('t3', 'therapist')]) {
      await expect(
        inTransaction(house.runtime.database.app, actor, (tx) =>
          sql`select identity.begin_care(${house.newId()}, ${program}, ${ana}, ${accountOf(actor)}, 'assigned', ${house.clock.now()})`.execute(
            tx,
          ),
        ),
      ).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('knowing each other', () => {
  test('a coordinator is never assigned, neither by command nor in the database, nor made one afterwards', async () => {
    const both = await staff('b1', 'coordinator', 'therapist')
    const lead = await staff('l1', 'psychiatrist')
    expect(await house.dispatch(lead, 'identity.begin-care', { person: ana, account: accountOf(both) })).toMatchObject({
      code: 'identity.coordinator-cannot-care',
    })
    await expect(
      house.asSystem((tx) =>
        sql`select identity.begin_care(${house.newId()}, ${program}, ${ana}, ${accountOf(both)}, 'assigned', ${house.clock.now()})`.execute(
          tx,
        ),
      ),
    ).rejects.toMatchObject({ constraint: 'care_not_by_coordinator' })
    const therapist = await staff('t4', 'therapist')
    await assign(ana, accountOf(therapist))
    const admin = await staff('a3', 'admin')
    expect(
      await house.dispatch(admin, 'identity.set-roles', {
        account: therapist.accountId,
        roles: ['therapist', 'coordinator'],
      }),
    ).toMatchObject({ code: 'identity.coordinator-cannot-care' })
    await expect(
      house.asSystem((tx) =>
        sql`update identity.account set roles = '{therapist,coordinator}' where id = ${therapist.accountId}`.execute(
          tx,
        ),
      ),
    ).rejects.toMatchObject({
      constraint: 'care_not_by_coordinator',
    })
  })

  test('@safety whoever is on duty is with two people at one moment, neither waiting for the other; their roles wait for both', async () => {
    const duty = accountOf(await staff('d9', 'duty'))
    const begin = (person: PersonId) => (tx: Tx) =>
      sql`select set_config('lock_timeout', '1s', true), identity.begin_care(${house.newId()}, ${program}, ${person}, ${duty}, 'duty_alert', ${house.clock.now()})`.execute(
        tx,
      )
    const setRoles = (tx: Tx) =>
      sql`with soon as materialized (select set_config('lock_timeout', '50ms', true))
        update identity.account set roles = '{duty,coordinator}' from soon where id = ${duty}`.execute(tx)
    await house.asSystem(async (first) => {
      await begin(ana)(first)
      await house.asSystem(begin(berta))
      await expect(house.asSystem(setRoles)).rejects.toMatchObject({ code: '55P03' })
    })
    await house.asSystem(setRoles)
  })

  test('assignment needs a clinician and a person of the programme', async () => {
    const lead = await staff('l2', 'psychiatrist')
    expect(
      await house.dispatch(lead, 'identity.begin-care', {
        person: ana,
        account: accountOf(await staff('e2', 'evaluator')),
      }),
    ).toMatchObject({ code: 'identity.account-not-clinical' })
    expect(
      await house.dispatch(lead, 'identity.begin-care', { person: house.newId(), account: lead.accountId }),
    ).toMatchObject({ code: 'identity.person-unknown' })
    expect(await house.dispatch(lead, 'identity.end-care', { person: ana, account: lead.accountId })).toMatchObject({
      code: 'identity.care-unknown',
    })
  })

  test('whom a physician blocks cannot open, cannot be assigned, cannot break the glass, and is not told', async () => {
    const therapist = await staff('t5', 'therapist')
    await assign(ana, accountOf(therapist))
    const me = house.actor.physician(program, ana)
    expect(await house.dispatch(me, 'identity.block-account', { account: therapist.accountId })).toMatchObject({
      outcome: 'accepted',
    })
    expect(await mayOpen(therapist, ana, 'C3')).toBe(false)
    // To the blocked there is no such person; to a colleague who would assign them, they are simply not available.
    expect(await assign(ana, accountOf(therapist))).toMatchObject({ code: 'identity.person-unknown' })
    const lead = await staff('l5', 'psychiatrist')
    const toThem = { person: ana, account: therapist.accountId }
    expect(await house.dispatch(lead, 'identity.begin-care', toThem)).toMatchObject({ code: 'identity.not-available' })
    expect(
      await house.dispatch(therapist, 'identity.break-glass', {
        person: ana,
        reason: 'un motivo inventado y suficiente',
      }),
    ).toMatchObject({ code: 'identity.person-unknown' })
    const { rows } = await inTransaction(house.runtime.database.app, therapist, (tx) =>
      sql`select 1 from identity.blocked`.execute(tx),
    )
    expect(rows).toEqual([])
    await house.dispatch(me, 'identity.unblock-account', { account: therapist.accountId })
    expect(await mayOpen(therapist, ana, 'C3')).toBe(true)
  })

  test('nobody blocks for somebody else', async () => {
    const therapist = await staff('t6', 'therapist')
    await expect(
      inTransaction(house.runtime.database.app, house.actor.physician(program, berta), (tx) =>
        sql`insert into identity.not_wanted (person_id, account_id, program_id, since) values (${ana}, ${therapist.accountId}, ${program}, ${house.clock.now()})`.execute(
          tx,
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('an account that is disabled loses every case', async () => {
    const therapist = await staff('t7', 'therapist')
    await assign(berta, accountOf(therapist))
    await house.dispatch(await staff('a4', 'admin'), 'identity.disable-account', { account: therapist.accountId })
    expect(await mayOpen(therapist, berta, 'C3')).toBe(false)
  })
})

describe('who saw my data', () => {
  test('each reading is one row that the person sees, with role and purpose, and others do not', async () => {
    const therapist = await staff('t8', 'therapist')
    const before = JSON.stringify(
      await house.ask(house.actor.physician(program, ana), 'identity.who-saw-my-data', { before: null }),
    )
    await house.ask(therapist, 'answers.read', { person: ana })
    const seen = await house.ask(house.actor.physician(program, ana), 'identity.who-saw-my-data', { before: null })
    expect(before).not.toContain(accountOf(therapist))
    expect(seen).toMatchObject({
      output: [
        {
          account: therapist.accountId,
          who: 't8 (inventada)',
          role: 'therapist',
          purpose: 'alert',
          class: 'C3',
          what: 'screening',
        },
      ],
    })
    expect(
      await house.ask(house.actor.physician(program, berta), 'identity.who-saw-my-data', { before: null }),
    ).toMatchObject({ output: [] })
  })

  test('reading oneself leaves no row; the privacy officer sees all rows, no one else any', async () => {
    const dpo = await staff('p2', 'dpo')
    const all = async () => house.ask(dpo, 'identity.access-log', { before: null, person: null })
    const before = await all()
    await house.ask(house.actor.physician(program, ana), 'answers.read', { person: ana })
    expect(await all()).toEqual(before)
    expect(before).toMatchObject({
      output: expect.arrayContaining([expect.objectContaining({ alias: 'AY-ANAA', person: ana })]),
    })
    const { rows } = await inTransaction(house.runtime.database.app, await staff('k2', 'coordinator'), (tx) =>
      sql`select 1 from identity.access_log`.execute(tx),
    )
    expect(rows).toEqual([])
  })

  test('rows cannot be changed, erased, or written for somebody else', async () => {
    const therapist = await staff('t9', 'therapist')
    const attempt = (text: ReturnType<typeof sql>) =>
      inTransaction(house.runtime.database.app, therapist, (tx) => text.execute(tx))
    await expect(attempt(sql`update identity.access_log set what = 'x'`)).rejects.toMatchObject({ code: '42501' })
    await expect(attempt(sql`delete from identity.access_log`)).rejects.toMatchObject({ code: '42501' })
    const forged = sql`insert into identity.access_log (id, program_id, person_id, account_id, role, purpose, class, what, at)
      values (${house.newId()}, ${program}, ${ana}, ${accountOf(await staff('t10', 'therapist'))}, 'therapist', 'x', 'C3', 'x', ${house.clock.now()})`
    await expect(attempt(forged)).rejects.toMatchObject({ code: '42501' })
  })

  test('a reading stands in the ledger’s chain and reaches the phone: what came since equals a fresh download', async () => {
    const me = house.actor.physician(program, ana)
    const pull = <T>(work: (context: Parameters<typeof freshDownload>[1]) => Promise<T>) =>
      inTransaction(
        house.runtime.database.app,
        me,
        (tx) => work({ tx, now: house.clock.now(), keys: house.runtime.keys }),
        { snapshot: true, readOnly: true },
      )
    const stale = await pull((context) => freshDownload(house.runtime.registry, context, ana))
    await house.ask(await staff('t11', 'therapist'), 'answers.read', { person: ana })
    const since = await pull((context) => changesSince(house.runtime.registry, context, ana, stale.cursor))
    const fresh = await pull((context) => freshDownload(house.runtime.registry, context, ana))
    expect(since.changes).toMatchObject([['access', expect.any(String), { who: 't11 (inventada)', what: 'screening' }]])
    const merged = new Map(
      [...stale.changes, ...since.changes].map((change) => [`${change[0]} ${change[1]}`, change[2]]),
    )
    expect(merged).toEqual(new Map(fresh.changes.map((change) => [`${change[0]} ${change[1]}`, change[2]])))
    expect(await house.asSystem(firstBreak)).toBeUndefined()
  })
})

describe('breaking the glass', () => {
  test('opens for four hours with a reason, tells the person, and waits for a second reader', async () => {
    const duty = await staff('d4', 'duty')
    const broken = outputOf(
      await house.dispatch(duty, 'identity.break-glass', { person: berta, reason: 'llamada inventada de su puesto' }),
    )
    expect(await mayOpen(duty, berta, 'C4')).toBe(true)
    expect(
      await house.ask(house.actor.physician(program, berta), 'identity.who-saw-my-data', { before: null }),
    ).toMatchObject({ output: [{ account: duty.accountId, what: 'break-glass', class: 'C4' }] })
    const reader = await staff('p3', 'dpo')
    expect(await house.ask(reader, 'identity.open-break-glasses', {})).toMatchObject({
      output: [{ id: field(broken, 'id'), alias: 'AY-BERT', own: false, reason: 'llamada inventada de su puesto' }],
    })
    expect(await house.asOwner('select reason_sealed from identity.break_glass')).not.toContain('inventada')
    house.clock.advance(4 * 3600_000)
    await house.worker.runNow('identity.close-broken-glass')
    expect(await mayOpen(duty, berta, 'C4')).toBe(false)
    expect(
      await house.dispatch(reader, 'identity.review-break-glass', { id: field(broken, 'id'), says: 'justified' }),
    ).toMatchObject({ outcome: 'accepted' })
    expect(
      await house.dispatch(reader, 'identity.review-break-glass', { id: field(broken, 'id'), says: 'justified' }),
    ).toMatchObject({ code: 'identity.already-reviewed' })
  })

  test('nobody is their own second reader', async () => {
    const psychiatrist = await staff('q1', 'psychiatrist')
    const broken = outputOf(
      await house.dispatch(psychiatrist, 'identity.break-glass', {
        person: berta,
        reason: 'otro motivo inventado y largo',
      }),
    )
    expect(
      await house.dispatch(psychiatrist, 'identity.review-break-glass', { id: field(broken, 'id'), says: 'justified' }),
    ).toMatchObject({ code: 'identity.own-break-glass' })
  })

  test('needs a real reason and somebody of the programme', async () => {
    const duty = await staff('d5', 'duty')
    expect(await house.dispatch(duty, 'identity.break-glass', { person: berta, reason: 'porque sí' })).toMatchObject({
      code: 'input.malformed',
      problems: [{ path: 'reason' }],
    })
    const other = await house.found('otro-programa')
    const stranger = house.actor.staff(other, await house.hire(other, 'x1', 'duty'), 'duty')
    expect(
      await house.dispatch(stranger, 'identity.break-glass', { person: berta, reason: 'un motivo inventado y largo' }),
    ).toMatchObject({ code: 'identity.person-unknown' })
  })
})
