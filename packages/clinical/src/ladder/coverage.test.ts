import { describe, expect, test } from 'vitest'
import { atLima } from '../clocks/index.ts'
import { coverage, type Duty, fewestClinicians, type Rota, rotaAt, watchCoverage } from './index.ts'

const at = (day: number, hour: number) => atLima(`2026-11-${String(day).padStart(2, '0')}`, hour * 60)
const shift = (person: string, role: Duty['role'], from: string | null, to: string | null): Duty => ({
  person,
  role,
  from,
  to,
})
const standing: readonly Duty[] = [
  shift('lead', 'psychiatristLead', null, null),
  shift('director', 'director', null, null),
  shift('second', 'second', null, null),
]
const rota = (...duties: readonly Duty[]): Rota => ({ duties: [...standing, ...duties], absences: [] })

describe('the rota', () => {
  test('who is on at an instant; a shift ends when the next begins', () => {
    const two = rota(shift('ana', 'first', at(20, 8), at(20, 20)), shift('beto', 'first', at(20, 20), at(21, 8)))
    expect(rotaAt(two, at(20, 8)).first).toEqual(['ana'])
    expect(rotaAt(two, at(20, 20)).first).toEqual(['beto'])
    expect(rotaAt(two, at(21, 8)).first).toEqual([])
    expect(rotaAt(two, at(20, 9)).clinician).toEqual(['ana', 'second', 'lead'])
  })

  test('a hole is found with its ends, across several shifts', () => {
    const holed = rota(shift('ana', 'first', at(20, 8), at(20, 20)), shift('beto', 'first', at(21, 8), at(22, 8)))
    expect(coverage(holed, at(20, 8), at(22, 8))).toEqual([{ role: 'first', from: at(20, 20), to: at(21, 8) }])
    expect(coverage(holed, at(20, 0), at(22, 8))[0]).toEqual({ role: 'first', from: at(20, 0), to: at(20, 8) })
  })

  test('an absence inside a shift is a hole; changes of others do not split it', () => {
    const away: Rota = {
      duties: [...standing, shift('ana', 'first', null, null), shift('x', 'clinician', at(20, 12), at(20, 13))],
      absences: [{ person: 'ana', from: at(20, 10), to: at(20, 14) }],
    }
    expect(coverage(away, at(20, 0), at(21, 0))).toEqual([{ role: 'first', from: at(20, 10), to: at(20, 14) }])
  })

  test('a full rota has none', () => {
    expect(coverage(rota(shift('ana', 'first', null, null)), at(1, 0), at(30, 0))).toEqual([])
  })
})

describe('watching ahead', () => {
  test('the next hole within 72 hours, and not beyond', () => {
    const until = (end: string) => watchCoverage(rota(shift('ana', 'first', null, end)), at(20, 0)).nextHole
    expect(until(at(22, 23))).toEqual({ role: 'first', from: at(22, 23), to: at(23, 0) })
    expect(until(at(23, 0))).toBeNull()
  })

  test('with fewer than two clinicians at any moment of the next 12 hours nobody answers the ASQ alone', () => {
    const thin: Rota = {
      duties: [shift('ana', 'first', null, null), shift('beto', 'second', null, at(20, 6))],
      absences: [],
    }
    expect(watchCoverage(thin, at(20, 0))).toMatchObject({ fewestClinicians: 1, tooFewClinicians: true })
    const enough = rota(shift('ana', 'first', null, null))
    expect(watchCoverage(enough, at(20, 0))).toMatchObject({ fewestClinicians: 3, tooFewClinicians: false })
    expect(fewestClinicians({ duties: [], absences: [] }, at(20, 0), at(21, 0))).toBe(0)
  })
})
