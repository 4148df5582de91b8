import { Button, Card, Empty, formatDate, Loading, Notice, Screen, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import type { MyDataOperationsOnPhone } from '../contract.ts'
import { type Asked, askHouse, hasField } from './ask-house.ts'
import type { MyDataProps } from './my-data-props.ts'
import { words } from './words.ts'

type Preview = MyDataOperationsOnPhone['my-data.erasure-preview']['output']
type Erased = MyDataOperationsOnPhone['my-data.ask-erasure']['output']

/** What goes, what stays, why and until when, before anything is confirmed. */
export const Erase = ({ frame, device, post, onDone }: MyDataProps) => {
  const say = useWords(words)
  const [answer, setAnswer] = useState<Asked<'my-data.erasure-preview'> | null>(null)
  const [done, setDone] = useState<Asked<'my-data.ask-erasure'> | null>(null)
  useEffect(() => {
    void askHouse({ device, post }, 'my-data.erasure-preview', {}, hasField<Preview>('goes')).then(setAnswer)
  }, [device, post])
  const confirm = (): void =>
    void askHouse({ device, post }, 'my-data.ask-erasure', {}, hasField<Erased>('erased')).then(setDone)
  return (
    <Screen {...frame} title={say.rows.erase[0]} back={{ onPress: onDone }}>
      {answer === null ? <Loading words={say.looking} /> : null}
      {answer !== null && answer.is !== 'here' ? <Empty title={say.needsSignal}>{say.needsSignalWhy}</Empty> : null}
      {answer?.is === 'here' ? <What preview={answer.output} /> : null}
      {answer?.is === 'here' && done === null ? <Confirm preview={answer.output} onConfirm={confirm} /> : null}
      {done?.is === 'here' ? (
        <Notice tone="done" title={done.output.erased ? say.erased : say.eraseWaits} live="polite">
          <p>{say.eraseAnswer(formatDate(done.output.dueAt))}</p>
        </Notice>
      ) : null}
      {done !== null && done.is !== 'here' ? <Notice tone="attend" title={say.needsSignal} live="polite" /> : null}
    </Screen>
  )
}

const What = ({ preview }: { readonly preview: Preview }) => {
  const say = useWords(words)
  return (
    <>
      <Card title={say.goes}>
        <ul>
          {preview.goes.map(({ part }) => (
            <li key={part}>{say.parts[part]}</li>
          ))}
        </ul>
        <p class="muted">{say.phonesToo}</p>
      </Card>
      <Card title={say.stays}>
        <ul>
          {preview.stays.map(({ because, until }) => (
            <li key={because}>{say.because[because](formatDate(until))}</li>
          ))}
        </ul>
      </Card>
      {preview.byItselfAt === null ? null : <p class="muted">{say.byItself(formatDate(preview.byItselfAt))}</p>}
    </>
  )
}

const Confirm = ({ preview, onConfirm }: { readonly preview: Preview; readonly onConfirm: () => void }) => {
  const say = useWords(words)
  if (!preview.hasLeft)
    return (
      <Notice tone="inform" title={say.leaveFirst}>
        <p>
          <a href="#/yo/permisos">{say.toConsents}</a>
        </p>
      </Notice>
    )
  return (
    <>
      {preview.alertOpen ? <Notice tone="attend" title={say.alertFirst} /> : null}
      <div class="row">
        <Button kind="quiet" onPress={onConfirm}>
          {say.eraseNow}
        </Button>
      </div>
    </>
  )
}
