import type { AccountId, PersonId } from '@ayni/kernel'

import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import {
  Button,
  type Client,
  ErrorNotice,
  Loading,
  RadioList,
  type Refused,
  SelectField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useRef, useState } from 'preact/hooks'
import type { DutyClient } from './client.ts'
import { handOverErrors, handOverWords } from './hand-over-words.ts'

type Input = SafetyEpisodeOperations['safety-episode.hand-to']['input']

export type HandOverProps = {
  readonly client: DutyClient
  readonly episodes: Client<SafetyEpisodeOperations>
  readonly episode: string
  readonly person: PersonId
  readonly owner: AccountId | null
  readonly newId: () => string
  readonly onDone: () => void
}

const becauses = ['conflict', 'leaves', 'person-asked', 'assigned'] as const

/** One press is one act, however often it is sent. */
function useHand({ episodes, episode, newId, onDone }: HandOverProps) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const last = useRef({ id: '', text: '' })
  const hand = async (to: Input['to'], because: Input['because']): Promise<void> => {
    setBusy(true)
    const input = { episode, to, because }
    const text = JSON.stringify(input)
    if (last.current.text !== text) last.current = { id: newId(), text }
    const done = await episodes.call('safety-episode.hand-to', input, { id: last.current.id })
    setBusy(false)
    setRefused(done.ok ? null : done)
    if (done.ok) onDone()
  }
  return { hand, busy, refused }
}

/** To whoever may follow the person, on duty first; "nobody yet" is owed within a day (SUI-08). */
export const HandOver = (props: HandOverProps) => {
  const { client, person, owner } = props
  const say = useWords(handOverWords)
  const { output, code } = useAnswer(client, 'duty.owners-for', { person }, { topics: ['episodes', 'rota'] })
  const [chosen, setTo] = useState<AccountId | 'nobody' | undefined>(undefined)
  const [because, setBecause] = useState<Input['because'] | undefined>(undefined)
  const { hand, busy, refused } = useHand(props)
  const others = (output?.rows ?? []).filter(({ account }) => account !== owner)
  // Whoever has no owner yet is not left again: that another is found within a day is owed already.
  const letsGo = owner !== null
  const to = chosen ?? others[0]?.account ?? 'nobody'
  const named = others.map(({ account, name, onDuty }) => ({ value: account, words: onDuty ? say.onDuty(name) : name }))
  const choices: readonly { readonly value: AccountId | 'nobody'; readonly words: string }[] = [
    ...named,
    ...(letsGo ? [{ value: 'nobody' as const, words: say.nobody }] : []),
  ]
  return (
    <details>
      <summary>{say.handOver}</summary>
      <div class="stack">
        <p class="muted small">{say.why}</p>
        {code === undefined ? null : <ErrorNotice code={code} />}
        {output === undefined && code === undefined ? <Loading words={say.looking} /> : null}
        {output !== undefined && others.length === 0 ? <p>{letsGo ? say.none : say.noneYet}</p> : null}
        <SelectField
          label={say.to}
          hint={letsGo ? say.nobodyMeans : undefined}
          value={to}
          onChange={setTo}
          choices={choices}
        />
        <RadioList
          question={say.because}
          value={because}
          onChange={setBecause}
          choices={becauses.map((value) => ({ value, words: say.becauses[value] }))}
        />
        {refused === null ? null : <ErrorNotice code={refused.code} own={handOverErrors} />}
        <Button
          kind="quiet"
          disabled={because === undefined || !choices.some(({ value }) => value === to)}
          busy={busy ? say.handing : undefined}
          onPress={() => because !== undefined && void hand(to === 'nobody' ? null : to, because)}
        >
          {say.hand}
        </Button>
        <p class="muted small">{say.told}</p>
      </div>
    </details>
  )
}
