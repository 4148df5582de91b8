import type { Letter } from '@ayni/modules/correspondence/contract'
import { Badge, formatWhen, Timeline, useWords } from '@ayni/ui'
import { words } from './words.ts'

/** What was written, oldest first. What the reader may not open says so, and that nobody expects them to. */
export const Letters = ({ letters, now }: { readonly letters: readonly Letter[]; readonly now: string }) => {
  const say = useWords(words)
  return (
    <Timeline
      moments={letters.map(({ id, at, from, who, channel, text, clinical }) => ({
        id,
        at,
        when: formatWhen(at, now),
        title: `${who ?? say.from[from]} · ${say.ways[channel]}`,
        children: (
          <>
            {clinical ? <Badge tone="attend" word={say.clinical} /> : null}
            <p class="letter">{text === null ? say.hidden : text === '' ? say.noWords : text}</p>
          </>
        ),
      }))}
    />
  )
}
