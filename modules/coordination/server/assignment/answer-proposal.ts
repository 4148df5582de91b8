import { refuse, z } from '@ayni/kernel'
import { answer, handle } from '@ayni/platform/commands'
import { open } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { answerProposal, conflictDeclared, declareConflict, myProposals, proposalCard } from '../../contract.ts'
import { answersSince, askPerson, begin, findAnother, giveBack, joined, owe, settled, stepOf } from './case.ts'
import { answersFor, caseFacts, personFacts } from './facts-store.ts'
import { askedOf, declare, lockProposal, whoIsProposed } from './store.ts'

export const answerProposalHandler = handle(answerProposal, async ({ input, actor, tx, now }) => {
  return asSystem(tx, actor, async () => {
    const proposal = await lockProposal(tx, input.proposal)
    if (proposal === undefined || proposal.account !== actor.accountId) return refuse('coordination.proposal-unknown')
    if (proposal.state !== 'asking-team') return refuse('coordination.proposal-closed')
    const { program, person, account } = proposal
    await declare(tx, { program, person, account, side: 'team', kind: input.knows, at: now })
    const facts = await caseFacts(tx, { person, account, now, answersSince: answersSince(now) })
    if (facts === undefined) return refuse('coordination.proposal-unknown')
    const context = { tx, now }
    const step = stepOf(facts)
    const about = { about: person }
    if (step === 'begin') return { output: { step: 'begun' as const }, ...about, ...(await begin(context, proposal)) }
    if (step === 'ask-person') {
      const soft = facts.team !== 'none' || (facts.said !== null && facts.said !== 'none')
      return { output: { step }, ...about, ...(await askPerson(context, proposal, soft)) }
    }
    const over = await giveBack(context, proposal, { state: 'not-possible', why: 'conflict', by: 'team' })
    const next = await findAnother(context, proposal, facts)
    const said = conflictDeclared.of({ person, program, account, at: now })
    return { output: { step: 'not-possible' as const }, ...about, ...joined([over, next, settled({ events: [said] })]) }
  })
})

/** @safety EC-05 whoever answers an alert goes on: what they say here never closes a record, it only asks for somebody after them. */
export const declareConflictHandler = handle(declareConflict, async ({ input, actor, tx, now }) => {
  const { person, kind } = input
  const { accountId: account } = actor
  if (account === null) return refuse('coordination.case-unknown')
  return asSystem(tx, actor, async () => {
    const facts = await personFacts(tx, person)
    if (facts === undefined || !(await answersFor(tx, person, account))) return refuse('coordination.case-unknown')
    await declare(tx, { program: facts.program, person, account, side: 'team', kind, at: now })
    const owing = { person, ...facts }
    const said = conflictDeclared.of({ person, program: facts.program, account, at: now })
    const owed = await owe({ tx, now }, owing, 'replace-clinician', `replace-clinician:${person}:${account}`)
    return { output: null, about: person, ...joined([owed, settled({ events: [said] })]) }
  })
})

export const myProposalsAnswer = answer(myProposals, async ({ actor, tx }) =>
  actor.accountId === null ? [] : [...(await askedOf(tx, actor.accountId))],
)

const identityShape = z.object({ names: z.string(), familyNames: z.string() })

/** The only place where a clinician reads a name before care: to say whether they know the person. It leaves a mark. */
export const proposalCardAnswer = answer(proposalCard, async ({ input, actor, tx, keys, saw }) => {
  const { accountId: account } = actor
  if (account === null) return refuse('coordination.proposal-unknown')
  const found = await asSystem(tx, actor, () => whoIsProposed(tx, input.proposal, account))
  if (found === undefined) return refuse('coordination.proposal-unknown')
  await saw(found.person, 'C1', 'name', 'proposal')
  const { person, alias, sealed } = found
  const known = sealed === null ? null : open(keys, `enrollment.person.identity:${person}`, sealed, identityShape)
  return { proposal: input.proposal, alias, name: known === null ? null : `${known.names} ${known.familyNames}` }
})
