import { expect, test } from 'vitest'
import { isEasyPin } from './pin-strength.ts'

test('PIN: runs, repeats and pairs are said to be easy; the rest is left to the person', () => {
  for (const pin of ['000000', '123456', '654321', '121212', '123123', '777777']) expect(isEasyPin(pin)).toBe(true)
  for (const pin of ['180593', '902417', '113508', '246813']) expect(isEasyPin(pin)).toBe(false)
})
