export type Language = 'es' | 'en'

/** Words of one face of one module. A key missing in either language does not compile. */
export type Dictionary<Words> = {
  readonly es: Words
  readonly en: { readonly [K in keyof Words]: Words[K] extends string ? string : Words[K] }
}

export const dictionary = <const Words extends Record<string, unknown>>(words: {
  readonly es: Words
  readonly en: { readonly [K in keyof Words]: Words[K] extends string ? string : Words[K] }
}): typeof words => words
