import type { InstrumentId } from '@ayni/clinical/instruments'

export type AnswerColumn = {
  readonly column: string
  readonly instrument: InstrumentId
  readonly item: string
  /** Values as written in the file. */
  readonly allowed: readonly string[]
  /** `allowed` for the eye, in an error. */
  readonly range: string
}

const numbered = (
  instrument: InstrumentId,
  prefix: string,
  item: string,
  count: number,
  allowed: (n: number) => readonly string[],
  range: (n: number) => string,
): readonly AnswerColumn[] =>
  Array.from({ length: count }, (_, i) => ({
    column: `${prefix}_${i + 1}`,
    instrument,
    item: `${item}-${i + 1}`,
    allowed: allowed(i + 1),
    range: range(i + 1),
  }))

const upTo3 = ['0', '1', '2', '3']
const upTo4 = ['0', '1', '2', '3', '4']
const twos = ['0', '2', '4']

/** The answer columns of the cohort interchange file. @source design: cohort interchange file */
export const answerColumns: readonly AnswerColumn[] = [
  ...numbered(
    'phq-9',
    'phq9',
    'phq9',
    9,
    () => upTo3,
    () => '0–3, R',
  ),
  ...numbered(
    'gad-7',
    'gad7',
    'gad7',
    7,
    () => upTo3,
    () => '0–3, R',
  ),
  ...numbered(
    'audit',
    'audit',
    'audit',
    10,
    (n) => (n < 9 ? upTo4 : twos),
    (n) => (n < 9 ? '0–4, R' : '0, 2, 4, R'),
  ),
  ...numbered(
    'asq',
    'asq',
    'asq',
    5,
    () => ['0', '1'],
    () => '1, 0, R',
  ),
]

/** Columns of a cohort that are not answers. */
export const personColumns = [
  'person_id',
  'contactable',
  'agreed',
  'sex',
  'age_years',
  'region',
  'region_ubigeo2',
  'facility_category',
  'institution',
  'history_type',
  'mh_treatment',
  'screening_date',
  'first_session_date',
] as const
export type PersonColumn = (typeof personColumns)[number]

export const knownColumns: ReadonlySet<string> = new Set([...answerColumns.map((c) => c.column), ...personColumns])
