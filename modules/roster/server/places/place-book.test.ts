import { expect, test } from 'vitest'
import { districts } from './districts.ts'
import { bookOf } from './place-book.ts'

const facility = (code: string, name: string, ubigeo: string | null) => ({
  ...{
    code,
    name,
    ubigeo,
    category: 'I-2',
    institution: 'Invención',
    lat: null,
    lon: null,
    doubtful: false,
    closedAt: null,
  },
})
const book = bookOf([
  facility('00000001', 'Puesto Inventado Ñahuinpuquio', '050101'),
  facility('00000002', 'Centro de Salud Imaginario', '050101'),
  facility('00000003', 'Puesto Gemelo', '050101'),
  facility('00000004', 'Puesto Gemelo', '150101'),
])

/** @source INEI, codes of departments and provinces that a wrong list (RENIEC's) would have otherwise */
test('the districts carry the codes of INEI, not those of RENIEC', () => {
  const code = (name: string, department: string): string | undefined =>
    districts.find((one) => one.name === name && one.department === department)?.code
  expect(code('Miraflores', 'Lima')).toBe('150122')
  expect(code('Ayacucho', 'Ayacucho')).toBe('050101')
  expect(code('Wanchaq', 'Cusco')).toBe('080108')
  expect(code('Callao', 'Callao')).toBe('070101')
  expect(new Set(districts.map((one) => one.code)).size).toBe(districts.length)
  expect(districts.length).toBeGreaterThan(1860)
})

test('a search finds what was meant without accents and with a slip, at most twenty', () => {
  expect(book.search('nahuinpuquio', 'facility', null)[0]).toMatchObject({ code: '00000001', ubigeo: '050101' })
  expect(book.search('centro imajinario', 'facility', null)[0]).toMatchObject({ code: '00000002' })
  expect(book.search('mirafloers', 'district', null).map(({ name }) => name)).toContain('Miraflores')
  expect(book.search('san', 'district', null)).toHaveLength(20)
  expect(book.search('', 'district', null)).toEqual([])
  expect(book.search('miraflores', 'district', '15').map(({ code }) => code)).toContain('150122')
  expect(book.search('miraflores', 'district', '04').every(({ code }) => code.startsWith('04'))).toBe(true)
})

test('of what fits as well the nearer comes first, and nothing is measured to or from a doubtful place', () => {
  const at = (code: string, name: string, ubigeo: string, lat: number | null, doubtful = false) => ({
    ...facility(code, name, ubigeo),
    ...{ lat, lon: lat === null ? null : -73, doubtful },
  })
  const here = bookOf([
    at('00000001', 'Puesto de la Ribera', '160401', -4),
    at('00000005', 'CSMC Lejano', '150101', -9),
    at('00000006', 'CSMC Cercano', '160401', -4.5),
    at('00000007', 'CSMC Dudoso', '160401', -4.1, true),
    at('00000008', 'CSMC Sin Lugar', '160401', null),
  ])
  const names = (from?: string) => here.search('csmc', 'facility', null, from).map(({ name, km }) => [name, km])
  expect(names('00000001').slice(0, 2)).toEqual([
    ['CSMC Cercano', 55],
    ['CSMC Lejano', 555],
  ])
  expect(names('00000001').slice(2)).toEqual([
    ['CSMC Dudoso', null],
    ['CSMC Sin Lugar', null],
  ])
  // From a district: the middle of its facilities whose place is known.
  expect(names('160401')[0]).toEqual(['CSMC Cercano', 30])
  expect(names('00000007').every(([, km]) => km === null)).toBe(true)
  expect(names().every(([, km]) => km === null)).toBe(true)
  // Better named is better found, however far.
  expect(here.search('csmc lejano', 'facility', null, '00000001')[0]).toMatchObject({ name: 'CSMC Lejano' })
})

test('a district is known by its code or by a name that only one has', () => {
  expect(book.district('150122')).toBe('150122')
  expect(book.district('50101')).toBe('050101')
  expect(book.district('Lima / Lima / Miraflores')).toBe('150122')
  expect(book.district('Miraflores')).toBeUndefined()
  expect(book.district('Atlántida')).toBeUndefined()
  expect(book.district('990101')).toBeUndefined()
})

test('a facility is known by its code or by its name where there is one of it', () => {
  expect(book.facility('1', null)?.code).toBe('00000001')
  expect(book.facility('puesto gemelo', null)).toBeUndefined()
  expect(book.facility('PUESTO GEMELO', '150101')?.code).toBe('00000004')
})
