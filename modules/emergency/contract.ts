import { accountId, event, instant, personId, programId, z } from '@ayni/kernel'

const about = { person: personId, program: programId, by: accountId, at: instant }

// Said to the other rooms

/** Nobody has spoken with the person in the time of their class; the psychiatrist decides what comes next. */
export const unreachableSaid = event('emergency.unreachable', z.strictObject({ ...about, alert: z.uuid().nullable() }))

export const emergencyOpened = event('emergency.opened', z.strictObject({ ...about, emergency: z.uuid() }))

/** A named clinician has the person with them: the only way out of an emergency. */
export const handedOver = event(
  'emergency.handed-over',
  z.strictObject({ ...about, emergency: z.uuid(), arrivedAt: instant }),
)

export const referralMade = event(
  'emergency.referral-made',
  z.strictObject({ ...about, referral: z.uuid(), appointmentAt: instant }),
)

export const referralEnded = event(
  'emergency.referral-ended',
  z.strictObject({ ...about, referral: z.uuid(), how: z.enum(['attended', 'not-attended', 'cancelled']) }),
)
