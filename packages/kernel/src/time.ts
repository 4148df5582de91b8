import { z } from 'zod'

/** A moment in UTC, `2026-11-21T23:40:00.000Z`. Text on the wire and in decisions; never a Date. */
export const instant = z.iso.datetime().brand<'Instant'>()
export type Instant = z.infer<typeof instant>

/** A calendar day, `2026-11-21`, in America/Lima. */
export const day = z.iso.date()

/** Where time comes from. Real in `platform/clock`, false in tests. */
export type Clock = { readonly now: () => Instant }

/** Whole milliseconds since 1970 of an instant. */
export const toMs = (at: Instant): number => Date.parse(at)

/** The instant of whole milliseconds since 1970. */
export const fromMs = (ms: number): Instant => new Date(ms).toISOString() as Instant

export const plusMinutes = (at: Instant, minutes: number): Instant => fromMs(toMs(at) + minutes * 60_000)
export const plusSeconds = (at: Instant, seconds: number): Instant => fromMs(toMs(at) + seconds * 1000)

/** An ISO text of the clinical core or of a JSON column, as the one form of an instant used here. */
export const toInstant = (text: string): Instant => fromMs(Date.parse(text))
export const toInstantOrNull = (text: string | null): Instant | null => (text === null ? null : toInstant(text))
