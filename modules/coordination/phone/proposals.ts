import { type Device, factKind, type Local } from '@ayni/device'
import type { InputOf } from '@ayni/kernel'
import type { decideProposal, ProposalFact } from '../contract.ts'

export const proposal = factKind<ProposalFact>('proposal')

type Word = InputOf<typeof decideProposal>
export type Kind = NonNullable<Word['kind']>
export type Proposed = { readonly id: string; readonly body: ProposalFact }

/** Who is proposed first, then who cares already. */
export const proposals = (device: Local): readonly Proposed[] =>
  device
    .all(proposal)
    .map(({ key, body }) => ({ id: key, body }))
    .toSorted((one, two) => one.body.state.localeCompare(two.body.state) || one.body.at.localeCompare(two.body.at))

export const hasProposal = (device: Local): boolean => device.all(proposal).length > 0

/** Said here and kept here at once; the server hears it when there is a signal, and what it says then stands. */
export function sayToProposal(
  device: Device,
  { id, body }: Proposed,
  says: Word['says'],
  kind: Kind | null = null,
): Promise<string> {
  const input = { proposal: id, says, kind } satisfies Word
  return device.record({
    name: 'coordination.decide-proposal',
    input,
    facts: [[proposal.name, id, { ...body, said: says }]],
  })
}
