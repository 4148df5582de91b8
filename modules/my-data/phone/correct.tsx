import { Button, Card, RadioList, Screen, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { MyDataProps } from './my-data-props.ts'
import { words } from './words.ts'

const kinds = ['name', 'correct', 'disagree', 'oppose'] as const
type Kind = (typeof kinds)[number]

/** What is wrong, and what one may say about it. One's name is written here; the rest goes to whoever looks after the data. */
export const Correct = ({ frame, device, onDone }: MyDataProps) => {
  const say = useWords(words)
  const [kind, setKind] = useState<Kind>('name')
  const [names, setNames] = useState('')
  const [familyNames, setFamilyNames] = useState('')
  const [text, setText] = useState('')
  const [kept, setKept] = useState(false)
  const ready = kind === 'name' ? names.trim() !== '' && familyNames.trim() !== '' : text.trim() !== ''
  const send = async (): Promise<void> => {
    if (!ready) return
    const said = { words: text.trim() }
    await device.record(
      kind === 'name'
        ? { name: 'enrollment.correct-my-name', input: { names: names.trim(), familyNames: familyNames.trim() } }
        : kind === 'disagree'
          ? { name: 'my-data.disagree', input: { section: 'answers', about: 'answers', ...said } }
          : { name: 'my-data.ask', input: { kind, section: 'who-i-am', ...said } },
    )
    setText('')
    setKept(true)
  }
  return (
    <Screen {...frame} title={say.rows.correct[0]} back={{ onPress: onDone }}>
      <p>{say.correctLead}</p>
      <RadioList
        question={say.correctAsk}
        value={kind}
        onChange={(chosen) => {
          setKind(chosen)
          setKept(false)
        }}
        choices={kinds.map((value) => ({ value, words: say.correctKinds[value] }))}
      />
      <Card title={say.correctKinds[kind]}>
        <p class="muted">{say.correctWhy[kind]}</p>
        {kind === 'name' ? (
          <>
            <TextField label={say.names} value={names} onInput={setNames} maxLength={120} autocomplete="given-name" />
            <TextField
              label={say.familyNames}
              value={familyNames}
              onInput={setFamilyNames}
              maxLength={120}
              autocomplete="family-name"
            />
          </>
        ) : (
          <TextField label={say.yourWords} value={text} onInput={setText} lines={4} maxLength={2000} />
        )}
        {kept ? <p role="status">{say.kept}</p> : null}
        <div class="row">
          <Button kind="quiet" disabled={!ready} onPress={() => void send()}>
            {say.send}
          </Button>
        </div>
      </Card>
    </Screen>
  )
}
