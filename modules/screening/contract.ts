import { event, instant, personId, programId, z } from '@ayni/kernel'

export const instrumentId = z.enum(['phq-9', 'gad-7', 'audit', 'asq'])
export type InstrumentId = z.infer<typeof instrumentId>

export const suicideFlag = z.enum(['none', 'item9', 'non_acute', 'acute'])

/** Somebody must be called. Said in the transaction that stores the answers. `because` are driver codes, never answers. */
export const riskFound = event(
  'screening.risk-found',
  z.strictObject({
    person: personId,
    program: programId,
    response: z.uuid(),
    class: z.enum(['A', 'B']),
    because: z.array(z.string()),
    occurredAt: instant,
    receivedAt: instant,
  }),
)

/** The reading of a round after each instrument: what evaluation, coordination and the routes need, no item answers. */
export const roundRead = event(
  'screening.round-read',
  z.strictObject({
    person: personId,
    program: programId,
    round: z.uuid(),
    complete: z.boolean(),
    level: z.int().min(0).max(3),
    suicideFlag,
    severeByPublishedRule: z.boolean(),
    /** Any symptom by instrument, as Table 1 counts it; null where it cannot be told. */
    any: z.strictObject({ dep: z.boolean().nullable(), anx: z.boolean().nullable(), alc: z.boolean().nullable(), sui: z.boolean().nullable() }),
    totals: z.strictObject({ phq9: z.int().nullable(), gad7: z.int().nullable(), audit: z.int().nullable() }),
    routes: z.array(z.string()),
    drivers: z.array(z.string()),
    historyType: z.string().nullable(),
    treatment: z.string().nullable(),
    /** A human review is owed within this many working days; null where none is. */
    reviewInWorkingDays: z.int().nullable(),
    occurredAt: instant,
    receivedAt: instant,
    rulesetVersion: z.string(),
  }),
)
