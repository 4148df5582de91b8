import { command, instant, personId, query, z } from '@ayni/kernel'
import { clinicians, ownWords, shortWords } from './shapes.ts'

export const referralService = z.enum(['csmc', 'hospital', 'essalud', 'health-centre', 'private', 'other'])
export type ReferralService = z.infer<typeof referralService>

export const attendanceHow = z.enum(['person-said', 'service-said', 'document', 'seen'])
export type AttendanceHow = z.infer<typeof attendanceHow>

const unknown = { 'emergency.referral-unknown': 404, 'emergency.referral-ended': 409 } as const

/** Warm: the clinician calls the service with the physician, and somebody there says yes. @source R-SUI-10 */
export const makeReferral = command('emergency.make-referral', {
  summary: 'Records a referral that was agreed by voice with the service, with the physician on the line',
  allow: clinicians,
  input: z.strictObject({
    person: personId,
    service: referralService,
    facilityCode: z
      .string()
      .regex(/^[0-9]{8}$/)
      .nullable(),
    name: shortWords,
    /** Where it is, as the list of facilities says; sealed with the name. */
    where: shortWords.nullable().default(null),
    appointmentAt: instant,
    acceptedBy: shortWords,
    /** The physician was on the call. */
    calledTogether: z.boolean(),
    aliasOffered: z.boolean(),
    otherProvinceOffered: z.boolean(),
  }),
  output: z.strictObject({ referral: z.uuid(), confirmBy: instant }),
  errors: {
    'emergency.person-unknown': 404,
    'emergency.not-warm': 422,
    'emergency.privacy-not-offered': 422,
    'emergency.date-not-ahead': 422,
  },
})

export const confirmAttendance = command('emergency.confirm-attendance', {
  summary: 'Says whether the person was attended, how that is known, and the new date where they were not',
  allow: clinicians,
  input: z.strictObject({
    referral: z.uuid(),
    attended: z.boolean(),
    how: attendanceHow,
    note: ownWords.nullable(),
    nextAppointmentAt: instant.nullable(),
  }),
  output: z.null(),
  errors: { ...unknown, 'emergency.date-not-ahead': 422, 'emergency.not-due-yet': 409 },
})

/** Given up only by a psychiatrist; cancelled because the person does not want it. */
export const endReferral = command('emergency.end-referral', {
  summary: 'Ends a referral that will not be attended, with the reason',
  allow: clinicians,
  input: z.strictObject({ referral: z.uuid(), how: z.enum(['not-attended', 'cancelled']), reason: ownWords }),
  output: z.null(),
  errors: { ...unknown, 'emergency.only-a-psychiatrist': 403 },
})

export const referral = z.strictObject({
  referral: z.uuid(),
  service: referralService,
  name: z.string(),
  where: z.string().nullable(),
  /** The facility of the official list, where it is one. */
  facility: z.strictObject({ code: z.string(), category: z.string().nullable() }).nullable(),
  acceptedBy: z.string(),
  calledTogether: z.boolean(),
  aliasOffered: z.boolean(),
  otherProvinceOffered: z.boolean(),
  appointmentAt: instant,
  confirmBy: instant,
  state: z.enum(['dated', 'missed', 'ended']),
  endedHow: z.enum(['attended', 'not-attended', 'cancelled']).nullable(),
  confirmedHow: attendanceHow.nullable(),
  by: z.string(),
  missed: z.int(),
})
export type Referral = z.infer<typeof referral>

export const referrals = query('emergency.referrals', {
  summary: 'The referrals of one person, the newest first',
  allow: clinicians,
  opens: 'C4',
  input: z.strictObject({ person: personId }),
  /** `post`: code of the facility or district where the person works, from which distances are counted. */
  output: z.strictObject({ now: instant, post: z.string().nullable(), rows: z.array(referral) }),
  errors: { 'emergency.person-unknown': 404 },
})
