import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliHouse, cliHouse } from '../testing/ayni-on-postgres.ts'
import { decode, readPlaces } from './read-places.ts'

const placesOf = (text: string) => {
  const read = readPlaces(text)
  if ('missing' in read) throw new Error(read.missing.join())
  return read
}

describe('reading the list', () => {
  test('codes get their zeros back, and what the list leaves out is empty, not invented', () => {
    const { places } = placesOf(
      'codigo_renipress,nombre,categoria,ubigeo,lat,lon\n123,Puesto Inventado,,10101,-6.2,-77.8\n',
    )
    expect(places).toEqual([
      {
        code: '00000123',
        name: 'Puesto Inventado',
        category: null,
        institution: null,
        ubigeo: '010101',
        lat: -6.2,
        lon: -77.8,
        closed: false,
      },
    ])
  })

  test('the semicolons, capitals and accents of the official file, whose NORTE holds the longitude', () => {
    const { places } = placesOf(
      'Institución;Código Único;Nombre del establecimiento;Categoría;UBIGEO;NORTE;ESTE;Estado\n' +
        'MINSA;00000001;"C.S. ""INVENTADO"";\nSUR";I-3;150101;-77,03;-12,04;ACTIVADO\nESSALUD;2;P.S. Inventado;Sin Categoría;150102;0;0;DESACTIVADO\n',
    )
    expect(places[0]).toMatchObject({
      name: 'C.S. "INVENTADO"; SUR',
      institution: 'MINSA',
      lat: -12.04,
      lon: -77.03,
      closed: false,
    })
    expect(places[1]).toMatchObject({ code: '00000002', category: null, lat: null, lon: null, closed: true })
  })

  test('the Windows alphabet is read as well as UTF-8', () => {
    expect(decode(Buffer.from('Ñuñoa', 'latin1'))).toBe('Ñuñoa')
    expect(decode(Buffer.from('Ñuñoa', 'utf8'))).toBe('Ñuñoa')
  })

  test('every row that cannot be used is named by its line, also below a name of two lines', () => {
    const { places, problems, keep } = placesOf(
      'codigo,nombre,ubigeo,lat,lon\n1,"Dos\nlíneas",010101,,\n2,,010101,,\nx,Algo,010101,,\n3,Algo,01,99,10\n1,Otra vez,010101,,\n4,Corta\n5,Lejos,010101,40.4,-3.7\n',
    )
    expect(places.map(({ code }) => code)).toEqual(['00000001'])
    expect(problems).toEqual([
      { line: 4, column: 'name', reason: 'name' },
      { line: 5, column: 'code', reason: 'code' },
      { line: 6, column: 'lat', reason: 'place' },
      { line: 7, column: 'code', reason: 'twice' },
      { line: 8, column: 'row', reason: 'width' },
      { line: 9, column: 'lat', reason: 'place' },
    ])
    expect(keep).toEqual(['00000002', '00000003', '00000005'])
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
