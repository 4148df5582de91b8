import { command, instant, personId, uuid, z } from '@ayni/kernel'
import { measure } from './shapes.ts'

const clinicians = ['duty', 'therapist', 'psychiatrist'] as const

const agreed = {
  measures: z.array(measure).min(1).max(8),
  /** The person alone holds keys of the facility: who keeps them, and who covers, is arranged first. @source services/00 EC-04 */
  soleKeyHolder: z.boolean(),
  cover: z.string().trim().min(1).max(300).nullable(),
}

const meansErrors = {
  'safety-plan.person-unknown': 404,
  'safety-plan.cover-first': 422,
  'safety-plan.recheck-time': 422,
} as const

/** Agreed with the person, dated, and owed to be looked at again. Never an inventory of methods. @source services/07 R-SUI-06 */
export const agreeMeans = command('safety-plan.agree-means', {
  summary: 'Notes which measures were agreed with the person, who keeps what, and when it is looked at again',
  allow: clinicians,
  input: z.strictObject({ person: personId, agreement: uuid, ...agreed, recheckBy: instant }),
  output: z.null(),
  errors: { ...meansErrors, 'safety-plan.agreement-taken': 409 },
})

export const recheckMeans = command('safety-plan.recheck-means', {
  summary: 'Says at a contact whether what was agreed was kept, changed or not kept',
  allow: clinicians,
  input: z.strictObject({
    person: personId,
    check: uuid,
    result: z.enum(['kept', 'changed', 'not-kept']),
    note: z.string().trim().min(1).max(500).nullable(),
    /** What holds from now on; needed where it changed. */
    now: z.strictObject({ agreement: uuid, ...agreed }).nullable(),
    recheckBy: instant,
  }),
  output: z.null(),
  errors: {
    ...meansErrors,
    'safety-plan.agreement-taken': 409,
    'safety-plan.nothing-agreed': 404,
    'safety-plan.new-measures-missing': 422,
  },
})

export const agreementView = z.strictObject({
  agreement: z.uuid(),
  measures: z.array(measure),
  soleKeyHolder: z.boolean(),
  cover: z.string().nullable(),
  who: z.string(),
  agreedAt: instant,
  recheckBy: instant,
})
export type AgreementView = z.infer<typeof agreementView>

export const meansCheckView = z.strictObject({
  result: z.enum(['kept', 'changed', 'not-kept']),
  note: z.string().nullable(),
  who: z.string(),
  at: instant,
})
