import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Answer, type Answers, validateAnswers } from '../instruments/index.ts'
import { readAll, triage } from './index.ts'

type Expected = {
  readonly scores: readonly {
    readonly person_id: string
    readonly phq9_total: number | null
    readonly gad7_total: number | null
    readonly audit_total: number | null
    readonly suicide_flag: string
    readonly level: number
    readonly dep: boolean
    readonly anx: boolean
    readonly alc: boolean
    readonly sui: boolean
    readonly mh: boolean
  }[]
  readonly flow: readonly { readonly id: string; readonly n: number }[]
}
const published = new URL('../../../../reference/published/', import.meta.url)
const readText = (file: string) => readFileSync(new URL(file, published), 'utf8')
const expected: Expected = JSON.parse(readText('sample-cohort.expected.json'))

const [header = '', ...lines] = readText('sample-cohort.csv').trim().split(/\r?\n/)
const columns = header.split(',')
type Row = ReadonlyMap<string, string>
const rows: readonly Row[] = lines.map(
  (line) => new Map(line.split(',').map((cell, index) => [columns[index] ?? '', cell])),
)

const ordinal = (cell: string): Answer => (cell === '' ? null : cell === 'R' ? 'refused' : Number(cell))
const asqWord = (cell: string): Answer =>
  cell === '1' ? 'yes' : cell === '0' ? 'no' : cell === 'R' ? 'refused' : 'not_asked'
const group = (row: Row, column: string, item: string, count: number, read: (cell: string) => Answer): Answers =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${item}-${index + 1}`,
      read(row.get(`${column}_${index + 1}`) ?? ''),
    ]),
  )
const answersOf = (row: Row) => ({
  'phq-9': group(row, 'phq9', 'phq9', 9, ordinal),
  'gad-7': group(row, 'gad7', 'gad7', 7, ordinal),
  audit: group(row, 'audit', 'audit', 10, ordinal),
  asq: group(row, 'asq', 'asq', 5, asqWord),
})

const assessed = rows.filter((row) => row.get('screening_date') !== '')
const results = assessed.map((row) => {
  const answers = answersOf(row)
  const readings = readAll(answers)
  return { row, answers, readings, result: triage(readings) }
})

describe('SCR-09 the sample cohort equals the independent recount', () => {
  test('every answer of the file is a valid one', () => {
    for (const { answers } of results) {
      for (const id of ['phq-9', 'gad-7', 'audit', 'asq'] as const) expect(validateAnswers(id, answers[id])).toEqual([])
    }
  })

  test('every person, every figure', () => {
    const ours = results.map(({ row, readings, result }) => ({
      person_id: row.get('person_id'),
      phq9_total: readings['phq-9']?.total ?? null,
      gad7_total: readings['gad-7']?.total ?? null,
      audit_total: readings.audit?.total ?? null,
      suicide_flag: result.suicideFlag,
      level: result.level,
      dep: result.problems.depression,
      anx: result.problems.anxiety,
      alc: result.problems.alcohol,
      sui: result.problems.suicide,
      mh: result.problems.any,
    }))
    expect(ours).toEqual(expected.scores)
  })

  test('the flow below "assessed"', () => {
    const flow = new Map(expected.flow.map((step) => [step.id, step.n]))
    const count = (is: (one: (typeof results)[number]) => boolean) => results.filter(is).length
    expect(count(() => true)).toBe(flow.get('assessed'))
    expect(count(({ result }) => result.problems.any)).toBe(flow.get('any_mental_disease'))
    expect(count(({ result }) => result.level >= 2)).toBe(flow.get('moderate_or_high'))
    expect(count(({ result }) => result.level === 3)).toBe(flow.get('high'))
    expect(count(({ result }) => result.problems.suicide)).toBe(flow.get('suicide_risk'))
  })
})
