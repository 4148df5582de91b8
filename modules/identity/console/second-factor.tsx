import { Button, CodeField, ErrorNotice, Loading, QrPicture, TextField, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import type { Entering } from './enter-code.tsx'
import { errors } from './error-words.ts'
import { type IdentityClient, useAsk } from './use-ask.ts'
import { words } from './words.ts'

/** Shows the code of the application, or a recovery code when the application is lost. */
export const ShowFactor = ({ client, onEntered }: Entering) => {
  const say = useWords(words)
  const [lost, setLost] = useState(false)
  const [code, setCode] = useState('')
  const { ask, busy, problem } = useAsk(client)
  const show = async (name: 'identity.verify-totp' | 'identity.use-recovery-code', text: string): Promise<void> => {
    const answer = await ask(name, { code: text.trim() })
    if (answer.ok) onEntered(answer.output)
    else setCode('')
  }
  const turn = (): void => {
    setCode('')
    setLost(!lost)
  }
  return (
    <>
      <p>{say.factorWhy}</p>
      {lost ? (
        <>
          <TextField label={say.recovery} hint={say.recoveryHint} value={code} onInput={setCode} autocomplete="off" />
          <Button onPress={() => void show('identity.use-recovery-code', code)} disabled={busy}>
            {say.useRecovery}
          </Button>
        </>
      ) : (
        <CodeField
          label={say.code}
          value={code}
          onInput={setCode}
          onComplete={(digits) => void show('identity.verify-totp', digits)}
        />
      )}
      {busy ? <p role="status">{say.checking}</p> : null}
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      <Button kind="plain" onPress={turn}>
        {lost ? say.backToCode : say.lost}
      </Button>
    </>
  )
}

type Secret = { readonly secret: string; readonly address: string }

/** The recovery codes, once. Nothing goes on until the person says that they are kept. */
const RecoveryCodes = ({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) => {
  const say = useWords(words)
  return (
    <>
      <h2>{say.recoveryTitle}</h2>
      <p>{say.recoveryWhy}</p>
      <ul class="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button onPress={onKept}>{say.kept}</Button>
    </>
  )
}

/** Three ways to the same key: the camera of the phone, the application on this machine, the fingers. It stays in this page. */
export const FactorKey = ({ secret, address }: Secret) => {
  const say = useWords(words)
  return (
    <>
      <p>{say.setUpScan}</p>
      <QrPicture text={address} label={say.setUpQr} load={() => import('uqr')} />
      <Button kind="quiet" href={address}>
        {say.setUpOpen}
      </Button>
      <p>{say.setUpKey}</p>
      <p>
        <code class="secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
    </>
  )
}

/** Adds Ayni to an application of codes and confirms it with the first one. */
export const SetUpFactor = ({ client, onDone }: { readonly client: IdentityClient; readonly onDone: () => void }) => {
  const say = useWords(words)
  const [secret, setSecret] = useState<Secret | null>(null)
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { ask, problem } = useAsk(client)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one secret for each time this opens.
  useEffect(() => {
    void ask('identity.setup-totp', {}).then((answer) => answer.ok && setSecret(answer.output))
  }, [])
  const confirm = async (digits: string): Promise<void> => {
    const answer = await ask('identity.confirm-totp', { code: digits })
    if (answer.ok) setCodes(answer.output.recoveryCodes)
    else setCode('')
  }
  if (codes !== null) return <RecoveryCodes codes={codes} onKept={onDone} />
  return (
    <>
      <p>{say.setUpWhy}</p>
      {secret === null ? (
        <Loading words={say.checking} />
      ) : (
        <>
          <FactorKey {...secret} />
          <CodeField
            label={say.setUpConfirm}
            value={code}
            onInput={setCode}
            onComplete={(digits) => void confirm(digits)}
          />
        </>
      )}
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
    </>
  )
}
