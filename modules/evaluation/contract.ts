import { command, event, type InputOf, instant, type OutputOf, personId, programId, query, z } from '@ayni/kernel'

/** Version of the numerators, denominators and exclusions below; printed with every figure (R-EV-01). */
export const DEFINITION_VERSION = '2026-11.1'

export const columnIds = [
  'dep_any',
  'dep_none',
  'anx_any',
  'anx_none',
  'alc_any',
  'alc_none',
  'sui_any',
  'sui_none',
  'mh_any',
  'mh_none',
  'total',
] as const
export const columnId = z.enum(columnIds)
export type ColumnId = z.infer<typeof columnId>

/** A proportion; `n` and `pct` are null where a small cell is hidden, `pct` also where nobody is in the denominator. */
export const proportion = z.strictObject({
  n: z.int().nullable(),
  pct: z.number().nullable(),
  denominator: z.int().nullable(),
})
export const average = z.strictObject({ n: z.int().nullable(), mean: z.number().nullable(), sd: z.number().nullable() })

export const tableRow = z.discriminatedUnion('type', [
  z.strictObject({ row_id: z.string(), type: z.literal('n_pct'), cells: z.record(columnId, proportion) }),
  z.strictObject({ row_id: z.string(), type: z.literal('mean_sd'), cells: z.record(columnId, average) }),
])
export type TableRow = z.infer<typeof tableRow>

export const table1Shape = z.strictObject({
  program: z.string(),
  as_of: instant,
  definition_version: z.string(),
  columns: z.array(z.strictObject({ column_id: columnId, n: z.int().nullable(), n_with_history: z.int().nullable() })),
  rows: z.array(tableRow),
})
export type Table1 = z.infer<typeof table1Shape>

export const flowIds = [
  'graduates',
  'contactable',
  'agreed',
  'assessed',
  'any_mental_disease',
  'moderate_or_high',
  'moderate',
  'high',
  'suicide_risk',
] as const
export const flowShape = z.strictObject({
  program: z.string(),
  as_of: instant,
  definition_version: z.string(),
  steps: z.array(z.strictObject({ id: z.enum(flowIds), n: z.int().nullable(), of: z.int().nullable().optional() })),
})
export type Flow = z.infer<typeof flowShape>

const readers = ['evaluator', 'coordinator', 'director', 'psychiatrist', 'dpo'] as const

export const table1 = query('evaluation.table1', {
  summary: 'Table 1 from live rows; small cells hidden (R-EV-02)',
  allow: readers,
  opens: 'C2',
  input: z.strictObject({}),
  output: table1Shape,
  errors: { 'evaluation.no-program': 404 },
})

export const flow = query('evaluation.flow', {
  summary: 'The participant flow from live rows; small cells hidden (R-EV-02)',
  allow: readers,
  opens: 'C2',
  input: z.strictObject({}),
  output: flowShape,
  errors: { 'evaluation.no-program': 404 },
})

export const recordFirstSession = command('evaluation.record-first-session', {
  summary: 'Says that a first session took place, where it was held outside the programme or imported',
  allow: ['coordinator', 'therapist', 'psychiatrist'],
  input: z.strictObject({ person: personId, at: instant }),
  output: z.null(),
  errors: { 'evaluation.no-program': 404 },
})

/** A first session took place (imported, or held in the programme). */
export const firstSessionHeld = event(
  'evaluation.first-session-held',
  z.strictObject({ person: personId, program: programId, at: instant }),
)

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }

/** What the console asks of this module, for its typed client. */
export type EvaluationOperations = {
  readonly 'evaluation.table1': Op<typeof table1>
  readonly 'evaluation.flow': Op<typeof flow>
}
