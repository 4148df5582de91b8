import type { StaffSession } from '@ayni/modules/identity/contract'
import { Button, CodeField, ErrorNotice, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { Sent } from './enter-address.tsx'
import { errors } from './error-words.ts'
import { type IdentityClient, useAsk } from './use-ask.ts'
import { words } from './words.ts'

export type Entering = { readonly client: IdentityClient; readonly onEntered: (session: StaffSession) => void }

/** Takes the code from the e-mail; it goes by itself when the sixth figure is there. */
export const EnterCode = ({
  client,
  sent,
  onEntered,
  onOther,
}: Entering & { readonly sent: Sent; readonly onOther: () => void }) => {
  const say = useWords(words)
  const [code, setCode] = useState('')
  const { ask, busy, problem } = useAsk(client)
  const enter = async (digits: string): Promise<void> => {
    const answer = await ask('identity.enter-code', { email: sent.email, code: digits })
    if (answer.ok) onEntered(answer.output)
    else setCode('')
  }
  return (
    <>
      <p role="status">
        {sent.by === 'code' ? say.codeSent(sent.email, sent.validMinutes) : say.linkSent(sent.email, sent.validMinutes)}
      </p>
      {sent.by === 'code' ? (
        <CodeField label={say.code} value={code} onInput={setCode} onComplete={(digits) => void enter(digits)} />
      ) : null}
      {busy ? <p role="status">{say.checking}</p> : null}
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      <Button kind="plain" onPress={onOther}>
        {say.other}
      </Button>
    </>
  )
}

/** A link is used by a press, not by being opened: programs that look into e-mail open links too. */
export const EnterLink = ({
  client,
  token,
  onEntered,
  onOther,
}: Entering & { readonly token: string; readonly onOther: () => void }) => {
  const say = useWords(words)
  const { ask, busy, problem } = useAsk(client)
  const enter = async (): Promise<void> => {
    const answer = await ask('identity.enter-link', { token })
    if (answer.ok) onEntered(answer.output)
  }
  return (
    <>
      <p>{say.linkWhy}</p>
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      <div class="row">
        <Button onPress={() => void enter()} busy={busy ? say.checking : undefined}>
          {say.enterByLink}
        </Button>
        <Button kind="plain" onPress={onOther}>
          {say.other}
        </Button>
      </div>
    </>
  )
}
