import { ageBetween, Badge, formatAge, useWords } from '@ayni/ui'
import { words } from './words.ts'

export type AgedProps = { readonly code: string | undefined; readonly asOf: string; readonly now: string }

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
