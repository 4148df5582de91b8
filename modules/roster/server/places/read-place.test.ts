import { expect, test } from 'vitest'
import type { PlaceRow } from '../../contract.ts'
import { findColumns } from './place-columns.ts'
import { readPlace } from './read-place.ts'

const row = (cells: PlaceRow['cells']): PlaceRow => ({ line: 2, cells })

test('codes get their zeros back, and what the list leaves out is empty, not invented', () => {
  const cells = { code: '123', name: 'Puesto  Inventado', ubigeo: '10101', lat: '-6.2', lon: '-77.8' }
  expect(readPlace(row(cells))).toEqual({
    ...{ code: '00000123', name: 'Puesto Inventado', category: null, institution: null },
    ...{ ubigeo: '010101', lat: -6.2, lon: -77.8, doubtful: false, closed: false },
  })
})

test.each([
  ['1', true],
  ['SÍ', true],
  ['0', false],
  ['', false],
])('a doubt of the list about the coordinates: %j is %j', (doubtful, said) => {
  expect(readPlace(row({ code: '1', name: 'P.S.', lat: '-6.2', lon: '-77.8', doubtful }))).toMatchObject({
    doubtful: said,
  })
  expect(findColumns(['codigo_renipress', 'nombre', 'coord_dudosa']).at).toMatchObject({ doubtful: 2 })
})

test('the capitals and accents of the official file, whose NORTE holds the longitude', () => {
  const headings = 'Institución;Código Único;Nombre del establecimiento;Categoría;UBIGEO;NORTE;ESTE;Estado'.split(';')
  expect(findColumns(headings)).toEqual({
    at: { institution: 0, code: 1, name: 2, category: 3, ubigeo: 4, lat: 5, lon: 6, state: 7 },
    missing: [],
  })
  expect(readPlace(row({ code: '1', name: 'C.S. INVENTADO', lat: '-77,03', lon: '-12,04' }))).toMatchObject({
    lat: -12.04,
    lon: -77.03,
  })
  expect(
    readPlace(row({ code: '2', name: 'P.S.', category: 'Sin Categoría', lat: '0', lon: '0', state: 'DESACTIVADO' })),
  ).toMatchObject({ category: null, lat: null, lon: null, closed: true })
  expect(findColumns(['a', 'b']).missing[0]).toContain('codigo_renipress')
})

test.each([
  [{ code: 'x', name: 'Algo' }, 'code', undefined],
  [{ code: '2' }, 'name', '00000002'],
  [{ code: '3', name: 'Algo', ubigeo: 'abc' }, 'ubigeo', '00000003'],
  [{ code: '5', name: 'Lejos', lat: '40.4', lon: '-3.7' }, 'place', '00000005'],
] as const)('%j is told, and what the list has is not closed for it', (cells, reason, code) => {
  expect(readPlace(row(cells))).toMatchObject({ reason, ...(code === undefined ? {} : { code }) })
})
