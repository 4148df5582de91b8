import { november2026 } from '@ayni/clinical/consent'
import { expect, test } from 'vitest'
import { words } from './words.ts'

/** The phone carries its own copy, because its English travels apart (R-ENR-08); it may not say anything else than the receipts. */
test('the consent on the phone is, word for word, the text that the receipts keep', () => {
  for (const language of ['es', 'en'] as const) {
    const titles = Object.entries(november2026).map(([layer, text]) => [layer, text[language].title])
    expect(Object.entries(words[language].layer)).toEqual(titles)
    const said = JSON.stringify(words[language])
    for (const text of [november2026[1], november2026[2]])
      for (const sentence of text[language].says) expect(said).toContain(JSON.stringify(sentence).slice(1, -1))
  }
})
