import { command, instant, query, z } from '@ayni/kernel'
import { consentLayer } from './consent.ts'
import { language } from './shared-shapes.ts'

/** What was agreed, word by word. `says` is null where this house never had the words: then `askWhom` is the privacy officer. */
export const consentReceipt = z.strictObject({
  id: z.uuid(),
  layer: consentLayer,
  given: z.boolean(),
  at: instant,
  receivedAt: instant,
  version: z.string(),
  language,
  channel: z.enum(['phone', 'import', 'console']),
  title: z.string().nullable(),
  says: z.array(z.string()).nullable(),
  /** SHA-256 of version, layer, language, title and sentences: the same words always have the same one. */
  fingerprint: z.string().nullable(),
})
export type ConsentReceipt = z.infer<typeof consentReceipt>

export const consentReceipts = query('enrollment.consent-receipts', {
  summary: 'Everything I allowed or took back, with the words I was shown',
  allow: ['physician'],
  opens: 'C2',
  input: z.strictObject({}),
  output: z.strictObject({ receipts: z.array(consentReceipt), askAgain: z.array(consentLayer) }),
})

const sentence = z.string().trim().min(1).max(2000)

export const keepConsentText = command('enrollment.keep-consent-text', {
  summary: 'Keeps the words of a consent that people of an imported cohort signed elsewhere',
  allow: ['dpo'],
  input: z.strictObject({
    version: z.string().trim().min(1).max(20),
    layer: consentLayer,
    language,
    title: z.string().trim().min(1).max(200),
    says: z.array(sentence).min(1).max(40),
  }),
  output: z.strictObject({ fingerprint: z.string() }),
  errors: { 'enrollment.consent-text-kept': 409 },
})
