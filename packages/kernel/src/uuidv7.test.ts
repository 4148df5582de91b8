import { expect, test } from 'vitest'
import { uuidv7 } from './uuidv7.ts'

test('writes the time first, the version and the variant, as RFC 9562 appendix A.6 shows', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('sorts by birth', () => {
  const random = new Uint8Array(10).fill(255)
  expect(uuidv7(1, random) < uuidv7(2, new Uint8Array(10))).toBe(true)
})
