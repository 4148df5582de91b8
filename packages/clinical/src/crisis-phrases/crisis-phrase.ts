/**
 * A group of phrases that say the same. A form is words with spaces between; `a|b` is either, `a_b` two words that
 * stay together in a choice, `word*` any ending, `~` up to two words between. Written plainly: the reader forgives accents, spelling and spacing by itself.
 */
export type CrisisPhrase = {
  readonly id: string
  /** A: a wish to die, a plan, an act. B: somebody must read it today; everyday idioms with the same words are here too. [D] */
  readonly class: 'A' | 'B'
  readonly forms: readonly string[]
}
