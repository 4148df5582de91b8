import type { IdentityOperations } from '@ayni/modules/identity/contract'
import { announce, Button, Dialog, ErrorNotice, formatClock, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { errors } from './error-words.ts'
import { words } from './glass-words.ts'
import { type IdentityClient, useAsk } from './use-ask.ts'

export type BreakGlassProps = {
  readonly client: IdentityClient
  readonly person: IdentityOperations['identity.break-glass']['input']['person']
  readonly onOpened: () => void
}

/** Enough for a second reader to judge by. */
const SHORTEST = 15

type ReasonProps = BreakGlassProps & { readonly onClose: () => void }

const AskReason = ({ client, person, onOpened, onClose }: ReasonProps) => {
  const say = useWords(words)
  const [reason, setReason] = useState('')
  const [tooShort, setTooShort] = useState(false)
  const { ask, busy, problem } = useAsk(client)
  const open = async (): Promise<void> => {
    const short = reason.trim().length < SHORTEST
    setTooShort(short)
    if (short) return
    const answer = await ask('identity.break-glass', { person, reason: reason.trim() })
    if (!answer.ok) return
    announce(say.opened(formatClock(answer.output.expiresAt)))
    onOpened()
    onClose()
  }
  const actions = (
    <>
      <Button onPress={() => void open()} busy={busy ? say.opening : undefined}>
        {say.open}
      </Button>
      <Button kind="plain" onPress={onClose}>
        {say.cancel}
      </Button>
    </>
  )
  return (
    <Dialog open title={say.title} actions={actions} onClose={onClose}>
      <p>{say.why}</p>
      <TextField
        label={say.reason}
        hint={say.hint}
        lines={4}
        maxLength={500}
        value={reason}
        onInput={setReason}
        problem={tooShort ? say.short : undefined}
      />
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
    </Dialog>
  )
}

/** The way to somebody who is not in one's care: with a reason, for four hours, and read by another within a day. */
export const BreakGlass = (props: BreakGlassProps) => {
  const say = useWords(words)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind="plain" onPress={() => setAsking(true)}>
        {say.ask}
      </Button>
      {asking ? <AskReason {...props} onClose={() => setAsking(false)} /> : null}
    </>
  )
}
