import type { Device, Post } from '@ayni/device'
import { Button, Screen, type ScreenProps, StickyAction, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { type Joined, joinPhone } from './join-phone.ts'
import { JoinTrouble } from './join-trouble.tsx'
import { words } from './words.ts'

export type CodeEntryProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection'>
  readonly device: Device
  readonly post: Post
  readonly onJoined: (joined: Joined) => void
}

/** The other way in: a code read aloud or made on the person's first phone. */
export const CodeEntry = ({ frame, device, post, onJoined }: CodeEntryProps) => {
  const say = useWords(words)
  const [code, setCode] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = async (): Promise<void> => {
    setBusy(true)
    const result = await joinPhone(device, post, code.trim())
    setBusy(false)
    if (result.is === 'joined') onJoined(result.joined)
    else setTrouble(result.is === 'refused' ? result.code : result.is)
  }
  const whole = code.replaceAll(/[\s-]/g, '').length >= 8
  return (
    <Screen
      {...frame}
      title={say.entry}
      action={
        <StickyAction>
          <Button wide disabled={!whole} busy={busy ? say.entering : undefined} onPress={() => void enter()}>
            {say.enter}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.haveLink}</p>
      {trouble === null ? null : (
        <JoinTrouble code={trouble} onRetry={() => void enter()} onCode={() => setTrouble(null)} />
      )}
      <TextField
        label={say.code}
        hint={say.codeHint}
        value={code}
        onInput={(written) => setCode(written.length > 9 ? written : written.toUpperCase())}
        autocomplete="one-time-code"
        maxLength={64}
      />
    </Screen>
  )
}
