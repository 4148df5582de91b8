import { instant, z } from '@ayni/kernel'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { importCounts } from '../contract.ts'
import { type Cells, type RosterHouse, rosterHouse } from './testing/roster-house.ts'

let house: RosterHouse
beforeEach(async () => {
  house = await rosterHouse()
})
afterEach(async () => house.close())

/** Invented people: no two of them share a name, a birth date, a document or a phone. */
const invented = (n: number): Cells => ({
  sourceKey: `fila-${n}`,
  names: `Inventada ${String.fromCharCode(65 + (n % 26))}${'aeiou'[n % 5]}${'lmnrst'[n % 6]}`,
  familyNames: `Ficticia${n} Imaginaria${n}`,
  birthDate: `${1 + (n % 28)}/${1 + (n % 12)}/${1980 + (n % 20)}`,
  dni: String(40_000_000 + n),
  mobile: `9${String(10_000_000 + n)}`,
})
function outcomes(results: readonly { readonly outcome: string }[]): Record<string, number> {
  const all: Record<string, number> = {}
  for (const { outcome } of results) all[outcome] = (all[outcome] ?? 0) + 1
  return all
}

/** ENR-01: 118 rows, two of them with DNI 45678901, two with one birth date and nearly one name. */
const enr01 = (): readonly Cells[] => [
  ...Array.from({ length: 114 }, (_, i) => invented(i)),
  { ...invented(200), dni: '45678901' },
  { ...invented(201), dni: '45678901' },
  { ...invented(202), familyNames: 'Quispe Rojas', names: 'Ana', birthDate: '03/04/1997' },
  { ...invented(203), familyNames: 'Quispe R.', names: 'Ana María', birthDate: '1997-04-03' },
]

test('ENR-01 118 rows are 117 people: the DNI pair is one, the name pair waits and neither can be invited', async () => {
  const results = await house.importing(enr01())
  expect(outcomes(results)).toEqual({ new: 116, 'same-person': 1, 'in-review': 1 })
  const people = await house.people()
  expect(people).toHaveLength(117)
  expect(results[115]).toMatchObject({ outcome: 'same-person', person: results[114]?.person, likeLine: 116 })
  const pair = [results[116]?.person, results[117]?.person]
  expect(new Set(people.filter(({ held }) => held).map(({ id }) => id))).toEqual(new Set(pair))
  const waiting = await house.ask(house.coordinator, 'roster.reviews', {})
  expect(waiting).toMatchObject({ output: { total: 1, rows: [{ why: 'birth-and-name' }] } })
})

test('ENR-01 re-imported, nothing is new: idempotent by source key, also where rows have none', async () => {
  await house.importing(enr01())
  expect(outcomes(await house.importing(enr01()))).toEqual({ unchanged: 118 })
  const keyless = enr01().map(({ sourceKey: _, ...cells }) => cells)
  expect(outcomes(await house.importing(keyless))).toEqual({ 'same-person': 118 })
  expect(outcomes(await house.importing(keyless))).toEqual({ unchanged: 118 })
  expect(await house.people()).toHaveLength(117)
})

test('ENR-10 born 2010-05-01: rejected as a minor, no person and no contact is made, and the rest goes on', async () => {
  const results = await house.importing([{ ...invented(1), birthDate: '2010-05-01' }, invented(2)])
  expect(results).toMatchObject([
    { line: 2, outcome: 'rejected', person: null, problems: [{ column: 'birthDate', reason: 'minor' }] },
    { line: 3, outcome: 'new' },
  ])
  expect(await house.people()).toHaveLength(1)
  const { rows } = await house.asSystem((tx) =>
    sql<{ n: number }>`select count(distinct person_id)::int as n from enrollment.contact_point`.execute(tx),
  )
  expect(rows[0]?.n).toBe(1)
})

test('a bad row is told whole and taken not at all', async () => {
  const [bad] = await house.importing([
    {
      names: 'Ana',
      birthDate: '31/02/1997',
      dni: '123',
      cmp: 'x',
      mobile: '12',
      email: 'ana',
      sex: 'z',
      startsOn: '1/2/2026',
      endsOn: '1/1/2026',
    },
  ])
  expect(bad?.problems.map(({ column, reason }) => `${column} ${reason}`).sort()).toEqual([
    'birthDate date-unreadable',
    'cmp cmp-digits',
    'dni dni-digits',
    'email email-unreadable',
    'endsOn ends-before-starts',
    'familyNames missing',
    'mobile phone-unreadable',
    'sex sex-unknown',
  ])
  expect(await house.people()).toHaveLength(0)
})

test('3.8 re-imported with corrections: the same person, and it says what changed; once more, nothing does', async () => {
  const [before] = await house.importing([invented(1)])
  const [after] = await house.importing([{ ...invented(1), names: 'Otro Nombre', email: 'a@ejemplo.pe' }])
  expect(after).toMatchObject({ outcome: 'corrected', person: before?.person, changed: ['names', 'email'] })
  const [moved] = await house.importing([
    { ...invented(1), names: 'Otro Nombre', email: 'a@ejemplo.pe', dni: '40009999' },
  ])
  expect(moved).toMatchObject({ outcome: 'corrected', changed: ['dni'] })
  const again = { ...invented(1), names: 'Otro Nombre', email: 'a@ejemplo.pe', dni: '40009999' }
  expect(await house.importing([again])).toMatchObject([{ outcome: 'unchanged' }])
  expect(await house.people()).toHaveLength(1)
})

test('the same source key twice in one file: the second is told, with the line of the first', async () => {
  const results = await house.importing([invented(1), { ...invented(2), sourceKey: 'fila-1' }])
  expect(results[1]).toMatchObject({
    outcome: 'rejected',
    likeLine: 2,
    problems: [{ column: 'sourceKey', reason: 'source-key-twice' }],
  })
})

test('the same part again repeats nothing; parts go on after a broken connection', async () => {
  const batch = house.newId()
  const first = await house.importing([invented(1)], { batch, chunk: 0, open: true })
  const again = await house.importing([invented(1)], { batch, chunk: 0, open: true })
  expect(again).toEqual(first)
  expect(await house.ask(house.coordinator, 'roster.imports', {})).toMatchObject({
    output: [{ batch, chunks: [0], endedAt: null, counts: { new: 1, unchanged: 0 } }],
  })
  await house.importing([invented(2)], { batch, chunk: 1 })
  const done = await house.dispatch(house.coordinator, 'roster.import-rows', {
    batch,
    chunk: 2,
    rows: [{ line: 9, cells: invented(3) }],
  })
  expect(done).toMatchObject({ outcome: 'refused', code: 'roster.batch-closed' })
})

test('whoever left a whole list is shown, never deleted, and may come back', async () => {
  await house.importing([invented(1), invented(2), invented(3)], { whole: true })
  const batch = house.newId()
  await house.importing([invented(1)], { batch, whole: true, open: true })
  const done = await house.dispatch(house.coordinator, 'roster.finish-import', { batch, how: 'done' })
  expect(importCounts.parse(done.outcome === 'refused' ? undefined : done.output)).toMatchObject({
    unchanged: 1,
    left: 2,
  })
  expect(await house.ask(house.coordinator, 'roster.left-list', {})).toMatchObject({ output: { total: 2 } })
  expect(await house.people()).toHaveLength(3)
  await house.importing([invented(2)])
  expect(await house.ask(house.coordinator, 'roster.left-list', {})).toMatchObject({ output: { total: 1 } })
})

test('a cancelled import and a part of a list let nobody leave', async () => {
  await house.importing([invented(1), invented(2)], { whole: true })
  const batch = house.newId()
  await house.importing([invented(1)], { batch, whole: true, open: true })
  await house.dispatch(house.coordinator, 'roster.finish-import', { batch, how: 'cancelled' })
  await house.importing([invented(1)], { whole: false })
  expect(await house.ask(house.coordinator, 'roster.left-list', {})).toMatchObject({ output: { total: 0 } })
})

test.each([
  ['in the other order of family names', 'Ficticia Imaginaria', 'Imaginaria Ficticia'],
  ['under her married name', 'Ficticia Imaginaria', 'Ficticia de Supuesta'],
  ['under her mother’s name alone', 'Ficticia Imaginaria', 'Imaginaria'],
])(
  '3.8 enrolled twice, %s: nobody is joined without a person who decides, and neither is invited',
  async (_, one, other) => {
    const born = { birthDate: '4/5/1998', names: 'Ana María' }
    await house.importing([
      { ...invented(1), ...born, familyNames: one },
      { ...invented(2), ...born, familyNames: other },
    ])
    const people = await house.people()
    expect(people).toHaveLength(2)
    expect(people.map(({ held }) => held)).toEqual([true, true])
  },
)

test('R-ENR-03 one facility phone for three physicians joins nobody; with a like name it is asked', async () => {
  const phone = { mobile: '066123456' }
  const results = await house.importing([
    { ...invented(1), ...phone },
    { ...invented(2), ...phone },
    { ...invented(3), ...phone },
    { ...invented(4), ...phone, names: invented(1).names ?? '', familyNames: 'Ficticia1 I.' },
  ])
  expect(outcomes(results)).toEqual({ new: 3, 'in-review': 1 })
})

test('R-ENR-03 a document that joins two people whom we knew apart is decided by somebody, not by the import', async () => {
  const results = await house.importing([
    { ...invented(1), cmp: '' },
    { ...invented(2), cmp: '123456' },
    { ...invented(3), dni: invented(1).dni ?? '', cmp: '123456' },
  ])
  expect(results[2]?.outcome).toBe('same-person')
  expect(await house.ask(house.coordinator, 'roster.reviews', {})).toMatchObject({
    output: { total: 1, rows: [{ why: 'documents', score: 1 }] },
  })
})

test('the preview says what the import will do and stores nothing', async () => {
  await house.importing([invented(1)])
  const rows = [invented(1), { ...invented(1), email: 'b@ejemplo.pe', sourceKey: 'otra' }, invented(2), { names: 'x' }]
  const raw = rows.map((cells, i) => ({ line: i + 2, cells }))
  const seen = await house.ask(house.coordinator, 'roster.preview-rows', { rows: raw })
  const results = z
    .object({ results: z.array(z.object({ outcome: z.string() })) })
    .parse(seen.outcome === 'answered' ? seen.output : undefined).results
  expect(results.map(({ outcome }) => outcome)).toEqual(['unchanged', 'same-person', 'new', 'rejected'])
  expect(await house.people()).toHaveLength(1)
})

test('R-ENR-10 no number and no name of a list stands in the database in the clear', async () => {
  await house.importing([{ ...invented(1), dni: '45678901', cmp: '098765' }])
  const { rows } = await house.asSystem((tx) =>
    sql<{
      all: string
    }>`select (select string_agg(l::text, ' ') from roster.listing l) || (select string_agg(c::text, ' ')
      from roster.chunk c) || (select string_agg(p::text, ' ') from enrollment.person p) as all`.execute(tx),
  )
  for (const secret of ['45678901', '098765', 'Ficticia', '910000001', 'fila-1'])
    expect(rows[0]?.all).not.toContain(secret)
})

test('R-ENR-10 after the cycle and ninety days the copy of who never took part is nothing but hashes', async () => {
  const ended = { startsOn: '2026-01-01', endsOn: '2026-12-31' }
  const results = await house.importing([
    { ...invented(1), ...ended },
    { ...invented(2), ...ended },
  ])
  await house.asSystem((tx) =>
    sql`update enrollment.person set agreed = true where id = ${results[1]?.person}`.execute(tx),
  )
  const kept = () =>
    house.asSystem(
      async (tx) =>
        (
          await sql<{
            facts: boolean
            documents: boolean
            birth: boolean
            dni: boolean
          }>`select facts_sealed is not null as facts,
            documents_sealed is not null as documents, birth_hash is not null as birth, dni_hash is not null as dni
            from roster.listing order by batch_line`.execute(tx)
        ).rows,
    )
  const whole = { facts: true, documents: true, birth: true, dni: true }
  house.clock.set(instant.parse('2027-03-30T15:00:00.000Z'))
  await house.worker.runNow('roster.reduce-copies')
  expect(await kept()).toEqual([whole, whole])
  house.clock.set(instant.parse('2027-03-31T15:00:00.000Z'))
  await house.worker.runNow('roster.reduce-copies')
  expect(await kept()).toEqual([{ facts: false, documents: false, birth: false, dni: true }, whole])
  expect(await house.importing([{ ...invented(1), ...ended, sourceKey: 'nueva' }])).toMatchObject([
    { outcome: 'same-person' },
  ])
})
