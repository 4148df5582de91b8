export { AlarmStrip, type AlarmStripProps } from './alarm-strip.tsx'
export { AlertPage, type AlertPageProps } from './alert-page.tsx'
export type { AlertClient, AlertOperations } from './client.ts'
