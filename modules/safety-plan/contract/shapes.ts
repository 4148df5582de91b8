import { day, instant, z } from '@ayni/kernel'

const words = (most: number) => z.string().trim().min(1).max(most)

/** One line of a section, in the person's own words. */
export const planEntry = z.strictObject({
  text: words(300),
  /** A number to call, or none. */
  contact: z.string().trim().min(1).max(40).nullable(),
  likelihood: z.int().min(0).max(10).nullable(),
  obstacle: words(300).nullable(),
})
export type PlanEntry = z.infer<typeof planEntry>

const entries = z.array(planEntry).max(12)

/** Any section may be empty: a plan is kept at any point. */
export const planContent = z.strictObject({
  sections: z.strictObject({
    'warning-signs': entries,
    'internal-coping': entries,
    'social-distraction': entries,
    'ask-for-help': entries,
    'professional-support': entries,
    'safer-environment': entries,
  }),
  /** "Lo que más me importa"; nobody has to have an answer. */
  matters: words(1000).nullable(),
})
export type PlanContent = z.infer<typeof planContent>

/** What both kinds of saving say; the same version sent twice is one. */
export const newVersion = {
  version: z.uuid(),
  /** What was before the writer and is replaced by this. */
  basedOn: z.array(z.uuid()).max(20),
  content: planContent,
  reviewOn: day.nullable(),
}

/** A measure that was agreed, in neutral words. No field asks with what. */
export const measure = z.strictObject({
  what: words(300),
  /** Who keeps it, or has the keys. */
  keeper: words(120).nullable(),
  until: day.nullable(),
})
export type Measure = z.infer<typeof measure>

export const planVersion = z.strictObject({
  version: z.uuid(),
  basedOn: z.array(z.uuid()),
  content: planContent,
  reviewOn: day.nullable(),
  /** With whom it was written; null when alone. */
  who: z.string().nullable(),
  at: instant,
})
export type PlanVersionView = z.infer<typeof planVersion>

export const agency = z.strictObject({
  code: z.string(),
  name: z.string(),
  category: z.string().nullable(),
  institution: z.string().nullable(),
  kind: z.enum(['hospital', 'with-beds']),
  /** In a straight line, rounded: no way is that short. Null where the list doubts where it is. */
  km: z.int().nullable(),
})

/** Whom the fifth section names without being asked. @source services/07 §7.4 R-SUI-05 */
export const agencies = z.strictObject({
  psychiatrist: z.string().nullable(),
  clinician: z.string().nullable(),
  dutyPhone: z.string().nullable(),
  services: z.array(agency),
  /** Where distances are counted from: the post itself, the middle of its district, or nothing known of either. */
  from: z.enum(['post', 'district', 'unknown']),
})
export type Agencies = z.infer<typeof agencies>
