export { RotaPage, type RotaPageProps } from './rota-page.tsx'
