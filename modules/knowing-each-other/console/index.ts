export type { KnowingClient } from './client.ts'
export { KnowForm, type KnowFormProps } from './know-form.tsx'
export { MyProposals, type MyProposalsProps } from './my-proposals.tsx'
