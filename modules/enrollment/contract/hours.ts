import { workPatterns } from '@ayni/clinical/reach'
import { command, instant, personId, query, z } from '@ayni/kernel'
import type { preferredChannel } from './contacts.ts'
import { whyOnBehalf } from './shared-shapes.ts'

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const span = z.strictObject({ from: clockTime, to: clockTime })
const weeklySpan = span.extend({ days: z.array(z.int().min(1).max(7)).max(7) })

/** The same shape by which messages are held; a test keeps the two from parting. */
export const weekHours = z.strictObject({
  quiet: span,
  working: z.array(weeklySpan).max(21),
  windows: z.array(weeklySpan).max(21),
  exceptions: z.array(z.strictObject({ day: z.iso.date(), working: z.array(span).max(4) })).max(120),
})

export const workPattern = z.enum(workPatterns)

export const setHours = command('enrollment.set-hours', {
  summary: 'Says when the person works, when they may be written to, and when never',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ pattern: workPattern, hours: weekHours }),
  output: z.null(),
})

export const setHoursFor = command('enrollment.set-hours-for', {
  summary: 'Notes the hours of a person on their behalf',
  allow: ['coordinator'],
  input: z.strictObject({ person: personId, pattern: workPattern, hours: weekHours, why: whyOnBehalf }),
  output: z.null(),
  errors: { 'enrollment.person-missing': 404 },
})

/** Instruments stay in Spanish whatever is said here; nothing is translated on the way (EC-16). */
export const spokenLanguage = z.enum(['es', 'qu', 'ay', 'en', 'otro'])

export const setSpokenLanguage = command('enrollment.set-spoken-language', {
  summary: 'Says which language the person would rather speak, and whether an interpreter helps',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ spoken: spokenLanguage, interpreter: z.boolean() }),
  output: z.null(),
})

export const writtenOutsideHours = query('enrollment.written-outside-hours', {
  summary: 'When somebody was written to or called outside their hours, for their safety',
  allow: ['physician'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.array(z.strictObject({ at: instant, what: z.enum(['call', 'message']) })),
})

/** What the phone holds of how and when to be reached: kind `reach`, key `reach`. */
export type ReachFact = {
  /** Null: not said yet, and the default of the programme holds. */
  readonly pattern: z.infer<typeof workPattern> | null
  readonly hours: z.infer<typeof weekHours> | null
  readonly offlineUntil: string | null
  readonly channelOrder: readonly z.infer<typeof preferredChannel>[]
  readonly spoken: z.infer<typeof spokenLanguage> | null
  readonly interpreter: boolean
  /** Said "prefiero no": nobody is asked for a trusted person again. */
  readonly noTrustedPerson: boolean
}
