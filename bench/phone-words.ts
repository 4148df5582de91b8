import { registerHooks } from 'node:module'

// The dictionaries need one function of @ayni/ui, and Node cannot read the components beside it.
registerHooks({
  resolve: (name, context, next) =>
    next(name === '@ayni/ui' ? new URL('../packages/ui/src/dictionary.ts', import.meta.url).href : name, context),
})

/** What a person presses between an invitation and the first question, in order. */
export async function tapsToTheFirstQuestion(): Promise<readonly string[]> {
  const { words: consent } = await import('../modules/enrollment/phone/words.ts')
  const { words: check } = await import('../modules/screening/phone/words.ts')
  const { start, accept, goOn, toQuestions } = consent.es
  return [start, accept, goOn, toQuestions, check.es.start]
}
