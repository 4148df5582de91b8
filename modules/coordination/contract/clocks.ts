import { alias, instant, personId, query, z } from '@ayni/kernel'

export const waitKind = z.enum(['first-contact', 'first-session'])
export type WaitKind = z.infer<typeof waitKind>

/** First contact in working days, first session in calendar days; percentiles by nearest rank over those to whom it happened. */
export const waitSummary = z.strictObject({
  of: z.int(),
  happened: z.int(),
  waiting: z.int(),
  left: z.int(),
  p50: z.number().nullable(),
  p75: z.number().nullable(),
  p90: z.number().nullable(),
})

const waits = z.strictObject({ kind: waitKind, all: waitSummary, late: z.int(), wereLate: z.int() })

export const breach = z.strictObject({
  kind: waitKind,
  person: personId,
  alias,
  owner: z.string().nullable(),
  startedAt: instant,
  dueAt: instant,
  /** Null while it is still owed. */
  happenedAt: instant.nullable(),
})
export type Breach = z.infer<typeof breach>

export const clocks = query('coordination.clocks', {
  summary: 'How long people wait from their answers to the first human contact and to the first session',
  allow: ['coordinator', 'director'],
  opens: 'C2',
  input: z.strictObject({ months: z.int().min(1).max(24).default(12) }),
  output: z.strictObject({
    asOf: instant,
    since: instant,
    waits: z.array(waits),
    months: z.array(z.strictObject({ kind: waitKind, month: z.string(), summary: waitSummary })),
    /** Null where fewer than five people stand behind it: a level must not tell of one person. */
    levels: z.array(z.strictObject({ kind: waitKind, level: z.int(), summary: waitSummary.nullable() })),
    lateNow: z.array(breach),
    wereLate: z.array(breach),
  }),
  errors: { 'coordination.no-program': 404 },
})
export type Clocks = z.infer<typeof clocks.output>
