import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { programId, system, z } from '@ayni/kernel'
import { coordination } from '@ayni/modules/coordination/server'
import { duty, dutyDesk } from '@ayni/modules/duty/server'
import { enrollment } from '@ayni/modules/enrollment/server'
import { evaluation, exactFlow, exactTable1 } from '@ayni/modules/evaluation/server'
import { identity, recordAccess } from '@ayni/modules/identity/server'
import { screening } from '@ayni/modules/screening/server'
import { suicidePreventionOver } from '@ayni/modules/suicide-prevention/server'
import { type TestRuntime, testRuntime } from '@ayni/platform/testing'
import { sql } from 'kysely'
import Papa from 'papaparse'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isHeaderProblem, readHeader } from '../screen/header.ts'
import { readAnswers } from '../screen/read-answers.ts'
import { type CohortRow, importRow } from './import-row.ts'
import { readPerson } from './person-facts.ts'

const sample = fileURLToPath(new URL('../../../../../reference/published/sample-cohort.csv', import.meta.url))
const cellShape = z.object({
  n: z.number(),
  pct: z.number().nullish(),
  denominator: z.number().optional(),
  mean: z.number().optional(),
  sd: z.number().optional(),
})
const expected = z
  .object({
    table1: z.object({
      columns: z.array(z.object({ column_id: z.string(), n: z.number(), n_with_history: z.number() })),
      rows: z.array(z.object({ row_id: z.string(), type: z.string(), cells: z.record(z.string(), cellShape) })),
    }),
    flow: z.array(z.object({ id: z.string(), n: z.number(), of: z.number().optional() })),
  })
  .parse(JSON.parse(readFileSync(sample.replace('.csv', '.expected.json'), 'utf8')))

let house: TestRuntime
const program = {
  id: programId.parse('019a0000-0000-7000-8000-0000000000aa'),
  slug: 'muestra',
  staff: system(programId.parse('019a0000-0000-7000-8000-0000000000aa')),
}

function sampleRows(): readonly CohortRow[] {
  const [head = [], ...lines] = Papa.parse<string[]>(readFileSync(sample, 'utf8').trimEnd()).data
  const header = readHeader(head, {})
  if (isHeaderProblem(header)) throw new Error(header.code)
  return lines.map((fields) => {
    const { person, problems } = readPerson(
      (column) => (fields[header.at.get(column) ?? -1] ?? '').trim(),
      '2026-11-22',
    )
    expect(problems).toEqual([])
    return { person, sets: readAnswers(header, fields).sets }
  })
}

beforeAll(async () => {
  house = await testRuntime(
    [identity, enrollment, screening, duty, suicidePreventionOver(dutyDesk), coordination, evaluation],
    {
      recordAccess,
      start: '2026-11-22T15:00:00.000Z',
    },
  )
  await house.asSystem(async (tx) => {
    await sql`insert into identity.program (id, slug, name, created_at) values (${program.id}, 'muestra', 'Programa inventado', '2026-01-01')`.execute(
      tx,
    )
  })
})
afterAll(async () => house.close())

test('SCR-09 R-EV-12 the sample cohort, imported through the phone’s commands, gives its Table 1 and flow to the last figure', async () => {
  for (const row of sampleRows())
    expect(await importRow(house.runtime, program, row)).toEqual({ refused: undefined, fresh: true })
  const { evaluation: db } = house.runtime.database
  const table = await exactTable1(db, program, house.clock.now())
  expect(table.columns).toEqual(expected.table1.columns)
  expect(table.rows.map((row) => row.row_id)).toEqual(expected.table1.rows.map((row) => row.row_id))
  let compared = 0
  for (const row of expected.table1.rows) {
    const ours = table.rows.find((one) => one.row_id === row.row_id)
    for (const [column, cell] of Object.entries(row.cells)) {
      const got = z.record(z.string(), z.record(z.string(), z.number().nullable())).parse(ours?.cells)[column] ?? {}
      if (row.type === 'mean_sd') {
        expect(got.n).toBe(cell.n)
        expect(got.mean).toBeCloseTo(cell.mean ?? Number.NaN, 4)
        expect(got.sd).toBeCloseTo(cell.sd ?? Number.NaN, 4)
      } else expect(got).toEqual({ n: cell.n, pct: cell.pct ?? null, denominator: cell.denominator })
      compared += 1
    }
  }
  expect(compared).toBe(121)
  expect((await exactFlow(db, program, house.clock.now())).steps).toEqual(expected.flow)
})

test('importing the same file again repeats nothing', async () => {
  const count = () =>
    house.asSystem(
      async (tx) => (await sql<{ n: number }>`select count(*) as n from platform.ledger`.execute(tx)).rows[0]?.n,
    )
  const before = await count()
  for (const row of sampleRows())
    expect(await importRow(house.runtime, program, row)).toEqual({ refused: undefined, fresh: false })
  expect(await count()).toBe(before)
})

test('every risk in the file has an alert with a next time', async () => {
  const { rows } = await house.asSystem((tx) =>
    sql<{
      n: number
      without: number
    }>`select count(*) as n, count(*) filter (where next_at is null) as without from suicide_prevention.alert`.execute(
      tx,
    ),
  )
  expect(rows[0]?.n).toBeGreaterThan(18)
  expect(rows[0]?.without).toBe(0)
})

test('the evaluation role reads its schema and nothing else', async () => {
  const { evaluation: db } = house.runtime.database
  await expect(sql`select * from screening.response`.execute(db)).rejects.toMatchObject({ code: '42501' })
  await expect(sql`select * from enrollment.person`.execute(db)).rejects.toMatchObject({ code: '42501' })
  await expect(sql`select * from evaluation.participant`.execute(db)).rejects.toMatchObject({ code: '42501' })
})
