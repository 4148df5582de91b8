export { CaringPage, type CaringPageProps } from './caring-page.tsx'
