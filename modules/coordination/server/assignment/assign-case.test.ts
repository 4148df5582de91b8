import { accountId, instant, personId, z } from '@ayni/kernel'
import { personStateChanged } from '@ayni/modules/enrollment/contract'
import { alertAcknowledged } from '@ayni/modules/suicide-prevention/contract'
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

describe('EC-05 knowing each other', () => {
  test('the name is read on one card by whoever is asked, leaves a mark, and nobody else may', async () => {
    const ana = await house.hire('Ps. Carta', 'therapist')
    const other = await house.hire('Ps. Curiosa', 'therapist')
    const person = await someone()
    const { proposal } = await propose(person.person, ana)
    expect(await house.ask(ana.actor, 'coordination.my-proposals', {})).toMatchObject({
      output: [{ proposal, alias: person.alias }],
    })
    expect(await house.ask(other.actor, 'coordination.proposal-card', { proposal })).toMatchObject({
      code: 'coordination.proposal-unknown',
    })
    const name = `Persona${nth} Inventada`
    expect(await house.ask(ana.actor, 'coordination.proposal-card', { proposal })).toMatchObject({
      output: { name, alias: person.alias },
    })
    const seen = `select count(*)::int as n from identity.access_log where person_id = '${person.person}' and account_id = '${ana.account}' and class = 'C1'`
    expect(await house.rowsOf(seen)).toEqual([{ n: 1 }])
  })

  test.each(['supervisor', 'relative', 'partner', 'examiner', 'lives-with'])(
    'the clinician says %s: it ends, the promises return with a mark, somebody owes the next step',
    async (kind) => {
      const known = await house.hire(`Ps. ${kind}`, 'therapist')
      const person = await someone()
      const { proposal } = await propose(person.person, known)
      expect(await answer(known, proposal, kind)).toMatchObject({ output: { step: 'not-possible' } })
      expect(await house.mayOpen(known.actor, person.person)).toBe(false)
      expect(await promise(person.key)).toEqual({ owner: null, why: 'conflict' })
      expect(await owedKinds(person.person)).toEqual(['find-clinician', 'first-contact', 'first-session'])
      expect(await assign(person.person, known)).toMatchObject({ code: 'coordination.not-available' })
      expect(await told(person.person)).toEqual([])
    },
  )

  test.each(['same-cohort', 'acquaintance', 'treats', 'same-facility'])(
    'the clinician says %s: the person decides, and silence never decides for them',
    async (kind) => {
      const known = await house.hire(`Ps. Suave ${kind.length}`, 'therapist')
      const person = await someone()
      const { proposal } = await propose(person.person, known)
      expect(await answer(known, proposal, kind)).toMatchObject({ output: { step: 'ask-person' } })
      expect(await told(person.person)).toMatchObject([{ known: true, who: known.name }])
      expect(JSON.stringify(await told(person.person))).not.toContain(kind)
      house.clock.advance(25 * 3_600_000)
      await house.worker.runNow('coordination.proposals')
      expect(await house.mayOpen(known.actor, person.person)).toBe(false)
      expect(await owedKinds(person.person)).toContain('find-clinician')
      await decide(person, proposal, 'yes')
      expect(await house.mayOpen(known.actor, person.person)).toBe(true)
      expect(await owedKinds(person.person)).not.toContain('find-clinician')
    },
  )

  test('the person says partner: it ends even after care began, and the record closes', async () => {
    const one = await house.hire('Ps. Pareja', 'therapist')
    const person = await someone()
    const { proposal } = await propose(person.person, one)
    await answer(one, proposal)
    await decide(person, proposal, 'yes')
    expect(await house.mayOpen(one.actor, person.person)).toBe(true)
    await decide(person, proposal, 'known', 'partner')
    expect(await house.mayOpen(one.actor, person.person)).toBe(false)
    expect(await promise(person.key)).toEqual({ owner: null, why: 'conflict' })
    expect(await assign(person.person, one)).toMatchObject({ code: 'coordination.not-available' })
  })

  test('the person changes once without a reason; after the second somebody calls them', async () => {
    const [one, two] = [await house.hire('Ps. Primera', 'therapist'), await house.hire('Ps. Segunda', 'therapist')]
    const person = await someone()
    const first = await propose(person.person, one)
    await answer(one, first.proposal)
    await decide(person, first.proposal, 'other')
    expect(await owedKinds(person.person)).toContain('find-clinician')
    expect(await promise(person.key)).toEqual({ owner: null, why: 'declined' })
    const second = await propose(person.person, two)
    await answer(two, second.proposal)
    expect(await told(person.person)).toMatchObject([{ changesLeft: 0 }])
    await decide(person, second.proposal, 'other')
    expect(await owedKinds(person.person)).toContain('choose-together')
    expect(await house.mayOpen(two.actor, person.person)).toBe(false)
  })

  test('a late, repeated or foreign word of a phone changes nothing that was settled', async () => {
    const one = await house.hire('Ps. Tarde', 'therapist')
    const person = await someone()
    const stranger = await someone()
    const { proposal } = await propose(person.person, one)
    await answer(one, proposal)
    expect(await decide(stranger, proposal, 'yes')).toMatchObject({ code: 'coordination.proposal-unknown' })
    await decide(person, proposal, 'other')
    expect(await decide(person, proposal, 'yes')).toMatchObject({ outcome: 'accepted' })
    expect(await house.mayOpen(one.actor, person.person)).toBe(false)
    expect(await answer(one, proposal)).toMatchObject({ code: 'coordination.proposal-closed' })
  })

  test('a stranger begins when the person says nothing for a day, and not before', async () => {
    const one = await house.hire('Ps. Espera', 'therapist')
    const person = await someone()
    const { proposal } = await propose(person.person, one)
    await answer(one, proposal)
    house.clock.advance(23 * 3_600_000)
    await house.worker.runNow('coordination.proposals')
    expect(await house.mayOpen(one.actor, person.person)).toBe(false)
    house.clock.advance(2 * 3_600_000)
    await house.worker.runNow('coordination.proposals')
    await house.worker.runNow('coordination.proposals')
    expect(await house.mayOpen(one.actor, person.person)).toBe(true)
  })

  test('a clinician who does not answer for a day loses the case, and what is owed is nobody’s no longer', async () => {
    const one = await house.hire('Ps. Callada', 'therapist')
    const person = await someone()
    await propose(person.person, one)
    house.clock.advance(25 * 3_600_000)
    await house.worker.runNow('coordination.proposals')
    expect(await promise(person.key)).toEqual({ owner: null, why: 'ended' })
    expect(await owedKinds(person.person)).toContain('find-clinician')
  })

  test('an acute alert is never held up: whoever is nearest opens the record, and their relief is owed afterwards', async () => {
    const near = await house.hire('Dra. Cerca', 'duty', 'therapist')
    const person = await someone()
    const { proposal } = await propose(person.person, near)
    await answer(near, proposal, 'relative')
    const at = house.clock.now()
    const alert = house.newId()
    const heard = await house.saying(
      alertAcknowledged.of({ alert, person: person.person, program: house.program, by: near.account, at }),
    )
    expect(heard).toMatchObject({ outcome: 'accepted' })
    expect(await house.mayOpen(near.actor, person.person)).toBe(true)
    expect(await owedKinds(person.person)).toContain('replace-clinician')
  })

  test('who finds out while answering an alert goes on and is relieved; who answers for nobody declares nothing', async () => {
    const near = await house.hire('Dr. Luego', 'duty')
    const person = await someone()
    const declare = () =>
      house.dispatch(near.actor, 'coordination.declare-conflict', { person: person.person, kind: 'supervisor' })
    expect(await declare()).toMatchObject({ code: 'coordination.case-unknown' })
    const at = house.clock.now()
    await house.saying(
      alertAcknowledged.of({
        alert: house.newId(),
        person: person.person,
        program: house.program,
        by: near.account,
        at,
      }),
    )
    expect(await declare()).toMatchObject({ outcome: 'accepted' })
    expect(await house.mayOpen(near.actor, person.person)).toBe(true)
    expect(await owedKinds(person.person)).toContain('replace-clinician')
  })

  test('nobody here: somebody outside is owed, and finding them keeps it', async () => {
    const person = await someone()
    const out = { person: person.person, to: 'other-university' }
    expect(await house.dispatch(coordinator.actor, 'coordination.assign-outside', out)).toMatchObject({
      outcome: 'accepted',
    })
    await house.dispatch(coordinator.actor, 'coordination.assign-outside', out)
    expect(await owedKinds(person.person)).toEqual(['first-contact', 'first-session', 'outside-care'])
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
