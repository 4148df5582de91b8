import { describe, expect, test } from 'vitest'
import { doubtfulServices, nearestServices, roundKm, type Service, serviceKind, straightLineKm } from './index.ts'

const lima = { lat: -12.046, lon: -77.043 }
const cusco = { lat: -13.517, lon: -71.978 }
const iquitos = { lat: -3.749, lon: -73.253 }

const service = (code: string, category: string, lat: number, lon: number): Service => ({
  ...{ code, name: `Servicio inventado ${code}`, category, institution: 'MINSA', place: { lat, lon } },
  ...{ doubtful: false, ubigeo: '150101' },
})

describe('R-SUI-05 the nearest service', () => {
  test('straight lines between cities are what an atlas says', () => {
    expect(straightLineKm(lima, cusco)).toBeCloseTo(573, -1)
    expect(straightLineKm(lima, iquitos)).toBeCloseTo(1012, -1)
    expect(straightLineKm(lima, lima)).toBe(0)
  })

  test.each([
    ['II-1', 'hospital'],
    [' ii-e ', 'hospital'],
    ['III-2', 'hospital'],
    ['I-4', 'with-beds'],
    ['I-3', null],
    ['', null],
    [null, null],
  ])('category %s is %s', (category, kind) => expect(serviceKind(category)).toBe(kind))

  test('what the list doubts is never the nearest; in the same province it is named without a distance', () => {
    const sure = service('00000001', 'II-1', -12.5, -77.0)
    const unsure = { ...service('00000002', 'II-1', -12.05, -77.04), doubtful: true }
    const far = { ...unsure, code: '00000003', ubigeo: '160101' }
    const small = { ...unsure, code: '00000004', category: 'I-2' }
    const all = [sure, unsure, far, small]
    expect(nearestServices(lima, all, null).map(({ code }) => code)).toEqual(['00000001'])
    expect(doubtfulServices('150140', all, null)).toEqual([
      {
        ...{ code: '00000002', name: 'Servicio inventado 00000002', category: 'II-1', institution: 'MINSA' },
        kind: 'hospital',
      },
    ])
    expect(doubtfulServices('150140', all, '00000002')).toEqual([])
    expect(doubtfulServices(null, all, null)).toEqual([])
  })

  test('two hospitals, and a centre with beds only where it is nearer; nearest first; never one’s own', () => {
    const all = [
      service('00000001', 'II-1', -12.5, -77.0),
      service('00000002', 'I-4', -12.1, -77.0),
      service('00000003', 'I-4', -12.9, -77.0),
      service('00000004', 'III-1', -12.3, -77.0),
      service('00000005', 'II-2', -13.4, -77.0),
      service('00000006', 'I-2', -12.0, -77.0),
    ]
    expect(nearestServices(lima, all, null).map(({ code }) => code)).toEqual(['00000002', '00000004', '00000001'])
    expect(nearestServices(lima, all, '00000002').map(({ code }) => code)).toEqual(['00000004', '00000001'])
  })

  test('days from any hospital: the one there is, with its distance; and nothing where there is nothing', () => {
    const far = [service('00000001', 'II-1', -12.0, -77.0), service('00000002', 'II-1', -11.0, -76.0)]
    const found = nearestServices(iquitos, far, null)
    expect(found).toHaveLength(1)
    expect(found[0]?.km).toBeGreaterThan(800)
    const withBeds = [...far, service('00000003', 'I-4', -3.9, -73.3)]
    expect(nearestServices(iquitos, withBeds, null).map(({ kind }) => kind)).toEqual(['with-beds', 'hospital'])
    expect(nearestServices(lima, [service('00000006', 'I-2', -12.0, -77.0)], null)).toEqual([])
  })

  test('no false precision', () => {
    expect([0.2, 4.4, 9.6, 12, 43, 118].map(roundKm)).toEqual([1, 4, 10, 10, 45, 120])
  })
})
