import { expect, test } from 'vitest'
import { base32, hotp, matchTotp, totpAddress, totpStep } from './totp.ts'

const published = Buffer.from('12345678901234567890')

test('gives the ten codes of RFC 4226 appendix D', () => {
  const codes = Array.from({ length: 10 }, (_, counter) => hotp(published, counter))
  expect(codes).toEqual([
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ])
})

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('at second %d gives %s, as RFC 6238 appendix B', (second, code) => {
  expect(hotp(published, totpStep(second * 1000), 8)).toBe(code)
})

test('takes the present code and its neighbours, and nothing older or newer', () => {
  const now = 1_780_000_000_000
  const step = totpStep(now)
  const taken = [-2, -1, 0, 1, 2].map((away) => matchTotp(published, hotp(published, step + away), now, 0))
  expect(taken).toEqual([null, step - 1, step, step + 1, null])
})

test('a code that was used is never taken again, nor one before it', () => {
  const now = 1_780_000_000_000
  const step = totpStep(now)
  expect(matchTotp(published, hotp(published, step), now, step)).toBeNull()
  expect(matchTotp(published, hotp(published, step - 1), now, step)).toBeNull()
  expect(matchTotp(published, hotp(published, step + 1), now, step)).toBe(step + 1)
})

test.each(['', '12345', '1234567', 'abcdef', '😀😀'])('%j is no code', (text) => {
  expect(matchTotp(published, text, 1_780_000_000_000, 0)).toBeNull()
})

test('writes base32 as RFC 4648 §10 and an address an app can read', () => {
  expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
    '',
    'MY',
    'MZXQ',
    'MZXW6',
    'MZXW6YQ',
    'MZXW6YTB',
    'MZXW6YTBOI',
  ])
  expect(totpAddress('Ayni', 'Dra. (inventada)', published)).toBe(
    'otpauth://totp/Ayni:Dra.%20(inventada)?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ayni&digits=6&period=30',
  )
})
