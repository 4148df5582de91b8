import { arrived } from '@ayni/ui/dictionary.ts'
import { type Language, language } from '@ayni/ui/language.ts'

type Group = { readonly [key: string]: unknown }
type Words = { readonly es: Group; en?: Group }
type Load = () => Promise<{ readonly en: readonly unknown[] }>

const waiting = new Map<Load, readonly Words[]>()

const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value)
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The English travels as values, in the order of the Spanish keys. */
const keyed = (es: Group, en: readonly unknown[]): Group =>
  Object.fromEntries(
    Object.entries(es).map(([key, said], at) => [key, isGroup(said) ? keyed(said, listed(en[at])) : en[at]]),
  )

/** Called by the build for the dictionaries of each file whose English comes in another. */
export const later = (load: Load, dictionaries: readonly Words[]): void => {
  waiting.set(load, dictionaries)
  if (language.value === 'en') void englishHere().catch(() => undefined)
}

async function bring(load: Load, dictionaries: readonly Words[]): Promise<void> {
  const { en } = await load()
  for (const [at, words] of dictionaries.entries()) words.en = keyed(words.es, listed(en[at]))
  waiting.delete(load)
}

/** Resolves when every screen that is here has its English; what could not be had is asked for again the next time. */
export async function englishHere(): Promise<void> {
  if (waiting.size === 0) return
  await Promise.all([...waiting].map(([load, dictionaries]) => bring(load, dictionaries)))
  arrived.value++
}

/** The screen changes language once the words are here; without a signal for them it stays as it is. */
export async function speak(chosen: Language): Promise<void> {
  if (chosen === 'en') await englishHere()
  language.value = chosen
}
