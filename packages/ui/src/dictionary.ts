import { signal } from '@preact/signals'
import { language } from './language.ts'

/** A text, a text with blanks to fill, a short list of texts, or a group of these. */
export type Phrase = string | ((...blanks: never[]) => string) | readonly string[] | Phrases
export type Phrases = { readonly [key: string]: Phrase }

type TranslatedList<List> = { readonly [Index in keyof List]: string }

/** The same keys and the same blanks in another language. */
export type Translated<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends (...blanks: infer Blanks) => string
    ? (...blanks: Blanks) => string
    : Words[Key] extends string
      ? string
      : Words[Key] extends readonly string[]
        ? TranslatedList<Words[Key]>
        : Translated<Words[Key]>
}

export type Dictionary<Words> = { readonly es: Words; readonly en: Translated<Words> }

/** Words in both languages. A key missing in either, or with other blanks, does not compile. */
export const dictionary = <const Words extends Phrases>(words: {
  readonly es: Words
  readonly en: Translated<NoInfer<Words>>
}): Dictionary<Words> => words

/** Counts the words that came after their screen was drawn: the phone's English travels in files of its own. */
export const arrived = signal(0)

/**
 * The words in the language on the screen; a component that calls it is drawn again when that changes. Words that have not come
 * yet are said in Spanish meanwhile, never left out.
 */
export const useWords = <Words>(words: Dictionary<Words>): Words | Translated<Words> => {
  const said: Words | Translated<Words> | undefined = words[language.value]
  if (said !== undefined) return said
  // Read, so that the component is drawn again when they come.
  arrived.value
  return words.es
}
