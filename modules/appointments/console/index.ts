export { AgendaPage, type AgendaPageProps } from './agenda-page.tsx'
export type { AgendaClient, AgendaOperations } from './clients.ts'
export { HourForm, movedFrom, type Proposal, proposalFor } from './hour-form.tsx'
export { errors as agendaErrors, words as agendaWords } from './words.ts'
