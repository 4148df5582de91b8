/** A name taken apart: without accents, case or the little words between. */
export type NameTokens = {
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** The family names without a husband's: `Quispe de Flores` → `quispe`. */
  readonly maiden: readonly string[]
}

export type WrittenName = { readonly names: string; readonly familyNames: string }

const particles = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'da',
  'do',
  'dos',
  'y',
  'e',
  'vda',
  'viuda',
  'san',
  'santa',
])
const short: Readonly<Record<string, string>> = { ma: 'maria', fco: 'francisco', sta: 'santa', jph: 'joseph' }

export const foldName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’´`]/g, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()

const wordsOf = (text: string): readonly string[] => (foldName(text) === '' ? [] : foldName(text).split(' '))

const meaning = (words: readonly string[]): readonly string[] => {
  const kept = words.filter((word) => !particles.has(word)).map((word) => short[word] ?? word)
  return kept.length > 0 ? kept : words
}

/** What stands before ` de X`; `de la Cruz`, `del Águila` are family names themselves. */
const beforeHusband = (words: readonly string[]): readonly string[] => {
  const at = words.findIndex(
    (word, i) =>
      i > 0 &&
      (word === 'de' || word === 'vda' || word === 'viuda') &&
      !['la', 'las', 'los'].includes(words[i + 1] ?? ''),
  )
  return at < 0 ? words : words.slice(0, at)
}

export const tokensOf = ({ names, familyNames }: WrittenName): NameTokens => {
  const family = wordsOf(familyNames)
  return { given: meaning(wordsOf(names)), family: meaning(family), maiden: meaning(beforeHusband(family)) }
}
