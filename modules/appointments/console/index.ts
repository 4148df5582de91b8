export { AgendaPage, type AgendaPageProps } from './agenda-page.tsx'
export type { AgendaClient, AgendaOperations } from './clients.ts'
export { type Proposal, ProposeHour, type ProposeHourProps } from './propose-hour.tsx'
