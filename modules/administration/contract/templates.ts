import { command, query, z } from '@ayni/kernel'

const language = z.enum(['es', 'en'])
const templateId = z.string().min(1).max(60)
const line = z.string().max(600)
export const templateWordsShape = z.strictObject({ short: line, push: line, subject: line })
export type TemplateWordsShape = z.infer<typeof templateWordsShape>

export const templateRow = z.strictObject({
  template: templateId,
  language,
  /** N0 … N6. @source services/00-shared-model.md §2.4 */
  class: z.string(),
  ours: templateWordsShape,
  own: templateWordsShape.nullable(),
  /** 0 while the programme has never changed it. */
  version: z.int(),
})
export type TemplateRow = z.infer<typeof templateRow>

export const templateList = query('administration.templates', {
  summary: 'Every message there is, in our words and in those of the programme',
  allow: ['admin', 'coordinator', 'director'],
  opens: 'C0',
  input: z.strictObject({}),
  output: z.array(templateRow),
})

export const checkTemplate = query('administration.check-template', {
  summary: 'Whether words may be sent: placeholders, forbidden words, length',
  allow: ['admin', 'coordinator', 'director'],
  opens: 'C0',
  input: z.strictObject({ template: templateId, language, words: templateWordsShape }),
  output: z.strictObject({
    findings: z.array(z.strictObject({ field: z.enum(['short', 'push', 'subject']), rule: z.string() })),
    smsSegments: z.int(),
    /** As it would be read, with invented values. */
    looks: templateWordsShape,
  }),
  errors: { 'administration.template-unknown': 404 },
})

export const setTemplate = command('administration.set-template', {
  summary: 'Says a message in the words of the programme, or in ours again; what may not be sent is not kept',
  allow: ['admin', 'coordinator'],
  input: z.strictObject({
    template: templateId,
    language,
    /** Null: back to ours. */
    words: templateWordsShape.nullable(),
    /** The version that was looked at. */
    after: z.int().min(0),
  }),
  output: z.null(),
  errors: {
    'administration.template-unknown': 404,
    'administration.words-refused': 422,
    'administration.words-changed': 409,
    'administration.no-program': 409,
  },
})
