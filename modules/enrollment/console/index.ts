export type { PeopleClient, PeopleOperations } from './clients.ts'
export { RosterPage, type RosterPageProps } from './roster-page.tsx'
