import type { CrisisPhrase } from './crisis-phrase.ts'
import { type FoldedText, foldWord, squeeze } from './fold-text.ts'
import { phrasesEn } from './phrases-en.ts'
import { phrasesEs } from './phrases-es.ts'

/** Kept with every alert that a reply raised; a changed list is a new version. */
export const CRISIS_LIST_VERSION = '2026-11-22'

export const crisisPhrases: readonly CrisisPhrase[] = [...phrasesEs, ...phrasesEn]

/** Up to two words may stand between. */
const gap = '(?: [^ ]+){0,2}'
/** Shorter than this, letters in a row without spaces would be found inside other words. */
const SHORTEST_SQUEEZED = 8

const alternatives = (word: string): readonly string[] =>
  word.split('|').map((one) =>
    one
      .split('_')
      .map((part) => (part.endsWith('*') ? `${foldWord(part.slice(0, -1))}[^ ]*` : foldWord(part)))
      .join(' '),
  )

function patternOf(form: string): RegExp {
  const parts = form.split(' ').map((word) => (word === '~' ? gap : ` (?:${alternatives(word).join('|')})`))
  return new RegExp(`${parts.join('')}(?= )`)
}

/** Every plain reading of a form, run together; none for forms with endings. */
function squeezedOf(form: string): readonly string[] {
  if (form.includes('*')) return []
  const readings = form
    .split(' ')
    .filter((word) => word !== '~')
    .reduce<readonly string[]>((so, word) => so.flatMap((head) => alternatives(word).map((tail) => head + tail)), [''])
  return readings.map((one) => squeeze(one.replaceAll(' ', ''))).filter((one) => one.length >= SHORTEST_SQUEEZED)
}

type Compiled = Pick<CrisisPhrase, 'id' | 'class'> & {
  readonly patterns: readonly RegExp[]
  readonly squeezed: readonly string[]
}

/** Acute ones first: the first that is found is the gravest. */
const compiled: readonly Compiled[] = crisisPhrases
  .toSorted((one, two) => one.class.localeCompare(two.class))
  .map(({ id, class: of, forms }) => ({
    id,
    class: of,
    patterns: forms.map(patternOf),
    squeezed: forms.flatMap(squeezedOf),
  }))

/** @safety The gravest listed phrase of a message. Nothing in a message takes a phrase away again: not a "no", not a joke. */
export function findPhrase({ readings, squeezed }: FoldedText): Pick<CrisisPhrase, 'id' | 'class'> | null {
  const found = compiled.find(
    (phrase) =>
      phrase.patterns.some((pattern) => readings.some((reading) => pattern.test(reading))) ||
      phrase.squeezed.some((one) => squeezed.includes(one)),
  )
  return found === undefined ? null : { id: found.id, class: found.class }
}
