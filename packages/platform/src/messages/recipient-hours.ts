import { z } from '@ayni/kernel'

const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)

/** One stretch of a weekly pattern in Lima; `days` are 1 Monday … 7 Sunday; `from` < `to`. */
export const weeklySpan = z.strictObject({
  days: z.array(z.number().int().min(1).max(7)).readonly(),
  from: clockTime,
  to: clockTime,
})
export type WeeklySpan = z.infer<typeof weeklySpan>

/** A date on which the pattern does not hold: what is worked that day instead (nothing = a free day). */
export const dayException = z.strictObject({
  day: z.iso.date(),
  working: z.array(z.strictObject({ from: clockTime, to: clockTime })).readonly(),
})

/** When somebody may be disturbed. The person's own choice replaces the default whole. */
export const recipientHours = z.strictObject({
  /** May pass midnight; `from` = `to` means no quiet hours. */
  quiet: z.strictObject({ from: clockTime, to: clockTime }),
  working: z.array(weeklySpan).readonly(),
  windows: z.array(weeklySpan).readonly(),
  exceptions: z.array(dayException).readonly(),
})
export type RecipientHours = z.infer<typeof recipientHours>

/**
 * @source services/00-shared-model.md §2.3 [D] for quiet hours and windows. [D] Working hours, used only until the physician
 * gives theirs: Monday to Friday 08:00–18:00, the stretch in which the pilot's messages were missed.
 */
export const physicianHours: RecipientHours = {
  quiet: { from: '21:00', to: '07:00' },
  working: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }],
  windows: [
    { days: [1, 2, 3, 4, 5], from: '18:00', to: '20:30' },
    { days: [6], from: '15:00', to: '19:00' },
  ],
  exceptions: [],
}

/** Staff are written to at work; only the night is quiet. [D] */
export const staffHours: RecipientHours = {
  quiet: { from: '21:00', to: '07:00' },
  working: [],
  windows: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '07:00', to: '21:00' }],
  exceptions: [],
}
