import { alias, z } from '@ayni/kernel'
import type { MessageClass } from './classes.ts'

const none = z.strictObject({})
const code = z.strictObject({ code: z.string().regex(/^\d{4,8}$/) })
const link = z.strictObject({ link: z.string().max(300) })
/** `answer`: whoever gets it may take charge by the same phone, so the message says how. */
const toAnswer = z.strictObject({ alias, class: z.enum(['A', 'B']).optional(), answer: z.boolean().optional() })
/** More than one task waits for them: AY-7K4Q, AY-2222. */
const tasks = z.strictObject({ aliases: z.string().regex(/^AY-[A-Z2-9]{4}(?:, AY-[A-Z2-9]{4}){1,9}$/) })
const aboutAlias = z.strictObject({ alias, class: z.enum(['A', 'B']).optional() })
const clockTime = z.string().regex(/^\d{2}:\d{2}$/)
/** `today` and `tomorrow` are said as the recipient will read them, so the caller computes them from the send time. */
const appointment = z.strictObject({ day: z.union([z.enum(['today', 'tomorrow']), z.iso.date()]), hour: clockTime })
/** How a clinician signs: letters only, so that no message can be smuggled in. */
const signature = z.strictObject({ signature: z.string().regex(/^[\p{L}][\p{L} .'’-]{1,39}$/u) })

/** What a clinician writes to somebody they know: their own words, looked at like every other text; no sign of a command or a mark-up. */
const ownWords = signature.extend({
  words: z.string().regex(/^(?!.*(?::\/\/|www\.))[\p{L}\p{N}¿¡«"][^\p{Cc}<>{}]{0,239}$/u),
})

/** A piece of public material (C0) as the catalogue has it, or its name, and a quiet link: never what anybody wrote. */
const material = z.strictObject({
  title: z.string().regex(/^[\p{L}\d][\p{L}\d .,:;()'’¿?«»-]{1,299}$/u),
  link: z.string().max(300).optional(),
})

/**
 * Every message there is, the class it belongs to and the neutral parameters it takes. The class is tied to the template, so
 * nobody sends an invitation as an alarm; the letter of `class` (A, B) is kept for the record and never said.
 */
export const templates = {
  'sign-in-code': { class: 'N0', params: code },
  'sign-in-link': { class: 'N0', params: link },
  'contact-check': { class: 'N0', params: code },
  'staff-alert': { class: 'N1', params: toAnswer },
  'staff-alert-drill': { class: 'N1', params: toAnswer },
  'rota-hole': { class: 'N1', params: none },
  'incident-opened': { class: 'N1', params: aboutAlias },
  'staff-taken': { class: 'N1', params: aboutAlias },
  'staff-taken-by': { class: 'N1', params: aboutAlias },
  'staff-which': { class: 'N1', params: tasks },
  'staff-pressed': { class: 'N1', params: none },
  'staff-nothing': { class: 'N1', params: none },
  'watch-stopped': { class: 'N1', params: none },
  'watch-resumed': { class: 'N1', params: none },
  'will-call': { class: 'N2', params: none },
  'public-material': { class: 'N0', params: material },
  'reply-now': { class: 'N0', params: none },
  appointment: { class: 'N3', params: appointment },
  'appointment-moved': { class: 'N3', params: appointment },
  'appointment-cancelled': { class: 'N3', params: appointment },
  'appointment-missed': { class: 'N3', params: none },
  news: { class: 'N4', params: none },
  'material-ready': { class: 'N4', params: none },
  'case-answered': { class: 'N4', params: none },
  'reply-waiting': { class: 'N4', params: none },
  'service-ends': { class: 'N4', params: none },
  'group-forming': { class: 'N4', params: none },
  'staff-task': { class: 'N4', params: aboutAlias },
  'staff-digest': { class: 'N4', params: none },
  invitation: { class: 'N5', params: link },
  reminder: { class: 'N5', params: none },
  'caring-contact': { class: 'N6', params: signature },
  'caring-words': { class: 'N6', params: ownWords },
} as const satisfies Record<string, { readonly class: MessageClass; readonly params: z.ZodType }>

export type TemplateName = keyof typeof templates
export type TemplateParams = { readonly [T in TemplateName]: z.infer<(typeof templates)[T]['params']> }
export type ClassOf<T extends TemplateName> = (typeof templates)[T]['class']

/**
 * @safety codes and links open doors, and what one wrote to another is theirs: whoever may list messages must not read them, so
 * they are sealed with the address.
 */
export const hasSecretParams = (name: TemplateName): boolean => {
  const { params } = templates[name]
  return params === code || params === link || params === ownWords
}

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templates, name)
