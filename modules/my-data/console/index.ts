export type { MyDataClient, RequestsPageProps } from './requests-page.tsx'

/** For the privacy officer alone, so it comes in its own file. */
export const loadRequests = async () => (await import('./requests-page.tsx')).RequestsPage
