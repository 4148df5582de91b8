import type { CallCard } from '@ayni/modules/outreach/contract'
import { Button, Dialog, ErrorNotice, formatWhen, Loading, Notice, TextField, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { CallOpen } from './call-open.tsx'
import type { CallDialogProps, CallProps } from './clients.ts'
import { errors, words } from './words.ts'

type Channel = 'movil' | 'fijo' | 'radio_eess' | 'whatsapp'
const callable: readonly Channel[] = ['movil', 'fijo', 'radio_eess', 'whatsapp']

const Verdict = ({ card, now }: { readonly card: CallCard; readonly now: string }) => {
  const say = useWords(words)
  const { verdict } = card
  if (verdict.do === 'now') return <Notice tone="done" title={say.mayNow(formatWhen(verdict.until, now))} />
  return (
    <Notice
      tone="attend"
      title={verdict.do === 'wait' ? say.wait(formatWhen(verdict.until, now)) : say.because[verdict.because]}
    >
      {verdict.do === 'wait' ? <p>{say.because[verdict.because]}</p> : null}
    </Notice>
  )
}

const History = ({ card, now }: { readonly card: CallCard; readonly now: string }) => {
  const say = useWords(words)
  return (
    <details>
      <summary>{say.history}</summary>
      {card.attempts.length === 0 ? <p>{say.none}</p> : null}
      <ul>
        {card.attempts.map((one) => (
          <li key={one.at}>
            {formatWhen(one.at, now)} · {say.channel[one.channel]} · {say.window[one.window]} ·{' '}
            {one.result === null ? say.pending : say.resultOf[one.result]}
          </li>
        ))}
      </ul>
    </details>
  )
}

type BeginProps = Pick<CallProps, 'client' | 'row'> & {
  readonly card: CallCard
  readonly onBegun: (attempt: string) => void
}

/** Before the call: whether it may be made, and for a call that may not, the reason that stands above it. */
const Begin = ({ client, row, card, onBegun }: BeginProps) => {
  const say = useWords(words)
  const [why, setWhy] = useState('')
  const [code, setCode] = useState<string | undefined>(undefined)
  const { verdict } = card
  const mayOverride = verdict.do === 'wait' && verdict.mayOverride
  const soft = verdict.do === 'wait' && verdict.because === 'other-window'
  const begin = async (override: string | null): Promise<void> => {
    const channel = callable.find((one) => one === row.channel) ?? 'movil'
    const answer = await client.call('outreach.begin-call', { person: row.person, channel, contact: null, override })
    setCode(answer.ok ? undefined : answer.code)
    if (answer.ok) onBegun(answer.output.attempt)
  }
  return (
    <>
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      {verdict.do === 'now' || soft ? (
        <>
          <p class="muted">{say.beginWhy}</p>
          <Button wide onPress={() => void begin(null)}>
            {say.begin}
          </Button>
        </>
      ) : null}
      {mayOverride ? (
        <>
          <TextField
            label={say.override}
            hint={say.overrideWhy}
            value={why}
            onInput={setWhy}
            maxLength={300}
            lines={2}
          />
          <Button kind="quiet" disabled={why.trim() === ''} onPress={() => void begin(why.trim())}>
            {say.override}
          </Button>
        </>
      ) : null}
    </>
  )
}

/** First whether, then the name and the numbers, then how it ended. */
export const CallSteps = ({ client, row, now, onChanged, onClose }: CallProps) => {
  const say = useWords(words)
  const [attempt, setAttempt] = useState<string | undefined>(undefined)
  const { output, code, again } = useAnswer(client, 'outreach.call-card', { person: row.person })
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const changed = (): void => {
    again()
    onChanged()
  }
  const begun = attempt ?? output.open?.attempt
  if (begun !== undefined) {
    const close = (): void => {
      setAttempt(undefined)
      onClose()
    }
    return (
      <CallOpen
        {...{ client, now }}
        row={{ ...row, alias: output.alias }}
        attempt={begun}
        onChanged={changed}
        onClose={close}
      />
    )
  }
  const begin = (id: string): void => {
    setAttempt(id)
    changed()
  }
  return (
    <>
      <Verdict card={output} now={now} />
      <Begin client={client} row={row} card={output} onBegun={begin} />
      <History card={output} now={now} />
    </>
  )
}

/** One person of the list. */
export const CallDialog = (props: CallDialogProps) => {
  const { row, onClose } = props
  const say = useWords(words)
  return (
    <Dialog open title={`${row.alias} · ${say.purpose[row.purpose]}`} onClose={onClose}>
      <CallSteps {...props} />
    </Dialog>
  )
}
