import { channelWords, tryResultWords } from '@ayni/clinical/episode'
import type { AttemptChannel, AttemptResult } from '@ayni/modules/suicide-prevention/contract'
import { Button, Card, ErrorNotice, language, SelectField, TextField, useDo, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { AlertClient } from './client.ts'
import { errors } from './error-words.ts'
import { words } from './words.ts'

const channels = [
  'call',
  'whatsapp-call',
  'message',
  'trusted-person',
  'radio',
  'in-person',
] as const satisfies readonly AttemptChannel[]
const results = [
  'reached',
  'no-answer',
  'phone-off',
  'message-left',
  'cut-off',
  'wrong-number',
] as const satisfies readonly AttemptResult[]

export type AttemptLogProps = { readonly client: AlertClient; readonly alert: string; readonly onChanged: () => void }

/** One press on what happened notes the attempt and keeps the alert; the phone call is the usual way and needs no choice. */
export const AttemptLog = ({ client, alert, onChanged }: AttemptLogProps) => {
  const say = useWords(words)
  const [channel, setChannel] = useState<AttemptChannel>('call')
  const [note, setNote] = useState('')
  const { act, busy, refused } = useDo(client, onChanged)
  const log = async (result: AttemptResult): Promise<void> => {
    const answer = await act('suicide-prevention.log-attempt', {
      alert,
      channel,
      result,
      note: note.trim() === '' ? null : note.trim(),
    })
    if (answer.ok) setNote('')
  }
  return (
    <Card title={say.attempt}>
      <SelectField
        label={say.attemptHow}
        value={channel}
        onChange={setChannel}
        choices={channels.map((value) => ({ value, words: channelWords[value][language.value] }))}
      />
      <TextField
        label={say.noteOptional}
        hint={say.noteHint}
        value={note}
        onInput={setNote}
        lines={2}
        maxLength={1000}
      />
      <h3>{say.attemptResult}</h3>
      <div class="stack">
        {results.map((result) => (
          <Button
            key={result}
            wide
            kind={result === 'reached' ? 'primary' : 'quiet'}
            busy={busy ? say.saving : undefined}
            onPress={() => void log(result)}
          >
            {tryResultWords[result][language.value]}
          </Button>
        ))}
      </div>
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
    </Card>
  )
}
