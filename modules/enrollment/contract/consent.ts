import { command, event, instant, personId, programId, z } from '@ayni/kernel'
import { language } from './shared-shapes.ts'

/** Layers of consent, each given and withdrawn on its own. @source services/00-shared-model.md §2.7 */
export const consentLayer = z.int().min(1).max(7)
export type ConsentLayer = z.infer<typeof consentLayer>

/** Without these two nothing else happens: taking part, and health data for care. */
export const neededLayers = [1, 2] as const satisfies readonly ConsentLayer[]

/** Version of the consent texts shown by this build; stored with every receipt. */
export const CONSENT_TEXT_VERSION = '2026-11'

export const giveConsent = command('enrollment.give-consent', {
  summary: 'Gives one or more layers of consent',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ layers: z.array(consentLayer).min(1).max(7), version: z.string().max(20), language }),
  output: z.null(),
  errors: { 'enrollment.person-missing': 404 },
})

export const withdrawConsent = command('enrollment.withdraw-consent', {
  summary: 'Withdraws one layer of consent, at once and everywhere',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ layer: consentLayer, version: z.string().max(20), language, declinesLastCall: z.boolean() }),
  output: z.null(),
  errors: { 'enrollment.person-missing': 404 },
})

/** A layer of consent was given or withdrawn. Withdrawal acts everywhere within the transaction. */
export const consentChanged = event(
  'enrollment.consent-changed',
  z.strictObject({
    person: personId,
    program: programId,
    layer: consentLayer,
    given: z.boolean(),
    at: instant,
    /** Only on leaving: the person does not want the one call that is still offered while an alert is open. */
    declinesLastCall: z.boolean().optional(),
  }),
)
