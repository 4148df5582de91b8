import { readFileSync } from 'node:fs'
import { PassThrough, Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { z } from '@ayni/kernel'
import { expect, test } from 'vitest'
import { program } from '../program.ts'
import { recordColumns } from './screen-row.ts'

const sample = fileURLToPath(new URL('../../../../../reference/published/sample-cohort.csv', import.meta.url))
const expected = z
  .object({
    scores: z.array(
      z.object({
        person_id: z.string(),
        phq9_total: z.number().nullable(),
        gad7_total: z.number().nullable(),
        audit_total: z.number().nullable(),
        suicide_flag: z.string(),
        level: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(sample.replace('.csv', '.expected.json'), 'utf8')))

async function ayni(args: readonly string[], input = '') {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const out: Buffer[] = []
  const err: Buffer[] = []
  stdout.on('data', (chunk: Buffer) => out.push(chunk))
  stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const code = await program(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout,
    stderr,
    env: { LANG: 'en_US' },
  })
  return { code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }
}

const rows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.array(z.string())])))

test('SCR-09 the sample cohort gives the expected scores, person by person', async () => {
  const { code, out } = await ayni(['screen', sample, '--format', 'json'])
  const byId = new Map(rows.parse(JSON.parse(out)).map((row) => [row.person_id, row]))
  expect(code).toBe(0)
  expect(expected.scores.length).toBe(56)
  for (const { person_id, ...scores } of expected.scores) expect(byId.get(person_id)).toMatchObject(scores)
  expect(byId.get('S001')).toMatchObject({ level: null, suicide_flag: null, errors: [] })
})

test('a value out of range rejects its row with line, column and value; its neighbours are scored', async () => {
  const { code, out, err } = await ayni(['screen', '-'], 'person_id,gad7_5,asq_1\na,1,0\nb,10,0\nc,2,1\n')
  const lines = out.trimEnd().split('\n')
  expect(code).toBe(1)
  expect(lines[0]).toBe(recordColumns.join(','))
  expect(lines[2]).toBe(',,,,,,,,,,,,,"line 3: gad7_5 = 10 (0–3, R)"')
  expect(lines[1]?.startsWith('a,')).toBe(true)
  expect(lines[3]).toContain('acute')
  expect(err).toContain('3 rows · 1 rejected')
})

test('AUDIT items after “never” are blank or 0, or the row is rejected', async () => {
  const header = 'audit_1,audit_2,audit_3,audit_4,audit_5,audit_6,audit_7,audit_8,audit_9,audit_10'
  const { out } = await ayni(
    ['screen', '-', '--format', 'json'],
    `${header}\n0,,,,,,,,0,0\n0,0,0,0,0,0,0,0,2,0\n0,3,,,,,,,0,0\n1,0,0,0,0,0,0,0,1,0\n`,
  )
  const [skipped, zeros, contradicting, odd] = rows.parse(JSON.parse(out))
  expect(skipped).toMatchObject({ audit_total: 0, audit_zone: 'zone-1' })
  expect(zeros).toMatchObject({ audit_total: 2 })
  expect(contradicting).toMatchObject({
    errors: ['line 4: audit_2 = 3 (blank or 0 when audit_1 is 0)'],
    audit_total: null,
    level: null,
  })
  expect(odd).toMatchObject({ errors: ['line 5: audit_9 = 1 (0, 2, 4, R)'] })
})

test('columns come in any order, with a BOM, CRLF, quotes, other names, and strangers among them', async () => {
  const { code, out, err } = await ayni(
    ['screen', '-', '--format', 'json'],
    '\uFEFF"note",asq_4,person_id\r\n"a, b\r\nc",1,p1\r\n',
  )
  expect(code).toBe(0)
  expect(err).toContain('columns not used: note')
  expect(rows.parse(JSON.parse(out))).toMatchObject([
    { person_id: 'p1', level: 0, asq_result: 'positive-acuity-unknown' },
  ])
})

test('what cannot be read at all is wrong usage, in words', async () => {
  expect(await ayni(['screen', '/nowhere.csv'])).toMatchObject({ code: 2, out: '' })
  expect(await ayni(['screen', '-'], 'a,b\n1,2\n')).toMatchObject({
    code: 2,
    err: expect.stringContaining('no known column'),
  })
  expect(await ayni(['screen', '-'], 'phq9_1,phq9_1\n1,2\n')).toMatchObject({
    code: 2,
    err: expect.stringContaining('appears twice'),
  })
  expect(await ayni(['screen', '-', '--format', 'xml'])).toMatchObject({ code: 2 })
  expect(await ayni(['scren'])).toMatchObject({ code: 2 })
})

test('a row with a field too many is rejected, not shifted', async () => {
  const { code, out } = await ayni(['screen', '-', '--format', 'json'], 'person_id,phq9_1\np1,1,2\n')
  expect(code).toBe(1)
  expect(rows.parse(JSON.parse(out))).toMatchObject([{ errors: ['line 2: 3 fields (2 expected)'] }])
})
