import { type NameTokens, tokensOf, type WrittenName } from './name-tokens.ts'
import { familyLikeness, givenLikeness } from './token-likeness.ts'

type Likeness = (a: string, b: string) => number

/** Each word with the word most like it, best pairs first; the order of the words does not matter, nor who is asked first. */
function pairUp(a: readonly string[], b: readonly string[], like: Likeness): readonly number[] {
  const pairs = a
    .flatMap((x, i) => b.map((y, j) => ({ i, j, score: like(x, y), key: x < y ? `${x} ${y}` : `${y} ${x}` })))
    .filter(({ score }) => score > 0)
    .sort((p, q) => q.score - p.score || (p.key < q.key ? -1 : p.key > q.key ? 1 : 0))
  const [left, right] = [new Set<number>(), new Set<number>()]
  const found: number[] = []
  for (const { i, j, score } of pairs) {
    if (left.has(i) || right.has(j)) continue
    left.add(i)
    right.add(j)
    found.push(score)
  }
  return found
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)

/** The shorter list looked for in the longer; a word more than the other costs a little. */
function likenessOf(a: readonly string[], b: readonly string[], like: Likeness, costOfMore: number): number {
  const least = Math.min(a.length, b.length)
  if (least === 0) return 0
  const more = Math.min(Math.max(a.length, b.length) - least, 2)
  return Math.max(0, sum(pairUp(a, b, like)) / least - more * costOfMore)
}

const MORE_GIVEN = 0.04
const ONE_FAMILY_NAME = 0.1
/** A list that broke the name in the wrong place still has all its words. */
const ALL_WORDS = 0.92
const LEAST_WORDS = 3
const WORD_LEAST = 0.97

const familyOf = (a: NameTokens, b: NameTokens): number =>
  Math.max(
    likenessOf(a.family, b.family, familyLikeness, ONE_FAMILY_NAME),
    likenessOf(a.maiden, b.maiden, familyLikeness, ONE_FAMILY_NAME),
  )

function allWords(a: NameTokens, b: NameTokens): number {
  const [x, y] = [
    [...a.given, ...a.family],
    [...b.given, ...b.family],
  ]
  const least = Math.min(x.length, y.length)
  if (least < LEAST_WORDS || x.length !== y.length) return 0
  const found = pairUp(x, y, givenLikeness)
  return found.length === least && found.every((score) => score >= WORD_LEAST) ? ALL_WORDS : 0
}

export function similarityOf(a: NameTokens, b: NameTokens): number {
  const family = familyOf(a, b)
  const given = likenessOf(a.given, b.given, givenLikeness, MORE_GIVEN)
  return Math.round(Math.max((family + given) / 2, allWords(a, b)) * 1000) / 1000
}

/**
 * How alike two written names are, 0 to 1: accents, order of the family names, initials, further given names and slips of the
 * pen do not part one person in two; another given name does part brothers and sisters.
 */
export const nameSimilarity = (a: WrittenName, b: WrittenName): number => similarityOf(tokensOf(a), tokensOf(b))
