import { signal } from '@preact/signals'

export type Language = 'es' | 'en'

/** The language on the screen. Spanish until the person chooses; the shell keeps the choice. */
export const language = signal<Language>('es')

/** Starts from what the shell kept, and hands every later choice back to it. Returns how to stop. */
export const keepLanguage = (kept: Language | undefined, keep: (chosen: Language) => void): (() => void) => {
  if (kept !== undefined) language.value = kept
  return language.subscribe((now) => {
    if (typeof document !== 'undefined') document.documentElement.lang = now
    keep(now)
  })
}
