import { awayUntil, limitOf, defaultAssignmentPolicy as policy } from '@ayni/clinical/assignment'
import { clinicalRoles, type Refusal, refuse } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { assignCase, assignOutside, caseEnded, endCase } from '../../contract.ts'
import { ownAllOf } from '../owners-store.ts'
import { answerBy, answersSince, askPerson, begin, giveBack, owe, settled, stepOf } from './case.ts'
import { answersFor, type CaseFacts, caseFacts, mayLetGo, maySee, personFacts } from './facts-store.ts'
import { moveProposal, openProposal, putProposal } from './store.ts'

type Why = 'coordination.account-unknown' | 'coordination.not-available' | 'coordination.full' | 'coordination.away'

/** Why not; a block, a hard conflict and a coordinator have one answer, so that none tells of another. */
function whyNot(facts: CaseFacts, now: string): Refusal<Why> | null {
  const care = clinicalRoles.some((role) => facts.roles.includes(role))
  if (!facts.active || !care) return refuse('coordination.account-unknown')
  if (facts.roles.includes('coordinator') || stepOf(facts) === 'not-possible')
    return refuse('coordination.not-available')
  if (awayUntil(facts.absences, now) !== null) return refuse('coordination.away')
  const limit = limitOf(policy, { maxOpen: facts.maxOpen, hoursPerWeek: facts.hoursPerWeek })
  return facts.open >= limit && !facts.caresNow ? refuse('coordination.full') : null
}

/** One press of the coordinator, one transaction: the proposal, the promises, and care where both sides are known. */
export const assignCaseHandler = handle(assignCase, async ({ input, actor, tx, now, newId }) => {
  const { person, account, instead } = input
  if (!(await maySee(tx, person))) return refuse('coordination.person-unknown')
  return asSystem(tx, actor, async () => {
    const facts = await caseFacts(tx, { person, account, now, answersSince: answersSince(now) })
    if (facts === undefined || facts.program !== actor.programId)
      return refuse(
        (await personFacts(tx, person)) === undefined ? 'coordination.person-unknown' : 'coordination.account-unknown',
      )
    const refused = whyNot(facts, now)
    if (refused !== null) return refused
    const { program, who } = facts
    const role =
      facts.roles.includes('psychiatrist') && !facts.roles.includes('therapist') ? 'psychiatrist' : 'therapist'
    const step = stepOf(facts)
    const soft = step === 'ask-person' && facts.team !== 'none'
    const proposal = await putProposal(tx, {
      id: newId(),
      program,
      person,
      account,
      instead,
      role,
      who,
      by: actor.accountId,
      at: now,
      soft,
    })
    const owned = await ownAllOf(tx, person, account, facts.roles)
    const context = { tx, now }
    const waits = proposal.state === 'asking-team'
    if (waits && step === 'ask-team')
      await moveProposal(tx, proposal.id, { state: 'asking-team', at: now, nextAt: answerBy(now) })
    const next =
      !waits || step === 'ask-team'
        ? settled()
        : step === 'begin'
          ? await begin(context, proposal)
          : await askPerson(context, proposal, soft)
    const said = waits ? step : proposal.state === 'asking-person' ? 'ask-person' : 'begin'
    return {
      output: {
        proposal: proposal.id,
        step:
          said === 'begin'
            ? ('begun' as const)
            : said === 'ask-person'
              ? ('ask-person' as const)
              : ('ask-team' as const),
        promises: owned.length,
      },
      about: person,
      ...next,
      changes: [...next.changes, ...owned.map(({ key }) => ({ person, kind: 'promise', key }))],
    }
  })
})

/**
 * @safety EC-13 a case with an open episode is not let go by a date or a press: somebody else must have begun first.
 */
export const endCaseHandler = handle(endCase, async ({ input, actor, tx, now }) => {
  const { person, account } = input
  if (!(await maySee(tx, person))) return refuse('coordination.case-unknown')
  return asSystem(tx, actor, async () => {
    const facts = await personFacts(tx, person)
    const proposal = facts?.program === actor.programId ? await openProposal(tx, person, account) : undefined
    const cares = facts?.program === actor.programId && (await answersFor(tx, person, account))
    if (facts === undefined || (proposal === undefined && !cares)) return refuse('coordination.case-unknown')
    if (cares && !(await mayLetGo(tx, person, account))) return refuse('coordination.episode-open')
    const ended =
      proposal === undefined
        ? settled()
        : await giveBack({ tx, now }, proposal, {
            state: proposal.state === 'begun' ? 'ended' : 'taken-back',
            why: 'ended',
          })
    const events = cares ? [caseEnded.of({ person, program: facts.program, account, at: now })] : []
    return { output: null, about: person, ...ended, events: [...ended.events, ...events] }
  })
})

export const assignOutsideHandler = handle(assignOutside, async ({ input, actor, tx, now }) => {
  const { person, to } = input
  if (!(await maySee(tx, person))) return refuse('coordination.person-unknown')
  return asSystem(tx, actor, async () => {
    const facts = await personFacts(tx, person)
    if (facts === undefined || facts.program !== actor.programId) return refuse('coordination.person-unknown')
    const owed = await owe({ tx, now }, { person, ...facts }, 'outside-care', `outside-care:${to}:${person}`)
    return { output: null, about: person, ...owed }
  })
})
