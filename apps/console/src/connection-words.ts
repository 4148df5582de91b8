import { ageBetween, formatClock, formatSpan, useWords } from '@ayni/ui'
import { minute } from './clock.ts'
import { cutSince } from './connection.ts'
import { words } from './words.ts'

/** Nothing while the screen is fresh; otherwise since when it is not, and how old that makes it. */
export const useConnectionWords = (): string | undefined => {
  const say = useWords(words)
  const since = cutSince.value
  if (since === null) return undefined
  const age = ageBetween(since, minute.value)
  return age.days + age.hours + age.minutes === 0
    ? say.cutNow(formatClock(since))
    : say.cut(formatClock(since), formatSpan(age))
}
