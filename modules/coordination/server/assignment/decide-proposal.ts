import { isHard, defaultAssignmentPolicy as policy } from '@ayni/clinical/assignment'
import { refuse } from '@ayni/kernel'
import { type FeedReader, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { caseEnded, conflictDeclared, decideProposal, type ProposalFact, settleProposal } from '../../contract.ts'
import { answersSince, begin, findAnother, giveBack, joined, type Settled, settled, stepOf } from './case.ts'
import { caseFacts } from './facts-store.ts'
import { declare, lockProposal, moveProposal, type Proposal, toldTo } from './store.ts'

type Word = { readonly says: 'yes' | 'other' | 'known'; readonly kind: Parameters<typeof isHard>[0] | null }
type Here = Parameters<typeof begin>[0]

const factsOf = ({ tx, now }: Here, { person, account }: Proposal) =>
  caseFacts(tx, { person, account, now, answersSince: answersSince(now) })

/** The person wants somebody else, or cannot be cared for by this one: it ends, and another is owed. */
async function leave(context: Here, proposal: Proposal, state: 'declined' | 'not-possible'): Promise<Settled> {
  const why = state === 'declined' ? 'declined' : 'conflict'
  const over = await giveBack(context, proposal, { state, why, by: 'person' })
  const facts = await factsOf(context, proposal)
  const next = facts === undefined ? settled() : await findAnother(context, proposal, facts)
  const { person, program, account } = proposal
  const closes = proposal.state === 'begun' ? [caseEnded.of({ person, program, account, at: context.now })] : []
  return joined([over, next, settled({ events: closes })])
}

async function decide(context: Here, proposal: Proposal, { says, kind }: Word): Promise<Settled> {
  const { tx, now } = context
  const { program, person, account } = proposal
  const open = proposal.state === 'asking-person' || proposal.state === 'begun'
  if (!open) return settled()
  if (says === 'other') return leave(context, proposal, 'declined')
  if (says === 'known') {
    const said = kind ?? 'acquaintance'
    await declare(tx, { program, person, account, side: 'person', kind: said, at: now })
    const near = conflictDeclared.of({ person, program, account, at: now })
    if (isHard(said)) return joined([await leave(context, proposal, 'not-possible'), settled({ events: [near] })])
    await moveProposal(tx, proposal.id, { state: proposal.state, at: now, nextAt: null, by: 'person', soft: true })
    return settled({ changes: [{ person, kind: 'proposal', key: proposal.id }] })
  }
  if (proposal.state === 'begun') return settled()
  const facts = await factsOf(context, proposal)
  if (facts === undefined) return settled()
  return stepOf(facts, { agreed: true }) === 'begin'
    ? begin(context, proposal)
    : leave(context, proposal, 'not-possible')
}

/** What the person says, whenever it arrives: late, twice or after the matter was settled, it is never an error to them. */
export const decideProposalHandler = handle(decideProposal, async ({ input, actor, tx, now }) =>
  asSystem(tx, actor, async () => {
    const proposal = await lockProposal(tx, input.proposal)
    if (proposal === undefined || proposal.person !== actor.personId) return refuse('coordination.proposal-unknown')
    return { output: null, ...(await decide({ tx, now }, proposal, input)) }
  }),
)

/** Nobody answered in their time. A stranger begins; an acquaintance waits for a yes; a clinician who is silent gives the case back. */
export const settleProposalHandler = handle(settleProposal, async ({ input, tx, now }) => {
  const proposal = await lockProposal(tx, input.proposal)
  if (proposal === undefined) return { output: null }
  const context = { tx, now }
  const facts = await factsOf(context, proposal)
  if (facts === undefined) return { output: null }
  const about = { about: proposal.person, program: proposal.program }
  if (proposal.state === 'asking-team') {
    const over = await giveBack(context, proposal, { state: 'taken-back', why: 'ended' })
    return { output: null, ...about, ...joined([over, await findAnother(context, proposal, facts)]) }
  }
  if (proposal.state !== 'asking-person') return { output: null }
  const step = stepOf(facts, { silent: true })
  if (step === 'begin') return { output: null, ...about, ...(await begin(context, proposal)) }
  if (step === 'not-possible') return { output: null, ...about, ...(await leave(context, proposal, 'not-possible')) }
  await moveProposal(tx, proposal.id, { state: 'asking-person', at: now, nextAt: null })
  return { output: null, ...about, ...(await findAnother(context, proposal, facts)) }
})

export const proposalFeed: FeedReader = {
  kind: 'proposal',
  read: async ({ tx }, person, keys) =>
    new Map(
      (await toldTo(tx, person, keys)).map(({ id, declined, ...told }) => [
        id,
        { ...told, changesLeft: Math.max(0, policy.changesWithoutReason - declined) } satisfies ProposalFact,
      ]),
    ),
}
