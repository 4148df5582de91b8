import { nextStep, defaultAssignmentPolicy as policy, type Step } from '@ayni/clinical/assignment'
import { addMonths, addWorkingDays, atLima, limaTime, workingCalendar } from '@ayni/clinical/clocks'
import { type Instant, instant, type PersonId, plusMinutes } from '@ayni/kernel'
import type { Context, ReactionResult } from '@ayni/platform/commands'
import { caseBegun, type PromiseKind } from '../../contract.ts'
import { keepFinding, type ReturnedWhy, returnToRole } from '../owners-store.ts'
import { putPromise } from '../store.ts'
import type { CaseFacts, PersonFacts } from './facts-store.ts'
import { moveProposal, type Proposal, type ProposalState } from './store.ts'

export type Settled = Required<ReactionResult>

export const topics = ['promises', 'roster', 'proposals']
export const settled = (more: Partial<Settled> = {}): Settled => ({ events: [], changes: [], topics, ...more })
export const joined = (parts: readonly Settled[]): Settled => ({
  events: parts.flatMap(({ events }) => events),
  changes: parts.flatMap(({ changes }) => changes),
  topics,
})
const promiseChanges = (person: PersonId, keys: readonly string[]): Settled['changes'] =>
  keys.map((key) => ({ person, kind: 'promise', key }))
const proposalChange = ({ person, id }: Proposal): Settled['changes'] => [{ person, kind: 'proposal', key: id }]

/** Since when "I do not know this person" still holds. */
export const answersSince = (now: Instant): Instant => {
  const { date, minute } = limaTime(now)
  return instant.parse(atLima(addMonths(date, -policy.answerHoldsMonths), minute))
}
export const answerBy = (now: Instant): Instant => plusMinutes(now, policy.answerHours * 60)

/** Somebody who left the team meanwhile, or began to coordinate, cannot begin either. */
export const stepOf = (
  { team, said, blocked, caredBefore, active, roles }: CaseFacts,
  word: { readonly agreed?: boolean; readonly silent?: boolean } = {},
): Step =>
  !active || roles.includes('coordinator')
    ? 'not-possible'
    : nextStep({
        team,
        person: said,
        blocked,
        caredBefore,
        personAgreed: word.agreed ?? false,
        personSilent: word.silent ?? false,
      })

type Owing = Pick<PersonFacts, 'program' | 'holidays'> & { readonly person: PersonId }

/** @source [D] docs/clinical/sign-offs.md: the coordinator finds somebody within one working day. */
const findingWorkingDays = 1

/** The coordinator owes the person the next step, so that a dead end has a clock like everything else. */
export async function owe(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  { person, program, holidays }: Owing,
  kind: PromiseKind,
  key: string,
): Promise<Settled> {
  const dueAt = instant.parse(addWorkingDays(now, findingWorkingDays, workingCalendar(now, holidays)))
  await putPromise(tx, { key, program, person, kind, owedByRole: 'coordinator', owedBy: null, dueAt, madeAt: now })
  return settled({ changes: promiseChanges(person, [key]) })
}

/** Care begins; identity opens the record in the same transaction, and what was owed about finding somebody is kept. */
export async function begin({ tx, now }: Pick<Context, 'tx' | 'now'>, proposal: Proposal): Promise<Settled> {
  const { person, program, account, instead } = proposal
  await moveProposal(tx, proposal.id, { state: 'begun', at: now, nextAt: null })
  const found = await keepFinding(tx, person, now)
  return settled({
    events: [caseBegun.of({ person, program, account, instead, at: now })],
    changes: [...proposalChange(proposal), ...promiseChanges(person, found)],
  })
}

/** Now the person is asked, who knows the name before anything is opened. */
export async function askPerson(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  proposal: Proposal,
  soft: boolean,
): Promise<Settled> {
  await moveProposal(tx, proposal.id, { state: 'asking-person', at: now, nextAt: answerBy(now), by: 'team', soft })
  return settled({ changes: proposalChange(proposal) })
}

export type DeadEnd = {
  readonly state: Extract<ProposalState, 'not-possible' | 'declined' | 'taken-back' | 'ended'>
  readonly why: ReturnedWhy
  readonly by?: 'team' | 'person'
}

/** The proposal is over: its promises go back to the role, and somebody owes the next one. */
export async function giveBack(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  proposal: Proposal,
  { state, why, by }: DeadEnd,
): Promise<Settled> {
  await moveProposal(tx, proposal.id, { state, at: now, nextAt: null, by })
  const back = await returnToRole(tx, { account: proposal.account, person: proposal.person, why, at: now })
  return settled({
    changes: [
      ...proposalChange(proposal),
      ...promiseChanges(
        proposal.person,
        back.map(({ key }) => key),
      ),
    ],
  })
}

export const findAnother = (
  context: Pick<Context, 'tx' | 'now'>,
  proposal: Proposal,
  facts: Pick<CaseFacts, 'holidays' | 'declined'>,
): Promise<Settled> => {
  const owing = { person: proposal.person, program: proposal.program, holidays: facts.holidays }
  const kind = facts.declined > policy.changesWithoutReason ? 'choose-together' : 'find-clinician'
  return owe(context, owing, kind, `${kind}:${proposal.id}`)
}
