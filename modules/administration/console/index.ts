export { AuditPage } from './audit-page.tsx'
export { CalendarPage } from './calendar-page.tsx'
export { ProgrammePage } from './programme-page.tsx'
export { ServicesPage } from './services-page.tsx'
