import { instant, personId, z } from '@ayni/kernel'
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
