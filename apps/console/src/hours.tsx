import type { HoursOfProps } from './hours-of.tsx'
import { part } from './part.tsx'

/** The appointments of one person, fetched when they are first looked at. */
export const HoursOf = part<HoursOfProps>(async () => (await import('./hours-of.tsx')).HoursOf)
