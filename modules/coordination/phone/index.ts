export { owedToMe } from './local.ts'
export { OwedToMe, type OwedToMeProps } from './owed-to-me.tsx'
export { hasProposal } from './proposals.ts'

/** Only where somebody is proposed or cares already. */
export const loadProposalCards = async () => (await import('./proposal-cards.tsx')).ProposalCards
