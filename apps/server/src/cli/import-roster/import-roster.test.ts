import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CliHouse, cliHouse } from '../testing/ayni-on-postgres.ts'

let house: CliHouse
beforeAll(async () => {
  house = await cliHouse()
})
afterAll(async () => house.close())

async function importing(lines: readonly string[], ...more: string[]) {
  const file = path.join(house.folder, 'lista.csv')
  await writeFile(file, Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'))
  const { code, out, err } = await house.run(['import', 'roster', file, '--program', 'lista-2026', '--json', ...more])
  return { code, err, counts: out === '' ? undefined : JSON.parse(out) }
}

const list = [
  'RELACIÓN INVENTADA DE ADJUDICADOS;;;;',
  'N° DNI;APELLIDOS Y NOMBRES;FEC. NAC.;CELULAR;DISTRITO',
  '45678901;QUISPE ROJAS, ANA;03/04/1997;987654321;LIMA / LIMA / MIRAFLORES',
  '45678901;QUISPE ROJAS ANA;3-4-1997;;',
  '45678902;ÑAUPA VEGA, LUZ;01/05/2010;987654322;',
  '45678903;QUISPE R., ANA MARÍA;1997-04-03;987654323;',
]

test('ENR-01 ENR-10 a Windows list by semicolons: dry, then in earnest, then again', async () => {
  expect((await importing(list, '--dry-run')).code).toBe(2)
  const first = await importing(list)
  expect(first).toMatchObject({
    code: 1,
    counts: { new: 1, 'same-person': 1, 'in-review': 1, rejected: 1 },
    err: expect.stringContaining('line 5: FEC. NAC.: minor'),
  })
  expect(await importing(list, '--dry-run')).toMatchObject({ counts: { new: 0, unchanged: 3, rejected: 1 } })
  expect(await importing(list)).toMatchObject({ counts: { new: 0, unchanged: 3, rejected: 1 } })
  expect(await house.sql(`select count(*)::int as n from enrollment.person`)).toBe('[{"n":2}]')
})

test('whoever left a whole list is counted, and a list without names is wrong usage', async () => {
  expect(await importing(list.slice(0, 3), '--whole')).toMatchObject({ code: 0, counts: { unchanged: 1, left: 1 } })
  expect((await importing(['a;b;c', '1;2;3'])).code).toBe(2)
  expect((await house.run(['import', 'roster', 'no-hay.csv', '--program', 'lista-2026'])).code).toBe(2)
})
