import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliHouse, cliHouse } from '../testing/ayni-on-postgres.ts'
import { decode, readPlaces } from './read-places.ts'

describe('reading the list', () => {
  test('the Windows alphabet is read as well as UTF-8', () => {
    expect(decode(Buffer.from('Ñuñoa', 'latin1'))).toBe('Ñuñoa')
    expect(decode(Buffer.from('Ñuñoa', 'utf8'))).toBe('Ñuñoa')
  })

  test('every row keeps its line, also below a name of two lines; one of another width is told', () => {
    const read = readPlaces('codigo;nombre;ubigeo\n1;"Dos\nlíneas; sí";010101\n\n2;Corta\n3;Otra;\n')
    expect(read).toEqual({
      rows: [
        { line: 2, cells: { code: '1', name: 'Dos\nlíneas; sí', ubigeo: '010101' } },
        { line: 6, cells: { code: '3', name: 'Otra' } },
      ],
      problems: [{ line: 5, column: 'row', reason: 'width' }],
    })
  })
})

describe('ayni import places', () => {
  let house: CliHouse
  beforeAll(async () => {
    house = await cliHouse()
  })
  afterAll(async () => house.close())

  async function importing(rows: readonly string[], ...more: string[]) {
    const file = path.join(house.folder, 'places.csv')
    await writeFile(file, `${['codigo_renipress,nombre,categoria,lat,lon', ...rows].join('\n')}\n`)
    const { code, out, err } = await house.run(['import', 'places', file, '--json', ...more])
    return { code, counts: out === '' ? undefined : JSON.parse(out), err }
  }
  const row = (n: number, name = `Puesto inventado ${n}`, category = 'I-1'): string =>
    `${n},${name},${category},-12.${n},-76.${n}`
  const rows = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, i) => row(from + i))

  test('new, then unchanged, then updated, then closed, then open again', async () => {
    expect(await importing(rows(1, 30))).toMatchObject({
      code: 0,
      counts: { fresh: 30, changed: 0, same: 0, closed: 0, rejected: 0 },
    })
    expect(await importing(rows(1, 30))).toMatchObject({ code: 0, counts: { fresh: 0, same: 30, closed: 0 } })
    expect(await importing([...rows(2, 29), row(30, 'Otro nombre'), row(31)])).toMatchObject({
      counts: { fresh: 1, changed: 1, same: 28, closed: 1 },
    })
    expect(await house.sql('select code from enrollment.facility where closed_at is not null')).toBe(
      '[{"code":"00000001"}]',
    )
    expect(await importing([...rows(1, 29), row(30, 'Otro nombre'), row(31)])).toMatchObject({
      counts: { fresh: 0, changed: 1, same: 30, closed: 0 },
    })
  })

  test('a row that cannot be read is reported, closes nothing, and the exit code says so', async () => {
    const { code, counts, err } = await importing([...rows(1, 28), row(29, ''), row(30, 'Otro nombre'), row(31)])
    expect({ code, counts }).toMatchObject({ code: 1, counts: { same: 30, closed: 0, rejected: 1 } })
    expect(err).toContain('line 30: name: the name is missing')
  })

  test('a file that would close a fifth of the list is taken for a part of it; --partial says that it is one', async () => {
    expect(await importing(rows(1, 3))).toMatchObject({
      code: 1,
      counts: undefined,
      err: expect.stringContaining('would close 28 of 31'),
    })
    expect(await importing(rows(1, 3), '--partial')).toMatchObject({ code: 0, counts: { same: 3, closed: 0 } })
    expect(await house.sql('select count(*)::int as n from enrollment.facility where closed_at is null')).toBe(
      '[{"n":31}]',
    )
  })

  test('a file that is no list is refused in words', async () => {
    const file = path.join(house.folder, 'other.csv')
    await writeFile(file, 'a,b\n1,2\n')
    expect(await house.run(['import', 'places', file])).toMatchObject({
      code: 2,
      err: expect.stringContaining('lacks columns: codigo_renipress'),
    })
    expect(await house.run(['import', 'places', `${file}.not`])).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be read'),
    })
  })
})
