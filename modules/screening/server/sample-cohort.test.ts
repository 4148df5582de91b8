import { readFileSync } from 'node:fs'
import { z } from '@ayni/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roundRead } from '../contract.ts'
import { type House, screeningHouse } from './testing/screening-house.ts'

const published = new URL('../../../reference/published/', import.meta.url)
const score = z.object({
  person_id: z.string(),
  phq9_total: z.int().nullable(),
  gad7_total: z.int().nullable(),
  audit_total: z.int().nullable(),
  suicide_flag: z.string(),
  level: z.int(),
  dep: z.boolean(),
  anx: z.boolean(),
  alc: z.boolean(),
  sui: z.boolean(),
})
const expected = z
  .object({ scores: z.array(score) })
  .parse(JSON.parse(readFileSync(new URL('sample-cohort.expected.json', published), 'utf8')))

const [header = '', ...lines] = readFileSync(new URL('sample-cohort.csv', published), 'utf8').trim().split(/\r?\n/)
const columns = header.split(',')
const rows = lines.map((line) => new Map(line.split(',').map((cell, at) => [columns[at] ?? '', cell])))
const asqCode: Readonly<Record<string, string>> = { '1': 'y', '0': 'n', R: 'R' }
const code = (row: ReadonlyMap<string, string>, column: string, items: number): string =>
  Array.from({ length: items }, (_, at) => row.get(`${column}_${at + 1}`) ?? '')
    .map((cell) => (column === 'asq' ? (asqCode[cell] ?? '.') : cell === '' ? '.' : cell))
    .join('')

let house: House
beforeAll(async () => {
  house = await screeningHouse()
})
afterAll(async () => house.close())

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
test('SCR-09 the invented cohort, sent through the same command as the phone, equals the independent recount', async () => {
  const assessed = rows.filter((row) => row.get('screening_date') !== '')
  const found = []
  for (const [at, row] of assessed.entries()) {
    const { actor } = await house.newPerson(`AY-S${letters[Math.floor(at / 24)]}${letters[at % 24]}2`)
    const all = {
      asq: code(row, 'asq', 5),
      'phq-9': code(row, 'phq9', 9),
      'gad-7': code(row, 'gad7', 7),
      audit: code(row, 'audit', 10),
    }
    const answered = Object.fromEntries(
      Object.entries(all).flatMap(([id, a]) => (/^\.*$/.test(a) ? [] : [[id, { a }]])),
    )
    await house.answers(actor, house.newRound(), answered)
    const read = house.heard(roundRead).at(-1)
    found.push({
      person_id: row.get('person_id'),
      phq9_total: read?.totals.phq9 ?? null,
      gad7_total: read?.totals.gad7 ?? null,
      audit_total: read?.totals.audit ?? null,
      suicide_flag: read?.suicideFlag,
      level: read?.level,
      dep: read?.any.dep ?? false,
      anx: read?.any.anx ?? false,
      alc: read?.any.alc ?? false,
      sui: read?.any.sui ?? false,
    })
  }
  expect(found).toEqual(expected.scores)
})
