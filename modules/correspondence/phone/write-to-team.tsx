import type { Device } from '@ayni/device'
import { Button, Card, Empty, formatWhen, Screen, type ScreenProps, TextField, Timeline, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { draftOf, keepDraft, myLetters, type OwnLetter, sendLetter } from './local.ts'
import { noteLettersSeen } from './seen.ts'
import { words } from './words.ts'

export type WriteToTeamProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  /** @safety what was written needs a human now: the crisis screen opens at once, with or without a signal. */
  readonly onCrisis: () => void
  readonly onDone: () => void
}

/** The person's own conversation with the team. */
export const WriteToTeam = ({ frame, device, onCrisis, onDone }: WriteToTeamProps) => {
  const say = useWords(words)
  const letters = myLetters(device)
  // Again when one arrives while it is open.
  useEffect(() => void noteLettersSeen(device), [letters.length])
  return (
    <Screen {...frame} title={say.title} back={{ onPress: onDone }}>
      <p>{say.lead}</p>
      <p>{say.notUrgent}</p>
      {device.session === null ? <p class="muted">{say.signedOut}</p> : null}
      <Writing device={device} onCrisis={onCrisis} />
      {letters.length === 0 ? (
        <Empty title={say.none}>{say.noneWhy}</Empty>
      ) : (
        <Letters letters={letters} now={new Date(device.now()).toISOString()} />
      )}
    </Screen>
  )
}

const Writing = ({ device, onCrisis }: Pick<WriteToTeamProps, 'device' | 'onCrisis'>) => {
  const say = useWords(words)
  const [text, setText] = useState(() => draftOf(device))
  const [busy, setBusy] = useState(false)
  const [kept, setKept] = useState(false)
  const write = (written: string): void => {
    setText(written)
    setKept(false)
    void keepDraft(device, written)
  }
  const send = async (): Promise<void> => {
    setBusy(true)
    try {
      const crisis = await sendLetter(device, text.trim())
      setText('')
      setKept(true)
      if (crisis !== false) onCrisis()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card>
      <TextField label={say.write} hint={say.hint} value={text} onInput={write} lines={4} maxLength={4096} />
      <Button wide busy={busy ? say.sending : undefined} disabled={text.trim() === ''} onPress={() => void send()}>
        {say.send}
      </Button>
      {kept ? <p role="status">{say.kept}</p> : null}
    </Card>
  )
}

const Letters = ({ letters, now }: { readonly letters: readonly OwnLetter[]; readonly now: string }) => {
  const say = useWords(words)
  return (
    <Timeline
      moments={letters.toReversed().map(({ id, at, from, who, text, channel, isHere }) => ({
        id,
        at,
        when: formatWhen(at, now),
        title: [from === 'person' ? say.you : (who ?? say.team), say.by[channel], isHere ? say.here : '']
          .filter((part) => part !== '')
          .join(', '),
        children: <p class="letter">{text}</p>,
      }))}
    />
  )
}
