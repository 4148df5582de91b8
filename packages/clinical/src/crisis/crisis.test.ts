import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seed } from '../../test-seed.ts'
import { aliasAlphabet, aliasFrom, crisisLines, crisisSms, isAlias, readCrisisSms } from './index.ts'

describe('crisis lines', () => {
  test('113 option 5 comes first and SAMU second, both verified', () => {
    expect(crisisLines.slice(0, 2).map((line) => [line.dial, line.option, line.verified])).toEqual([
      ['113', '5', true],
      ['106', null, true],
    ])
  })
  test('every number can be dialled', () => {
    for (const line of crisisLines) expect(line.dial).toMatch(/^1\d\d$/)
  })
})

describe('SUI-03 the fallback SMS', () => {
  test('alias and class, nothing else', () => {
    expect(crisisSms('AY-7K4Q', 'A')).toBe('AYNI AY-7K4Q A')
    expect(readCrisisSms(' ayni  ay-7k4q a ')).toEqual({ alias: 'AY-7K4Q', class: 'A' })
  })
  test.each(['AYNI AY-7K4Q', 'AYNI AY-7K4Q C', 'AY-7K4Q A', 'AYNI AY-7K4 A', 'AYNI AY-7K4Q A x', ''])(
    '%j is not one',
    (text) => {
      expect(readCrisisSms(text)).toBeNull()
    },
  )
})

describe('the alias', () => {
  test('has no two characters that are confused', () => {
    expect(new Set(aliasAlphabet).size).toBe(aliasAlphabet.length)
    for (const confusing of '0O1IL5S2Z8BUV') expect(aliasAlphabet).not.toContain(confusing)
    expect(isAlias('AY-7K4Q')).toBe(true)
    expect(isAlias('AY-0OIL')).toBe(false)
  })
  test(`any four chances make one that is read back (seed ${seed})`, () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.tuple(chance, chance, chance, chance), (chances) => {
        const alias = aliasFrom(chances)
        expect(isAlias(alias)).toBe(true)
        expect(readCrisisSms(crisisSms(alias, 'B'))).toEqual({ alias, class: 'B' })
      }),
      { seed },
    )
  })
})
