export { HandOver, type HandOverProps } from './hand-over.tsx'
export { RotaPage, type RotaPageProps } from './rota-page.tsx'
