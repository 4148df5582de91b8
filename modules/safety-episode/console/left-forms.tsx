import type { EpisodePageData, SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import { Button, formatWhen, RadioList, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { actWords } from './act-words.ts'
import type { Doing } from './client.ts'

type LeftProps = { readonly page: EpisodePageData; readonly now: string; readonly doing: Doing }
type LastCall = SafetyEpisodeOperations['safety-episode.try-last-call']['input']

const lastCalls = ['reached', 'no-answer', 'declined'] as const

const LastCallForm = ({ page, doing }: LeftProps) => {
  const say = useWords(actWords)
  const [result, setResult] = useState<LastCall['result'] | undefined>(undefined)
  const [words, setWords] = useState('')
  const save = (): void => {
    if (result === undefined) return
    const { episode } = page.strip
    void doing.act('safety-episode.try-last-call', {
      episode,
      result,
      words: words.trim() === '' ? null : words.trim(),
    })
  }
  return (
    <>
      <p>{say.lastCallWhy}</p>
      <RadioList
        question={say.lastCallWhat}
        value={result}
        onChange={setResult}
        choices={lastCalls.map((value) => ({ value, words: say.lastCalls[value] }))}
      />
      <TextField label={say.words} value={words} onInput={setWords} lines={2} maxLength={1000} />
      <Button kind="quiet" disabled={result === undefined} busy={doing.busy ? say.saving : undefined} onPress={save}>
        {say.saveLastCall}
      </Button>
    </>
  )
}

/** SUI-11: one call that may be declined, then the psychiatrist's reasoning; nothing automatic, and the plan stays with the person. */
export const LeftForms = (props: LeftProps) => {
  const say = useWords(actWords)
  const { page, now, doing } = props
  const [reasoning, setReasoning] = useState('')
  if (page.left === null) return null
  const { declinesLastCall, lastCallAt } = page.left
  return (
    <div class="stack">
      <h3>{say.lastCall}</h3>
      {declinesLastCall ? (
        <p>{say.lastCallDeclined}</p>
      ) : lastCallAt === null ? (
        <LastCallForm {...props} />
      ) : (
        <p>{say.lastCallDone(formatWhen(lastCallAt, now))}</p>
      )}
      <TextField label={say.reasoning} value={reasoning} onInput={setReasoning} lines={3} maxLength={1000} />
      <Button
        disabled={reasoning.trim() === ''}
        busy={doing.busy ? say.saving : undefined}
        onPress={() =>
          void doing.act('safety-episode.close-as-withdrawn', {
            episode: page.strip.episode,
            reasoning: reasoning.trim(),
          })
        }
      >
        {say.closeLeft}
      </Button>
    </div>
  )
}
