import { alias, command, instant, personId, query, uuid, z } from '@ayni/kernel'

/** What a list may say of a person, by our names. */
export const rosterColumns = [
  'sourceKey',
  'fullName',
  'names',
  'familyNames',
  'maternalName',
  'sex',
  'birthDate',
  'dni',
  'ce',
  'cmp',
  'mobile',
  'otherPhone',
  'email',
  'university',
  'process',
  'facility',
  'facilityName',
  'district',
  'category',
  'institution',
  'startsOn',
  'endsOn',
] as const
export const rosterColumn = z.enum(rosterColumns)
export type RosterColumn = z.infer<typeof rosterColumn>

/** Where each of our columns stands in a file, by its heading there. */
export const rosterMapping = z.partialRecord(rosterColumn, z.string().max(120))
export type RosterMapping = z.infer<typeof rosterMapping>

/** One row as it stands in the file: its line there, and the text of each cell that is mapped and not empty. */
export const rawRow = z.strictObject({
  line: z.int().min(1).max(1_000_000),
  cells: z.partialRecord(rosterColumn, z.string().max(300)),
})
export type RawRow = z.infer<typeof rawRow>

export const MOST_ROWS = 200
const rows = z.array(rawRow).min(1).max(MOST_ROWS)

/** Why a cell cannot be used. Words live with the faces. */
export const rowReason = z.enum([
  'missing',
  'minor',
  'date-unreadable',
  'date-implausible',
  'sex-unknown',
  'dni-digits',
  'ce-shape',
  'cmp-digits',
  'phone-unreadable',
  'email-unreadable',
  'facility-unknown',
  'district-unknown',
  'ends-before-starts',
  'source-key-twice',
  'too-long',
])
export type RowReason = z.infer<typeof rowReason>

export const rowProblem = z.strictObject({ column: rosterColumn, reason: rowReason })
export type RowProblem = z.infer<typeof rowProblem>

export const rowOutcome = z.enum(['new', 'corrected', 'unchanged', 'same-person', 'in-review', 'rejected'])
export type RowOutcome = z.infer<typeof rowOutcome>

export const rowResult = z.strictObject({
  line: z.int(),
  outcome: rowOutcome,
  person: personId.nullable(),
  /** What a corrected row changed. */
  changed: z.array(rosterColumn),
  problems: z.array(rowProblem),
  /** What was not understood and left out although the row was taken. */
  warnings: z.array(rowProblem),
  /** For a duplicate: the line of this file with which it is one, or may be. */
  likeLine: z.int().nullable(),
})
export type RowResult = z.infer<typeof rowResult>

const batchErrors = { 'roster.no-program': 409, 'roster.batch-missing': 404, 'roster.batch-closed': 409 } as const

export const guessColumns = query('roster.guess-columns', {
  summary: 'Which heading of a file is which of our columns: as this programme mapped them last, or by their names',
  allow: ['coordinator'],
  opens: 'C0',
  input: z.strictObject({ headings: z.array(z.string().max(120)).min(1).max(200) }),
  output: z.strictObject({ mapping: rosterMapping, remembered: z.boolean() }),
})

export const previewRows = query('roster.preview-rows', {
  summary: 'What would happen to these rows; nothing is stored',
  allow: ['coordinator'],
  opens: 'C1',
  input: z.strictObject({ rows }),
  output: z.strictObject({
    results: z.array(
      rowResult.extend({
        /** Keyed hashes by which a face finds duplicates across the parts of one file. */
        marks: z.strictObject({
          documents: z.array(z.string()),
          birth: z.string().nullable(),
          phones: z.array(z.string()),
        }),
      }),
    ),
  }),
  errors: { 'roster.no-program': 409 },
})

export const startImport = command('roster.start-import', {
  summary: 'Opens an import and remembers its mapping',
  allow: ['coordinator'],
  input: z.strictObject({
    batch: uuid,
    fileName: z.string().trim().min(1).max(120),
    rows: z.int().min(1).max(200_000),
    mapping: rosterMapping,
    /** The whole list: who is no longer on it is shown as having left. */
    whole: z.boolean(),
  }),
  output: z.null(),
  errors: { 'roster.no-program': 409 },
})

export const importRows = command('roster.import-rows', {
  summary: 'Takes one part of a file; the same part again, or the same source key, repeats nothing',
  allow: ['coordinator'],
  input: z.strictObject({ batch: uuid, chunk: z.int().min(0).max(100_000), rows }),
  output: z.strictObject({ results: z.array(rowResult), repeated: z.boolean() }),
  errors: batchErrors,
})

export const importCounts = z.strictObject({
  new: z.int(),
  corrected: z.int(),
  unchanged: z.int(),
  'same-person': z.int(),
  'in-review': z.int(),
  rejected: z.int(),
  left: z.int(),
})
export type ImportCounts = z.infer<typeof importCounts>

export const finishImport = command('roster.finish-import', {
  summary: 'Closes an import: whole, or left where it was',
  allow: ['coordinator'],
  input: z.strictObject({ batch: uuid, how: z.enum(['done', 'cancelled']) }),
  output: importCounts,
  errors: batchErrors,
})

export const importRecord = z.strictObject({
  batch: uuid,
  fileName: z.string(),
  rows: z.int(),
  startedAt: instant,
  endedAt: instant.nullable(),
  how: z.enum(['done', 'cancelled']).nullable(),
  /** Which parts are in, so that a broken import goes on where it was. */
  chunks: z.array(z.int()),
  counts: importCounts,
})
export type ImportRecord = z.infer<typeof importRecord>

export const imports = query('roster.imports', {
  summary: 'The latest imports of the programme',
  allow: ['coordinator'],
  opens: 'C0',
  input: z.strictObject({}),
  output: z.array(importRecord),
})

export const leftList = query('roster.left-list', {
  summary: 'Who stood on an earlier list and not on the latest whole one; nobody is deleted',
  allow: ['coordinator'],
  opens: 'C1',
  input: z.strictObject({ after: z.string().max(20).nullable().default(null) }),
  output: z.strictObject({
    rows: z.array(z.strictObject({ person: personId, alias, leftAt: instant })),
    total: z.int(),
    next: z.string().nullable(),
  }),
})

export const reduceCopies = command('roster.reduce-copies', {
  summary: 'Reduces to keyed hashes what lists said of people whose cycle is over and who never took part',
  allow: [],
  input: z.strictObject({}),
  output: z.strictObject({ reduced: z.int() }),
})
