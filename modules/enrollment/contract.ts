import { alias, event, instant, personId, programId, z } from '@ayni/kernel'

/** Layers of consent, each given and withdrawn on its own. @source services/00-shared-model.md §2.7 */
export const consentLayer = z.int().min(1).max(7)
export type ConsentLayer = z.infer<typeof consentLayer>

/** A person stands on the roster of a programme. Carries what evaluation needs and nothing that names anybody. */
export const personImported = event(
  'enrollment.person-imported',
  z.strictObject({
    person: personId,
    program: programId,
    alias,
    contactable: z.boolean(),
    agreed: z.boolean(),
    sex: z.enum(['F', 'M', 'X']).nullable(),
    ageYears: z.int().nullable(),
    regionUbigeo2: z.string().nullable(),
    facilityCategory: z.string().nullable(),
    institution: z.string().nullable(),
  }),
)

/** A layer of consent was given or withdrawn. Withdrawal acts everywhere within the transaction. */
export const consentChanged = event(
  'enrollment.consent-changed',
  z.strictObject({ person: personId, program: programId, layer: consentLayer, given: z.boolean(), at: instant }),
)

/** The person answered by any channel, or opened the link: they can be reached. */
export const personReached = event('enrollment.person-reached', z.strictObject({ person: personId, program: programId, at: instant }))
