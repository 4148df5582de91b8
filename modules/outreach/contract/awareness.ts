import { command, z } from '@ayni/kernel'
import { nonuseCode, shortNote } from './shared-shapes.ts'

/** As administration names the nine; which of them is open a programme decides. */
const serviceCode = z.string().regex(/^[a-z][a-z-]{1,19}$/)

export const catalogueDay = z.union([z.literal(0), z.literal(7), z.literal(30), z.literal(90)])

export const noteAwareness = command('outreach.note-awareness', {
  summary: 'Notes that the catalogue was shown, and which services the person says they know',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({
    day: catalogueDay,
    services: z
      .array(z.strictObject({ service: serviceCode, understood: z.boolean().nullable() }))
      .min(1)
      .max(9),
  }),
  output: z.null(),
  errors: { 'outreach.no-program': 409 },
})

export const sayNonuse = command('outreach.say-nonuse', {
  summary: 'Why somebody did not use what there is, or that they would rather not say',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({ reasons: z.array(nonuseCode).max(11), note: shortNote.nullable() }),
  output: z.null(),
  errors: { 'outreach.no-program': 409 },
})

export const notNow = command('outreach.not-now', {
  summary: 'One touch: no more reminders for a month',
  allow: ['physician'],
  offline: true,
  input: z.strictObject({}),
  output: z.null(),
  errors: { 'outreach.no-program': 409 },
})

/** What the phone holds: kind `outreach`, key `mine`. */
export type OutreachFact = {
  /** The reminders are silent until then. */
  readonly quietUntil: string | null
  /** It may be asked, once, why nothing was used. */
  readonly askNonuse: boolean
  /** Since when the catalogue is counted from. */
  readonly enteredAt: string | null
  readonly shownDays: readonly number[]
  /** Calls made at a time that the rules forbid, and why. */
  readonly overrides: readonly { readonly at: string; readonly why: string }[]
}
