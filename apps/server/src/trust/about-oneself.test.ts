import { type AccountId, type Actor, accountId, type PersonId, personId, type Role, z } from '@ayni/kernel'
import { answerRound, inventedAnswers } from '@ayni/modules/screening/fixtures'
import { seal } from '@ayni/platform/crypto'
import { inTransaction } from '@ayni/platform/database'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type WholeHouse, wholeHouse } from './whole-house.ts'

/** services/07 §7.10. @safety Whoever of the team is also a person of the programme is not called about themself, and somebody always is. */
let house: WholeHouse
let rosa: AccountId
let sol: AccountId

const rosasNumber = '+51911111111'
const rosasMailbox = 'rosa@casa.ayni.invalid'

async function hire(name: string, role: Role, email: string, phone: string): Promise<AccountId> {
  const who = { name: `${name} (persona inventada)`, displayName: name, email, phone, roles: [role], language: 'es' }
  const outcome = await house.dispatch(house.staff('admin'), 'identity.add-account', who)
  return z.object({ output: z.object({ account: accountId }) }).parse(outcome).output.account
}

async function enroll(phone: string | null, email: string | null = null): Promise<PersonId> {
  const facts = { sex: 'F', ageYears: 27, regionUbigeo2: '09', facilityCategory: 'I-2', institution: 'MINSA' }
  const name = { names: 'Inventada', familyNames: house.newId().slice(-12), phone, email, serviceStartedOn: null }
  const input = { ...facts, ...name, language: 'es' }
  const outcome = await house.dispatch(house.staff('coordinator'), 'enrollment.add-person', input)
  return z.object({ output: z.object({ person: personId }) }).parse(outcome).output.person
}

const rows = <T>(query: ReturnType<typeof sql<T>>) => house.asSystem(async (tx) => (await query.execute(tx)).rows)

/** @returns the alert that an acute answer opened. */
async function inDanger(who: PersonId): Promise<string> {
  for (const set of answerRound(house.newId(), inventedAnswers.acute))
    await house.dispatch(house.physician(who), 'screening.record-response', set)
  const found = sql<{
    id: string
  }>`select id from suicide_prevention.alert where person_id = ${who} and handled_at is null`
  return (await rows(found))[0]?.id ?? 'none'
}

const told = async (alert: string): Promise<readonly string[]> =>
  (
    await rows(
      sql<{
        account: string
      }>`select distinct to_account as account from messages.outbox where subject_ref = ${`alert:${alert}`}`,
    )
  ).map(({ account }) => account)

const ownerOf = async (alert: string): Promise<string | null | undefined> =>
  (
    await rows(
      sql<{ by: string | null }>`select acknowledged_by as by from suicide_prevention.alert where id = ${alert}`,
    )
  )[0]?.by

async function aNight(): Promise<void> {
  for (let minute = 0; minute < 70; minute += 5) {
    house.clock.advance(5 * 60_000)
    await house.worker.runNow('suicide-prevention.ladder')
  }
}

const acting = (account: AccountId): Actor => house.actor.staff(house.program, account, 'duty')
const take = (account: AccountId, alert: string) =>
  house.dispatch(acting(account), 'suicide-prevention.acknowledge-alert', { alert })
const listed = async (account: AccountId): Promise<string> =>
  JSON.stringify(await house.ask(acting(account), 'suicide-prevention.open-alerts', {}))

async function changeNumber(account: AccountId, phone: string): Promise<void> {
  const sealed = seal(house.runtime.keys, `identity.account.contacts:${account}`, { email: rosasMailbox, phone })
  await rows(sql`update identity.account set contacts_sealed = ${sealed} where id = ${account}`)
  await house.worker.runNow('identity.key-accounts')
}

const sayContact = (who: PersonId, value: string, owner: 'self' | 'relative' | 'facility') =>
  house.dispatch(house.physician(who), 'enrollment.put-contact', {
    ...{ contact: house.newId(), channel: 'movil', value, owner, mayLeaveMessage: false, mayWrite: 'usual' },
  })

/** Rosa is first on call and Sol second, for a week. */
async function publish(): Promise<void> {
  for (const [role, account] of [
    ['first', rosa],
    ['second', sol],
  ] as const)
    await rows(sql`insert into duty.rota_shift (id, program_id, account_id, role, from_at, until_at, published_by, published_at)
      values (${house.newId()}, ${house.program}, ${account}, ${role}, '2026-06-01', '2026-06-08', ${sol}, ${house.clock.now()})`)
}

describe('the person on the alert is the duty clinician', () => {
  beforeAll(async () => {
    house = await wholeHouse()
    rosa = await hire('Dra. Rosa', 'duty', rosasMailbox, rosasNumber)
    sol = await hire('Dra. Sol', 'duty', 'sol@casa.ayni.invalid', '+51922222222')
    await publish()
  })
  afterAll(async () => house.close())

  test('7.10 the only one first on call is the person: they are never rung, and the next are at once', async () => {
    const alert = await inDanger(await enroll(rosasNumber))
    const atOnce = await told(alert)
    expect(atOnce).toContain(sol)
    expect(atOnce).toContain(house.account('psychiatrist'))
    await aNight()
    const all = await told(alert)
    expect(all).toContain(house.account('director'))
    expect(all).not.toContain(rosa)
  })

  test('7.10 somebody else’s alert rings them as ever', async () => {
    const alert = await inDanger(await enroll('+51933333333'))
    expect(await told(alert)).toEqual([rosa])
    expect(await take(rosa, alert)).toMatchObject({ outcome: 'accepted' })
  })

  test('7.10 the mailbox says it as the number does, whatever its capitals', async () => {
    const alert = await inDanger(await enroll(null, 'Rosa@Casa.Ayni.invalid'))
    expect(await told(alert)).not.toContain(rosa)
    expect(await told(alert)).toContain(sol)
  })

  test('7.10 in the console they neither see, take nor own their own alert; on their phone nothing says that they hid', async () => {
    const who = await enroll(rosasNumber)
    const alert = await inDanger(who)
    expect(await listed(rosa)).not.toContain(alert)
    expect(await listed(sol)).toContain(alert)
    expect(await house.ask(acting(rosa), 'suicide-prevention.alert', { alert })).toMatchObject({ outcome: 'refused' })
    expect(await take(rosa, alert)).toMatchObject({ code: 'suicide-prevention.alert-unknown' })
    const care = { person: who, account: rosa }
    expect(await house.dispatch(house.staff('psychiatrist'), 'identity.begin-care', care)).toMatchObject({
      code: 'identity.not-available',
    })
    expect(
      await house.dispatch(acting(rosa), 'identity.break-glass', {
        person: who,
        reason: 'un motivo inventado y largo',
      }),
    ).toMatchObject({ outcome: 'refused' })
    const team = await house.ask(house.physician(who), 'my-data.team', {})
    expect(team).toMatchObject({
      output: expect.arrayContaining([expect.objectContaining({ account: rosa, blocked: false })]),
    })
  })

  test('7.10 no table shows somebody of the team their own record', async () => {
    const who = await enroll(rosasNumber)
    await inDanger(who)
    const tables = await rows(
      sql<{ name: string }>`select n.nspname || '.' || c.relname as name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
        where c.relkind = 'r' and a.attname = 'person_id' and has_table_privilege('ayni_app', c.oid, 'select')
          and has_schema_privilege('ayni_app', n.oid, 'usage') and n.nspname <> 'platform'`,
    )
    expect(tables.length).toBeGreaterThan(30)
    const seenBy = async (actor: Actor, name: string): Promise<number> =>
      inTransaction(house.runtime.database.app, actor, async (tx) => {
        const found = sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)} where person_id = ${who}`
        return (await found.execute(tx)).rows[0]?.n ?? 0
      })
    for (const { name } of tables)
      for (const role of ['duty', 'coordinator', 'psychiatrist', 'dpo', 'director'] as const)
        expect([name, role, await seenBy(house.actor.staff(house.program, rosa, role), name)]).toEqual([name, role, 0])
    expect(await seenBy(acting(sol), 'suicide_prevention.alert')).toBe(1)
  })

  test('7.10 who has the alert and turns out to be the person has it no more, and others are called', async () => {
    const who = await enroll('+51944444444')
    const alert = await inDanger(who)
    await take(rosa, alert)
    expect(await ownerOf(alert)).toBe(rosa)
    house.clock.advance(1000)
    expect(await sayContact(who, rosasNumber, 'self')).toMatchObject({ outcome: 'accepted' })
    expect(await ownerOf(alert)).toBe(null)
    expect(await told(alert)).toContain(sol)
  })

  test('7.10 the number of a relative or of the facility is not who somebody is', async () => {
    const who = await enroll('+51955555555')
    await sayContact(who, rosasNumber, 'relative')
    await sayContact(who, rosasNumber, 'facility')
    expect(await told(await inDanger(who))).toEqual([rosa])
  })

  test('7.10 when the number of the account changes, it follows', async () => {
    const [before, after] = [await enroll(rosasNumber), await enroll('+51966666666')]
    const [old, fresh] = [await inDanger(before), await inDanger(after)]
    await take(rosa, fresh)
    expect([(await listed(rosa)).includes(old), await ownerOf(fresh)]).toEqual([false, rosa])
    house.clock.advance(1000)
    await changeNumber(rosa, '+51966666666')
    expect([(await listed(rosa)).includes(old), await ownerOf(fresh)]).toEqual([true, null])
    expect(await take(rosa, fresh)).toMatchObject({ code: 'suicide-prevention.alert-unknown' })
    expect(await told(fresh)).toContain(sol)
    await changeNumber(rosa, rosasNumber)
  })

  test('7.10 an account from before this was known is found too', async () => {
    await rows(sql`update identity.account set contact_keys = '{}', contacts_keyed = null where id = ${rosa}`)
    await house.worker.runNow('identity.key-accounts')
    expect(await told(await inDanger(await enroll(rosasNumber)))).not.toContain(rosa)
  })
})

describe('a number that the whole team shares', () => {
  beforeAll(async () => {
    house = await wholeHouse()
  })
  afterAll(async () => house.close())

  test('7.10 silences nobody: everybody is called, and whoever is called can take it', async () => {
    const who = await enroll('+51900000000')
    const alert = await inDanger(who)
    await aNight()
    const all = await told(alert)
    for (const role of ['duty', 'psychiatrist', 'therapist', 'director'] as const)
      expect(all).toContain(house.account(role))
    expect(await take(house.account('duty'), alert)).toMatchObject({ outcome: 'accepted' })
    const seen = await house.ask(house.staff('duty'), 'suicide-prevention.alert', { alert })
    expect(seen).toMatchObject({ output: { content: expect.objectContaining({}) } })
  })
})
