export type { RosterClient } from './clients.ts'
export type { DuplicatesPageProps } from './duplicates/duplicates-page.tsx'
export type { ImportPageProps } from './import/import-page.tsx'
export { type PlaceClient, PlaceField } from './places/place-field.tsx'
export type { PlacesPageProps } from './places/places-page.tsx'

/** Each page in its own file: most days nobody imports a list. */
export const loadImport = async () => (await import('./import/import-page.tsx')).ImportPage
export const loadDuplicates = async () => (await import('./duplicates/duplicates-page.tsx')).DuplicatesPage
export const loadPlaces = async () => (await import('./places/places-page.tsx')).PlacesPage
