export { CaringPage, type CaringPageProps } from './caring-page.tsx'
export { CaringOf, type CaringOfProps } from './person-panel.tsx'
export { PlansPage, type PlansPageProps } from './plans-page.tsx'
