export type { PeopleClient, PeopleOperations } from './clients.ts'
