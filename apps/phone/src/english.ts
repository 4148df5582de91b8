import { type Language, language } from '@ayni/ui'

const waiting: (() => Promise<void>)[] = []

/** Called by the build for each dictionary whose English comes in its own file. */
export const later = (load: () => Promise<void>): void => {
  waiting.push(load)
}

/** The screen changes language once the words are here; without a signal for them it stays as it is. */
export async function speak(chosen: Language): Promise<void> {
  if (chosen === 'en') {
    await Promise.all(waiting.map((load) => load()))
    waiting.length = 0
  }
  language.value = chosen
}
