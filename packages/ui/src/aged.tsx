import { Badge } from './badge.tsx'
import { dictionary, useWords } from './dictionary.ts'
import { ageBetween, formatAge } from './times.ts'

export type AgedProps = { readonly code: string | undefined; readonly asOf: string; readonly now: string }

const words = dictionary({
  es: { aged: (age: string) => `Sin conexión. Esto es de ${age}; lo nuevo no se ve aquí.` },
  en: { aged: (age) => `No connection. This is from ${age}; nothing newer is shown.` },
})

/** What is on the screen when nothing newer comes: its age in red. It is kept in memory alone and goes with the page. */
export const Aged = ({ code, asOf, now }: AgedProps) => {
  const say = useWords(words)
  if (code === undefined) return null
  return (
    <p role="status">
      <Badge tone="act" word={say.aged(formatAge(ageBetween(asOf, now)))} />
    </p>
  )
}
