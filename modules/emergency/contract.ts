import { accountId, event, type InputOf, instant, type OutputOf, personId, programId, z } from '@ayni/kernel'
import type * as emergency from './contract/emergency.ts'
import type * as fitnessOf from './contract/fitness.ts'
import type * as sheets from './contract/local-ways.ts'
import type * as referring from './contract/referral.ts'

export * from './contract/emergency.ts'
export * from './contract/fitness.ts'
export * from './contract/local-ways.ts'
export * from './contract/referral.ts'
export * from './contract/shapes.ts'

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

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this room, for its typed client. */
export type EmergencyOperations = {
  readonly 'emergency.say-unreachable': Op<typeof emergency.sayUnreachable>
  readonly 'emergency.open': Op<typeof emergency.openEmergency>
  readonly 'emergency.take-over': Op<typeof emergency.takeOver>
  readonly 'emergency.know-person': Op<typeof emergency.knowPerson>
  readonly 'emergency.decide': Op<typeof emergency.decide>
  readonly 'emergency.log-action': Op<typeof emergency.logAction>
  readonly 'emergency.tell-person': Op<typeof emergency.tellPerson>
  readonly 'emergency.note-course': Op<typeof emergency.noteCourse>
  readonly 'emergency.say-cover': Op<typeof emergency.sayCover>
  readonly 'emergency.confirm-hand-over': Op<typeof emergency.confirmHandOver>
  readonly 'emergency.open-now': Op<typeof emergency.openEmergencies>
  readonly 'emergency.of-person': Op<typeof emergency.ofPerson>
  readonly 'emergency.save-local-way': Op<typeof sheets.saveLocalWay>
  readonly 'emergency.verify-local-way': Op<typeof sheets.verifyLocalWay>
  readonly 'emergency.retire-local-way': Op<typeof sheets.retireLocalWay>
  readonly 'emergency.local-ways': Op<typeof sheets.localWays>
  readonly 'emergency.make-referral': Op<typeof referring.makeReferral>
  readonly 'emergency.confirm-attendance': Op<typeof referring.confirmAttendance>
  readonly 'emergency.end-referral': Op<typeof referring.endReferral>
  readonly 'emergency.referrals': Op<typeof referring.referrals>
  readonly 'emergency.record-fitness': Op<typeof fitnessOf.recordFitness>
  readonly 'emergency.propose-disclosure': Op<typeof fitnessOf.proposeDisclosure>
  readonly 'emergency.sign-disclosure': Op<typeof fitnessOf.signDisclosure>
  readonly 'emergency.fitness': Op<typeof fitnessOf.fitness>
}
