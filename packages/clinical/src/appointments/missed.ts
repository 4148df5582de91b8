import { addMinutes } from '../clocks/index.ts'
import { appointmentPolicy } from './policy.ts'

/** From when an appointment may be called missed, by either side. */
export const missedFrom = (startsAt: string): string => addMinutes(startsAt, appointmentPolicy.missedAfterMinutes)

export const mayBeMissed = (startsAt: string, now: string): boolean => now >= missedFrom(startsAt)

/** Over and nobody said how it went: the clinician is asked; the house never guesses that somebody failed. */
export const waitsForWord = (endsAt: string, now: string): boolean => now >= endsAt
