import { type AlertState, openAlert } from '@ayni/clinical/ladder'
import { z } from '@ayni/kernel'

const at = z.iso.datetime().nullable()

/** The ladder's memory of an alert, as it lies in the database; what an older one says besides is let go. */
const alertStateShape: z.ZodType<AlertState> = z.object({
  class: z.enum(['A', 'B']),
  receivedAt: z.iso.datetime(),
  excluded: z.array(z.string()),
  rung: z.int().min(0).nullable(),
  notifiedAt: at,
  floorRung: z.int().min(0),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: at,
  lastAttemptAt: at,
  reachedAt: at,
  /** Memories written before this was kept have none. */
  askedAgainAt: at.default(null),
  handledAt: at,
  incidents: z.array(z.enum(['rungs-exhausted', 'nobody-on-call', 'no-contact-recorded'])),
  incidentAt: at,
})

/**
 * @safety A memory that cannot be read must never silence an alert: it begins anew from the rung that time has reached,
 * which is louder than whatever was lost.
 */
export function readState(stored: unknown, alertClass: 'A' | 'B', receivedAt: string): AlertState {
  const read = alertStateShape.safeParse(stored)
  return read.success ? read.data : openAlert(alertClass, receivedAt)
}
