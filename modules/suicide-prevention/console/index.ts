export { AlarmStrip, type AlarmStripProps } from './alarm-strip.tsx'
export { AlertPage, type AlertPageProps } from './alert-page.tsx'
export type { AlertClient } from './client.ts'
export { RotaPage, type RotaPageProps } from './rota-page.tsx'
