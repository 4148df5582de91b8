import { readAll, triage } from '@ayni/clinical/triage'
import type { Header } from './header.ts'
import { type RowProblem, readAnswers } from './read-answers.ts'

export type ScreenRecord = {
  readonly person_id: string | null
  readonly phq9_total: number | null
  readonly phq9_band: string | null
  readonly gad7_total: number | null
  readonly gad7_band: string | null
  readonly audit_total: number | null
  readonly audit_zone: string | null
  readonly asq_result: string | null
  readonly suicide_flag: string | null
  readonly level: number | null
  readonly severe_by_published_rule: 0 | 1 | null
  readonly routes: readonly string[]
  readonly drivers: readonly string[]
  readonly errors: readonly string[]
}

export const recordColumns = [
  'person_id',
  'phq9_total',
  'phq9_band',
  'gad7_total',
  'gad7_band',
  'audit_total',
  'audit_zone',
  'asq_result',
  'suicide_flag',
  'level',
  'severe_by_published_rule',
  'routes',
  'drivers',
  'errors',
] as const satisfies readonly (keyof ScreenRecord)[]

const blank: Omit<ScreenRecord, 'person_id' | 'errors'> = {
  phq9_total: null,
  phq9_band: null,
  gad7_total: null,
  gad7_band: null,
  audit_total: null,
  audit_zone: null,
  asq_result: null,
  suicide_flag: null,
  level: null,
  severe_by_published_rule: null,
  routes: [],
  drivers: [],
}

export const describeProblem = (line: number, { column, value, expected }: RowProblem): string =>
  `line ${line}: ${column} = ${value} (${expected})`

const rejected = (errors: readonly string[]): ScreenRecord => ({ person_id: null, ...blank, errors })

/** One row of the file in, one record out; a rejected row keeps its place with its errors and nothing else. */
export function screenRow(header: Header, fields: readonly string[], line: number): ScreenRecord {
  if (fields.length !== header.width)
    return rejected([`line ${line}: ${fields.length} fields (${header.width} expected)`])
  const { sets, answered, problems } = readAnswers(header, fields)
  if (problems.length > 0) return rejected(problems.map((problem) => describeProblem(line, problem)))
  const idAt = header.at.get('person_id')
  const person_id = idAt === undefined ? null : (fields[idAt] ?? '').trim()
  if (answered === 0) return { person_id, ...blank, errors: [] }
  const readings = readAll(sets)
  const result = triage(readings)
  const { 'phq-9': phq9, 'gad-7': gad7, audit, asq } = readings
  return {
    person_id,
    phq9_total: phq9?.total ?? null,
    phq9_band: phq9?.band ?? null,
    gad7_total: gad7?.total ?? null,
    gad7_band: gad7?.band ?? null,
    audit_total: audit?.total ?? null,
    audit_zone: audit?.band ?? null,
    asq_result: asq?.outcome ?? null,
    suicide_flag: result.suicideFlag,
    level: result.level,
    severe_by_published_rule: result.severeByPublishedRule ? 1 : 0,
    routes: result.routes,
    drivers: result.drivers,
    errors: [],
  }
}
