import { accountId, instant, personId, z } from '@ayni/kernel'
import { personStateChanged } from '@ayni/modules/enrollment/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Member, type TeamHouse, teamHouse } from '../testing/team-house.ts'
import { proposalFeed } from './decide-proposal.ts'

let house: TeamHouse
let coordinator: Member
let nth = 0
beforeAll(async () => {
  house = await teamHouse()
  coordinator = house.coordinator
})
afterAll(async () => house.close())

const due = () => instant.parse('2026-11-24T15:00:00.000Z')
const proposed = z.object({ output: z.object({ proposal: z.uuid(), step: z.string(), promises: z.number() }) })
const someone = async () => {
  nth += 1
  const who = await house.admit(`Persona${nth}`)
  await house.owe(who.person, `first-contact:${nth}`, due())
  await house.owe(who.person, `first-session:${nth}`, due(), 'first-session')
  return { ...who, key: `first-contact:${nth}` }
}
const assign = (person: string, to: Member, instead: Member | null = null) =>
  house.dispatch(coordinator.actor, 'coordination.assign-case', {
    person,
    account: to.account,
    instead: instead?.account ?? null,
  })
const propose = async (person: string, to: Member) => proposed.parse(await assign(person, to)).output
const answer = (by: Member, proposal: string, knows = 'none') =>
  house.dispatch(by.actor, 'coordination.answer-proposal', { proposal, knows })
const promise = async (key: string) =>
  (
    await house.rowsOf<{ owner: string | null; why: string | null }>(
      `select owed_by as owner, returned_why as why from coordination.promise where key = '${key}'`,
    )
  )[0]
const owedKinds = async (person: string) =>
  (
    await house.rowsOf<{ kind: string }>(
      `select kind from coordination.promise where person_id = '${person}' and kept_at is null and withdrawn_at is null order by kind`,
    )
  ).map(({ kind }) => kind)
const told = async (person: string) => {
  return [
    ...(
      await house.asSystem((tx) =>
        proposalFeed.read({ tx, now: house.clock.now(), keys: house.runtime.keys }, personId.parse(person), 'all'),
      )
    ).values(),
  ]
}
const decide = (
  who: { readonly actor: Parameters<TeamHouse['dispatch']>[0] },
  proposal: string,
  says: string,
  kind: string | null = null,
) => house.dispatch(who.actor, 'coordination.decide-proposal', { proposal, says, kind })

describe('one press assigns and gives what is owed, in one transaction', () => {
  test('promises have a name at once; the record opens only when both sides were asked', async () => {
    const ana = await house.hire('Ps. Ana', 'therapist')
    const person = await someone()
    const { proposal, step, promises } = await propose(person.person, ana)
    expect({ step, promises }).toEqual({ step: 'ask-team', promises: 2 })
    expect(await promise(person.key)).toEqual({ owner: ana.account, why: null })
    expect(await house.mayOpen(ana.actor, person.person)).toBe(false)
    expect(await told(person.person)).toEqual([])
    expect(await answer(ana, proposal)).toMatchObject({ output: { step: 'ask-person' } })
    expect(await house.mayOpen(ana.actor, person.person)).toBe(false)
    expect(await told(person.person)).toMatchObject([{ state: 'asked', who: 'Ps. Ana', known: false, changesLeft: 1 }])
    expect(await decide(person, proposal, 'yes')).toMatchObject({ outcome: 'accepted' })
    expect(await house.mayOpen(ana.actor, person.person)).toBe(true)
    expect(await told(person.person)).toMatchObject([{ state: 'begun', who: 'Ps. Ana' }])
  })

  test('pressed twice it is one proposal', async () => {
    const twice = await house.hire('Ps. Dos', 'therapist')
    const person = await someone()
    const one = await propose(person.person, twice)
    const two = await propose(person.person, twice)
    expect(two.proposal).toBe(one.proposal)
  })

  test('who cared before is not asked again: continuity begins at once', async () => {
    const before = await house.hire('Ps. Antes', 'therapist')
    const person = await someone()
    await house.dispatch(coordinator.actor, 'identity.begin-care', { person: person.person, account: before.account })
    await house.dispatch(coordinator.actor, 'identity.end-care', { person: person.person, account: before.account })
    expect(await propose(person.person, before)).toMatchObject({ step: 'begun', promises: 2 })
    expect(await house.mayOpen(before.actor, person.person)).toBe(true)
  })

  test('a full clinician and one who is away are refused with words, another programme and a stranger with none', async () => {
    const full = await house.hire('Ps. Llena', 'therapist')
    const away = await house.hire('Ps. Lejos', 'therapist')
    const person = await someone()
    await house.dispatch(full.actor, 'coordination.set-capacity', {
      account: full.account,
      maxOpen: 0,
      hoursPerWeek: null,
    })
    await house.dispatch(away.actor, 'coordination.add-absence', {
      account: away.account,
      from: '2026-11-20T00:00:00.000Z',
      until: '2026-11-30T00:00:00.000Z',
    })
    expect(await assign(person.person, full)).toMatchObject({ code: 'coordination.full' })
    expect(await assign(person.person, away)).toMatchObject({ code: 'coordination.away' })
    expect(await assign(house.newId(), full)).toMatchObject({ code: 'coordination.person-unknown' })
    expect(await assign(person.person, { ...full, account: accountId.parse(house.newId()) })).toMatchObject({
      code: 'coordination.account-unknown',
    })
    expect(await promise(person.key)).toEqual({ owner: null, why: null })
  })

  test('2.1 whoever coordinates is never the clinician of the same programme', async () => {
    const both = await house.hire('Ps. Ambas', 'therapist', 'coordinator')
    const person = await someone()
    expect(await assign(person.person, both)).toMatchObject({ code: 'coordination.not-available' })
  })

  test('a clinician sets their own capacity and nobody else’s', async () => {
    const one = await house.hire('Ps. Una', 'therapist')
    const other = await house.hire('Ps. Otra', 'therapist')
    const set = (by: Member, of: Member) =>
      house.dispatch(by.actor, 'coordination.set-capacity', { account: of.account, maxOpen: 3, hoursPerWeek: 3 })
    expect(await set(one, other)).toMatchObject({ code: 'coordination.account-unknown' })
    expect(await set(one, one)).toMatchObject({ outcome: 'accepted' })
    expect(await set(coordinator, other)).toMatchObject({ outcome: 'accepted' })
    expect(await house.ask(one.actor, 'coordination.capacity', {})).toMatchObject({
      output: [{ who: 'Ps. Una', limit: 3, mine: true }],
    })
  })
})

describe('a block is not revealed', () => {
  test('who is blocked is refused like any other and absent from what is suggested', async () => {
    const blocked = await house.hire('Ps. Bloqueada', 'therapist')
    const free = await house.hire('Ps. Libre', 'therapist')
    const person = await someone()
    await house.dispatch(person.actor, 'identity.block-account', { account: blocked.account })
    expect(await assign(person.person, blocked)).toMatchObject({ code: 'coordination.not-available' })
    const said = JSON.stringify(
      await house.ask(coordinator.actor, 'coordination.suggestions', { person: person.person, needs: 'therapist' }),
    )
    expect(said).toContain(free.name)
    expect(said).not.toContain(blocked.name)
  })

  test('a block while the proposal waits: the card is gone for them and a yes begins nothing', async () => {
    const one = await house.hire('Ps. Después', 'therapist')
    const person = await someone()
    const { proposal } = await propose(person.person, one)
    await answer(one, proposal)
    await house.dispatch(person.actor, 'identity.block-account', { account: one.account })
    await decide(person, proposal, 'yes')
    expect(await house.mayOpen(one.actor, person.person)).toBe(false)
    expect(await promise(person.key)).toMatchObject({ owner: null })
  })
})

describe('letting go and handing over', () => {
  const begun = async (name: string) => {
    const who = await house.hire(name, 'therapist')
    const person = await someone()
    const { proposal } = await propose(person.person, who)
    await answer(who, proposal)
    await decide(person, proposal, 'yes')
    return { who, person }
  }

  test('a handover closes the first when the second begins, and the history keeps both', async () => {
    const { who, person } = await begun('Ps. Sale')
    const next = await house.hire('Ps. Entra', 'therapist')
    const { proposal } = proposed.parse(await assign(person.person, next, who)).output
    expect(await house.mayOpen(who.actor, person.person)).toBe(true)
    await answer(next, proposal)
    await decide(person, proposal, 'yes')
    expect([await house.mayOpen(who.actor, person.person), await house.mayOpen(next.actor, person.person)]).toEqual([
      false,
      true,
    ])
    expect(await promise(person.key)).toEqual({ owner: next.account, why: null })
    const history = `select count(*)::int as n from identity.care_relation where person_id = '${person.person}' and kind = 'assigned'`
    expect(await house.rowsOf(history)).toEqual([{ n: 2 }])
  })

  test('ending returns what was owed; ending what is not there is told', async () => {
    const { who, person } = await begun('Ps. Termina')
    const end = () =>
      house.dispatch(coordinator.actor, 'coordination.end-case', { person: person.person, account: who.account })
    expect(await end()).toMatchObject({ outcome: 'accepted' })
    expect(await house.mayOpen(who.actor, person.person)).toBe(false)
    expect(await promise(person.key)).toEqual({ owner: null, why: 'ended' })
    expect(await end()).toMatchObject({ code: 'coordination.case-unknown' })
  })

  test('EC-13 with an episode open a case is not let go until somebody else has begun', async () => {
    const { who, person } = await begun('Ps. Abierta')
    await house.rowsOf(`insert into suicide_prevention.alert (id, program_id, person_id, alias, class, opened_at, received_at, occurred_at, ladder, next_at)
      values ('${house.newId()}', '${house.program}', '${person.person}', '${person.alias}', 'B', '2026-11-23', '2026-11-23', '2026-11-23', '{}', '2026-11-24')`)
    const end = () =>
      house.dispatch(coordinator.actor, 'coordination.end-case', { person: person.person, account: who.account })
    expect(await end()).toMatchObject({ code: 'coordination.episode-open' })
    const next = await house.hire('Ps. Recibe', 'therapist')
    const { proposal } = await propose(person.person, next)
    await answer(next, proposal)
    await decide(person, proposal, 'yes')
    expect(await end()).toMatchObject({ outcome: 'accepted' })
  })

  test('somebody away or disabled owes nothing: it returns to the role with a mark, once', async () => {
    const { who, person } = await begun('Ps. Vacaciones')
    const absence = { account: who.account, from: house.clock.now(), until: '2027-01-01T00:00:00.000Z' }
    expect(await house.dispatch(coordinator.actor, 'coordination.add-absence', absence)).toMatchObject({
      outcome: 'accepted',
    })
    await house.worker.runNow('coordination.absent-owners')
    expect(await promise(person.key)).toEqual({ owner: null, why: 'away' })
    const board = z
      .object({ output: z.object({ rows: z.array(z.object({ key: z.string(), returned: z.string().nullable() })) }) })
      .parse(await house.ask(coordinator.actor, 'coordination.promises', { limit: 400 }))
    expect(board.output.rows.find(({ key }) => key === person.key)?.returned).toBe('away')
    const gone = await begun('Ps. Baja')
    const admin = await house.hire('Administración', 'admin')
    await house.dispatch(admin.actor, 'identity.disable-account', { account: gone.who.account })
    await house.worker.runNow('coordination.absent-owners')
    expect(await promise(gone.person.key)).toMatchObject({ owner: null })
  })

  test('EC-07 who withdraws is proposed to nobody, and EC-12 to somebody who died nothing is owed', async () => {
    const one = await house.hire('Ps. Última', 'therapist')
    const person = await someone()
    await house.dispatch(person.actor, 'enrollment.give-consent', { layers: [1, 2], version: '2026.1', language: 'es' })
    const { proposal } = await propose(person.person, one)
    await house.dispatch(person.actor, 'enrollment.withdraw-consent', {
      layer: 1,
      version: '2026.1',
      language: 'es',
      declinesLastCall: false,
    })
    expect(await answer(one, proposal)).toMatchObject({ code: 'coordination.proposal-closed' })
    const other = await someone()
    await propose(other.person, one)
    const at = house.clock.now()
    await house.saying(
      personStateChanged.of({ person: other.person, program: house.program, from: 'active', to: 'deceased', at }),
    )
    expect(await owedKinds(other.person)).toEqual([])
  })
})
