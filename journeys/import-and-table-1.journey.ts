import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from '@ayni/kernel'
import { ayni } from './world/command-line.ts'
import { evaluation } from './world/say.ts'
import { expect, test } from './world/world.ts'

const published = path.join(import.meta.dirname, '../reference/published')
const numbers = z.record(z.string(), z.record(z.string(), z.number().nullable()))
const row = z.object({ row_id: z.string(), type: z.string(), cells: numbers })
const tableShape = z.object({
  columns: z.array(z.object({ column_id: z.string(), n: z.number(), n_with_history: z.number() })),
  rows: z.array(row),
})
const steps = z.array(z.object({ id: z.string(), n: z.number(), of: z.number().optional() }))

/** Counts and percentages to the last figure; means and deviations to what a printed table could ever show. */
function same(ours: z.infer<typeof tableShape>, theirs: z.infer<typeof tableShape>): void {
  expect(ours.columns).toEqual(theirs.columns)
  expect(ours.rows.map(({ row_id }) => row_id)).toEqual(theirs.rows.map(({ row_id }) => row_id))
  for (const [at, { row_id, cells }] of theirs.rows.entries()) {
    for (const [column, cell] of Object.entries(cells)) {
      for (const [figure, value] of Object.entries(cell)) {
        const got = ours.rows[at]?.cells[column]?.[figure] ?? null
        if (value === null || Number.isInteger(value)) expect(got, `${row_id} ${column} ${figure}`).toBe(value)
        else expect(got, `${row_id} ${column} ${figure}`).toBeCloseTo(value, 4)
      }
    }
  }
}

test('SCR-09 import and Table 1: a file becomes the published figures, in the terminal and in the console', async ({
  world,
}) => {
  const { house, clinic } = world
  const file = path.join(published, 'sample-cohort.csv')
  const imported = await ayni(house, 'import', 'cohort', file, '--program', clinic.slug)
  expect(imported).toMatchObject({ code: 0 })
  const again = await ayni(house, 'import', 'cohort', file, '--program', clinic.slug)
  expect(again).toMatchObject({ code: 0 })

  const expected = z
    .object({ table1: tableShape, flow: steps })
    .parse(JSON.parse(await readFile(path.join(published, 'sample-cohort.expected.json'), 'utf8')))
  const table = await ayni(house, 'report', 'table1', '--program', clinic.slug, '--format', 'json')
  same(tableShape.parse(JSON.parse(table.out)), expected.table1)
  const flow = await ayni(house, 'report', 'flow', '--program', clinic.slug, '--format', 'json')
  expect(z.object({ steps }).parse(JSON.parse(flow.out)).steps).toEqual(expected.flow)

  const ivan = await world.desk('evaluator')
  await ivan.enters()
  await expect(ivan.page.getByRole('heading', { name: evaluation.es.flowTitle })).toBeVisible()
  await expect(ivan.page.getByRole('heading', { name: evaluation.es.tableTitle })).toBeVisible()
  const assessed = expected.flow.find(({ id }) => id === 'assessed')
  await expect(ivan.page.getByRole('main')).toContainText(String(assessed?.n))
  await ivan.look('import-and-table-1-1')
  await ivan.page.getByRole('heading', { name: evaluation.es.tableTitle }).scrollIntoViewIfNeeded()
  await ivan.look('import-and-table-1-2')
  // Whoever evaluates sees no person: no alias stands anywhere on the page.
  await expect(ivan.page.locator('body')).not.toContainText(/AY-[A-Z2-9]{4}/)
})
