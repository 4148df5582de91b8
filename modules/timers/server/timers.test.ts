import { defaultTimers as ladderOnly } from '@ayni/clinical/ladder'
import { defaultProgrammeTimers as defaultTimers, type ProgrammeTimers, timerGroups } from '@ayni/clinical/timers'
import { type AccountId, type Actor, accountId, type ProgramId, programId, type Role, system, z } from '@ayni/kernel'
import { identity, recordAccess } from '@ayni/modules/identity/server'
import { inTransaction } from '@ayni/platform/database'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { policiesInForce, readInForce } from '../contract.ts'
import { timers } from './index.ts'

let house: TestRuntime
let program: ProgramId
let lead: Actor
let director: Actor

const hire = async (where: ProgramId, name: string, role: Role): Promise<Actor> => {
  const input = { name, displayName: name, email: `${name}-${where}@ejemplo.invalid`, phone: null, roles: [role] }
  const outcome = await house.dispatch(system(where), 'identity.add-account', { ...input, language: 'es' })
  const account: AccountId = z.object({ output: z.object({ account: accountId }) }).parse(outcome).output.account
  return house.actor.staff(where, account, role)
}
const found = async (slug: string): Promise<ProgramId> => {
  const input = { slug, name: 'Inventado', demo: false, dutyPhone: null, dutySms: null }
  const outcome = await house.dispatch(system(null), 'identity.found-program', input)
  return z.object({ output: z.object({ program: programId }) }).parse(outcome).output.program
}

beforeEach(async () => {
  house = await testRuntime([identity, timers], { start: '2026-11-21T15:00:00.000Z', recordAccess })
  program = await found('casa')
  lead = await hire(program, 'Ines', 'psychiatrist')
  director = await hire(program, 'Pilar', 'director')
})
afterEach(() => house.close())

const quicker: ProgrammeTimers = { ...defaultTimers, acute: { ...defaultTimers.acute, second: 10 } }
const set = (who: Actor, given: ProgrammeTimers, after: number) =>
  house.dispatch(who, 'timers.set', { timers: given, after })
const sign = (who: Actor, version: number) => house.dispatch(who, 'timers.sign', { version })
const standing = async (who: Actor = director) => {
  const asked = await house.ask(who, 'timers.standing', {})
  if (asked.outcome === 'refused') throw new Error(asked.code)
  return asked.output
}
const inForce = async () =>
  readInForce(
    (
      await house.asSystem(
        async (tx) => (await sql<{ of: unknown }>`select timers.in_force(${program}) as of`.execute(tx)).rows,
      )
    )[0]?.of,
  )

test('until a psychiatrist signs, the defaults are in force and that is said', async () => {
  expect(await standing()).toEqual({
    inForce: { version: 0, timers: defaultTimers, signed: null },
    newest: null,
    unsigned: true,
    unsignedGroups: [...timerGroups],
  })
  expect(await inForce()).toEqual({ version: 0, timers: defaultTimers })
  expect(await sign(lead, 0)).toMatchObject({ outcome: 'accepted', output: { version: 1 } })
  expect(await standing()).toMatchObject({
    inForce: { version: 1, timers: defaultTimers, signed: { by: 'Ines', at: house.clock.now() } },
    unsigned: false,
  })
})

test('a change has no signature and changes no clock until it has one', async () => {
  await sign(lead, 0)
  expect(await set(director, quicker, 1)).toMatchObject({ outcome: 'accepted', output: { version: 2 } })
  expect(await standing()).toMatchObject({
    inForce: { version: 1, timers: defaultTimers },
    newest: { version: 2, timers: quicker, setBy: 'Pilar', signed: null },
    unsigned: true,
  })
  expect((await inForce()).version).toBe(1)
  expect(await sign(lead, 2)).toMatchObject({ outcome: 'accepted' })
  expect(await inForce()).toEqual({ version: 2, timers: quicker })
  expect(await standing()).toMatchObject({ unsigned: false, inForce: { version: 2, signed: { by: 'Ines' } } })
})

test('only a psychiatrist signs, once, and only what was looked at', async () => {
  expect(await sign(director, 0)).toMatchObject({ code: 'auth.role-missing' })
  await set(director, quicker, 0)
  expect(await sign(lead, 0)).toMatchObject({ code: 'timers.changed' })
  expect(await sign(lead, 1)).toMatchObject({ outcome: 'accepted' })
  expect(await sign(lead, 1)).toMatchObject({ code: 'timers.signed' })
})

test('what would be too slow, the same again, or written over another is refused', async () => {
  const slow: ProgrammeTimers = { ...defaultTimers, acute: { ...defaultTimers.acute, exhausted: 721 } }
  expect(await set(lead, slow, 0)).toMatchObject({
    code: 'timers.unfit',
    details: { field: 'acute.exhausted', rule: 'too-long', limit: 720 },
  })
  await set(lead, quicker, 0)
  expect(await set(director, quicker, 1)).toMatchObject({ code: 'timers.same' })
  expect(await set(director, defaultTimers, 0)).toMatchObject({ code: 'timers.changed' })
  const both = await Promise.all([set(lead, defaultTimers, 1), set(director, defaultTimers, 1)])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'refused'])
})

test('who changed and who signed is in the ledger; nobody signs by hand, and another programme sees nothing', async () => {
  await set(director, quicker, 0)
  await sign(lead, 1)
  const acts = await house.asSystem(
    async (tx) =>
      (
        await sql<{ name: string; account: string }>`select name, account_id as account from platform.ledger
          where name like 'timers.%' order by seq`.execute(tx)
      ).rows,
  )
  expect(acts).toEqual([
    { name: 'timers.set', account: director.accountId },
    { name: 'timers.sign', account: lead.accountId },
  ])
  await set(director, defaultTimers, 1)
  const forged = inTransaction(house.runtime.database.app, director, (tx) =>
    sql`update timers.version set signed_by = ${director.accountId}, signed_at = ${house.clock.now()} where version = 2`.execute(
      tx,
    ),
  )
  expect((await forged).numAffectedRows).toBe(0n)
  const stranger = await hire(await found('otra'), 'Otra', 'director')
  expect(await standing(stranger)).toMatchObject({ newest: null })
  const rows = await inTransaction(
    house.runtime.database.app,
    stranger,
    async (tx) => (await sql`select 1 from timers.version`.execute(tx)).rows,
  )
  expect(rows).toEqual([])
})

test.each([
  null,
  undefined,
  'x',
  {},
  { version: 1, timers: {} },
  { version: 1, timers: { ...quicker, extra: 1 } },
  { version: 3, timers: { ...quicker, acute: { ...quicker.acute, noContact: 1440 } } },
])('what cannot be read, or would be too slow, is the defaults: %j', (stored) => {
  expect(readInForce(stored)).toEqual({ version: 0, timers: defaultTimers })
})

test('a time that no clock runs by any more is let go where it was stored; the others stay in force', () => {
  const acute = { ...quicker.acute, unreachable: 60 }
  const nonAcute = { ...quicker.nonAcute, unreachable: 1440 }
  expect(readInForce({ version: 2, timers: { ...quicker, acute, nonAcute } })).toEqual({ version: 2, timers: quicker })
})

/** As it was stored when a version held the ladder alone. */
const keepOld = (signed: boolean) =>
  house.asSystem((tx) =>
    sql`insert into timers.version (program_id, version, timers, set_by, set_at, signed_by, signed_at)
      values (${program}, 1, ${JSON.stringify({ ...ladderOnly, acute: quicker.acute })}, ${lead.accountId}, ${house.clock.now()},
        ${signed ? lead.accountId : null}, ${signed ? house.clock.now() : null})`.execute(tx),
  )
const follow = timerGroups.filter((group) => !['acute', 'nonAcute', 'drill'].includes(group))

test('a version of the ladder alone stays in force; what it does not say is the default, and is said to be unsigned', async () => {
  await keepOld(true)
  expect(await inForce()).toEqual({ version: 1, timers: quicker })
  expect(await standing()).toMatchObject({
    inForce: { version: 1, timers: quicker, signed: { by: 'Ines' } },
    unsigned: true,
    unsignedGroups: follow,
  })
  expect(await sign(lead, 1)).toMatchObject({ outcome: 'accepted', output: { version: 2 } })
  expect(await standing()).toMatchObject({
    inForce: { version: 2, timers: quicker },
    newest: { version: 2, timers: quicker },
    unsigned: false,
    unsignedGroups: [],
  })
  expect(await sign(lead, 2)).toMatchObject({ code: 'timers.signed' })
})

test('an old version without a signature is signed whole, and the same values may be written as a whole version', async () => {
  await keepOld(false)
  expect(await set(director, quicker, 1)).toMatchObject({ outcome: 'accepted', output: { version: 2 } })
  expect(await sign(lead, 2)).toMatchObject({ outcome: 'accepted', output: { version: 2 } })
  expect(await standing()).toMatchObject({ inForce: { timers: quicker }, unsignedGroups: [] })
})

test('the banner names the groups of a change, and no other', async () => {
  await sign(lead, 0)
  const means = { ...defaultTimers.means, proposed: 5 }
  await set(director, { ...defaultTimers, means, owed: { ...defaultTimers.owed, lastCall: 3 } }, 1)
  expect(await standing()).toMatchObject({ unsigned: true, unsignedGroups: ['owed', 'means'] })
  expect(policiesInForce({ version: 1, timers: defaultTimers }).means.proposedDays).toBe(7)
  await sign(lead, 2)
  expect(await standing()).toMatchObject({ unsigned: false, unsignedGroups: [] })
  const said = policiesInForce(
    await house.asSystem(
      async (tx) => (await sql<{ of: unknown }>`select timers.in_force(${program}) as of`.execute(tx)).rows[0]?.of,
    ),
  )
  expect([said.means.proposedDays, said.episode.lastCallMin, said.episode.version]).toEqual([5, 180, 'programme.2'])
})

test('a contact later than its limit, or a criterion of closing laxer than 7.7, is refused', async () => {
  const late = { ...defaultTimers, contacts: { ...defaultTimers.contacts, raised1: 4, raised2: 5 } }
  expect(await set(lead, late, 0)).toMatchObject({
    code: 'timers.unfit',
    details: { field: 'contacts.raised1', rule: 'too-long', limit: 3 },
  })
  const lax = { ...defaultTimers, closing: { ...defaultTimers.closing, lowApart: 6 } }
  expect(await set(lead, lax, 0)).toMatchObject({ details: { field: 'closing.lowApart', rule: 'too-short' } })
  expect(readInForce({ version: 4, timers: lax })).toEqual({ version: 0, timers: defaultTimers })
})
