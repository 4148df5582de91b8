export { IncidentsPage, type IncidentsPageProps } from './incidents-page.tsx'
export { StandDownButton, type StandDownButtonProps } from './stand-down-button.tsx'
