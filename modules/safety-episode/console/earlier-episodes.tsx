import type { EarlierEpisode } from '@ayni/modules/safety-episode/contract'
import { type Definition, DefinitionList, formatDate, useWords } from '@ayni/ui'
import { storyWords } from './story-words.ts'

/** What was known in episodes that ended, folded: a new signal at night is not read as the first. Nothing where there was none. */
export const EarlierEpisodes = ({ earlier }: { readonly earlier: readonly EarlierEpisode[] }) => {
  const say = useWords(storyWords)
  if (earlier.length === 0) return null
  return (
    <details>
      <summary>{say.earlier(earlier.length)}</summary>
      <div class="stack">
        {earlier.map((one) => (
          <One key={one.episode} one={one} />
        ))}
      </div>
    </details>
  )
}

const One = ({ one }: { readonly one: EarlierEpisode }) => {
  const say = useWords(storyWords)
  const answered = (term: string, answer: EarlierEpisode['attempt'], day: string | null): readonly Definition[] =>
    answer === null ? [] : [{ term, detail: day === null ? say.answers[answer] : say.on(say.answers[answer], day) }]
  return (
    <section>
      <h3>{say.fromTo(formatDate(one.openedAt), formatDate(one.closedAt))}</h3>
      <DefinitionList
        items={[
          ...answered(say.attempt, one.attempt, one.attemptOn),
          ...answered(say.intent, one.intent, one.intentOn),
          { term: say.lastAssessed, detail: one.risk === null ? say.notAssessed : say.risks[one.risk] },
          { term: say.ended, detail: say.becauses[one.closedBecause] },
          ...(one.reasoning === null ? [] : [{ term: say.endedWhy, detail: one.reasoning }]),
        ]}
      />
    </section>
  )
}
