import type { PersonId } from '@ayni/kernel'
import { Button, type Client, ErrorNotice, Notice, RadioList, type Refused, TextField, useWords } from '@ayni/ui'
import { useRef, useState } from 'preact/hooks'
import type { ConcernsOperations } from '../contract.ts'
import { words } from './words.ts'

export type ConcernsClient = Client<ConcernsOperations>

type When = 'soon' | 'now'
/** As somebody types it: without the mark, in small letters, with a space. */
export const aliasIn = (typed: string): string | null => {
  const bare = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const four = bare.length === 6 && bare.startsWith('AY') ? bare.slice(2) : bare
  return /^[A-Z2-9]{4}$/.test(four) ? `AY-${four}` : null
}

export type PassOnProps = {
  readonly client: ConcernsClient
  readonly newId: () => string
  /** Whom the alert on the screen stands for: it ends when the worry is at its alias. */
  readonly standIn?: PersonId | undefined
}

type Raised = ConcernsOperations['concerns.raise']['input']

/** One worry, one id, however often it is pressed; another text is another worry. */
function useRaise({ client, newId, standIn }: PassOnProps) {
  const [busy, setBusy] = useState(false)
  const [sent, setSent] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  const last = useRef({ id: '', text: '' })
  const raise = async (worry: Raised): Promise<void> => {
    setBusy(true)
    const input = standIn === undefined ? worry : { ...worry, standIn }
    const text = JSON.stringify(input)
    if (last.current.text !== text) last.current = { id: newId(), text }
    const done = await client.call('concerns.raise', input, { id: last.current.id })
    setBusy(false)
    setRefused(done.ok ? null : done)
    setSent(done.ok)
  }
  return { raise, busy, sent, refused }
}

/** By alias, to whoever is on duty. */
export const PassOn = (props: PassOnProps) => {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const [what, setWhat] = useState('')
  const [when, setWhen] = useState<When | undefined>(undefined)
  const { raise, busy, sent, refused } = useRaise(props)
  const alias = aliasIn(typed)
  const send = (): void => {
    if (alias === null || when === undefined) return
    void raise({ alias, urgent: when === 'now', words: what.trim() === '' ? null : what.trim() })
  }
  if (sent) return <Notice tone="done" title={props.standIn === undefined ? say.sent : say.passedOn} live="polite" />
  return (
    <div class="stack">
      <TextField
        label={say.alias}
        hint={say.aliasHint}
        problem={typed.length >= 6 && alias === null ? say.aliasShape : undefined}
        value={typed}
        onInput={setTyped}
        maxLength={9}
      />
      <TextField label={say.what} hint={say.whatHint} value={what} onInput={setWhat} lines={3} maxLength={1000} />
      <RadioList
        question={say.ask}
        value={when}
        onChange={setWhen}
        choices={[
          { value: 'soon', words: say.soon },
          { value: 'now', words: say.now },
        ]}
      />
      {refused === null ? null : <ErrorNotice code={refused.code} />}
      <Button
        kind="quiet"
        disabled={alias === null || when === undefined}
        busy={busy ? say.saving : undefined}
        onPress={send}
      >
        {say.send}
      </Button>
    </div>
  )
}
