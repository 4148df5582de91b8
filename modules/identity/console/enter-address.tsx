import { Button, ErrorNotice, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { errors } from './error-words.ts'
import { type IdentityClient, useAsk } from './use-ask.ts'
import { words } from './words.ts'

export type Sent = { readonly email: string; readonly by: 'code' | 'link'; readonly validMinutes: number }

/** Asks for the address and sends a code or a link to it. */
export const EnterAddress = ({
  client,
  onSent,
}: {
  readonly client: IdentityClient
  readonly onSent: (sent: Sent) => void
}) => {
  const say = useWords(words)
  const [email, setEmail] = useState('')
  const { ask, busy, problem } = useAsk(client)
  const send = async (by: 'code' | 'link'): Promise<void> => {
    const answer = await ask('identity.request-sign-in', { email: email.trim(), by })
    if (answer.ok) onSent({ email: email.trim(), by, validMinutes: answer.output.validMinutes })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send('code')
      }}
    >
      <p>{say.enterWhy}</p>
      <TextField
        label={say.email}
        hint={say.emailHint}
        type="email"
        inputMode="email"
        autocomplete="email"
        value={email}
        onInput={setEmail}
        required
      />
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      <div class="row">
        <Button type="submit" busy={busy ? say.sending : undefined}>
          {say.sendCode}
        </Button>
        <Button kind="plain" onPress={() => void send('link')} disabled={busy}>
          {say.sendLink}
        </Button>
      </div>
    </form>
  )
}
