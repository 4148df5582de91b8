import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from '@ayni/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CliHouse, cliHouse } from '../testing/ayni-on-postgres.ts'

let house: CliHouse
let folder: string
beforeAll(async () => {
  house = await cliHouse()
  folder = await mkdtemp(path.join(tmpdir(), 'ayni-cohort-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

const header = 'person_id,contactable,agreed,sex,age_years,region,phq9_1,asq_1,screening_date'
async function cohort(...rows: readonly string[]): Promise<string> {
  const file = path.join(folder, 'cohort.csv')
  await writeFile(file, `${header}\n${rows.join('\n')}\n`)
  return file
}

const graduates = async (slug: string): Promise<number> => {
  const { out } = await house.run(['report', 'flow', '--program', slug, '--format', 'json'])
  return z.object({ steps: z.array(z.object({ n: z.number() })) }).parse(JSON.parse(out)).steps[0]?.n ?? -1
}

test('a programme that is not there is made, a bad row is told and left out whole, and a second time repeats nothing', async () => {
  const file = await cohort(
    'p1,1,1,F,26,Ayacucho,,,',
    'p2,1,1,F,16,Ayacucho,,,',
    'p3,1,1,M,27,Atlántida,1,0,2026-01-05',
  )
  const first = await house.run(['import', 'cohort', file, '--program', 'nueva-2026'])
  expect(first.code).toBe(1)
  expect(first.err).toContain('line 3: age_years = 16 (minor: check the date)')
  expect(first.err).toContain('line 4: region = Atlántida')
  expect(await graduates('nueva-2026')).toBe(1)
  const again = await house.run(['import', 'cohort', file, '--program', 'nueva-2026'])
  expect(again.code).toBe(1)
  expect(await graduates('nueva-2026')).toBe(1)
})

test('a dry run stores nothing, not even the programme; an impossible short name is wrong usage', async () => {
  const file = await cohort('p1,1,1,F,26,Ayacucho,,,')
  expect(await house.run(['import', 'cohort', file, '--program', 'ensayo', '--dry-run'])).toMatchObject({
    code: 0,
    out: '',
  })
  expect((await house.run(['report', 'flow', '--program', 'ensayo'])).code).toBe(2)
  expect((await house.run(['import', 'cohort', file, '--program', 'Con Espacios'])).code).toBe(2)
  expect((await house.run(['import', 'cohort', file])).code).toBe(2)
})

test('the same person twice, and answers without a date, are told by line', async () => {
  const file = await cohort('p1,1,1,F,26,,,,', 'p1,1,1,F,26,,,,', 'p9,1,1,F,26,,1,0,')
  const { code, err } = await house.run(['import', 'cohort', file, '--program', 'repetida', '--dry-run'])
  expect(code).toBe(1)
  expect(err).toContain('line 3: person_id = p1 (already on line 2)')
  expect(err).toContain('line 4: screening_date')
})
