export { TimersBanner, type TimersBannerProps } from './timers-banner.tsx'
export { TimersPage, type TimersPageProps } from './timers-page.tsx'
