import {
  Button,
  Card,
  ErrorNotice,
  type ErrorNoticeProps,
  formatWhen,
  keptWords,
  Loading,
  Notice,
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { CallDraft, CallStep } from './call-draft.ts'
import { callWords } from './call-words.ts'
import type { Call } from './use-call.ts'

export type OnItsWayProps = {
  readonly call: Call
  readonly draft: CallDraft
  readonly clock: ReadonlySignal<string>
  readonly episodeHref: string
  readonly errors: ErrorNoticeProps['own']
}

/** What another page of the call can mend; everything else is for a person to decide. */
const mendable: Readonly<Record<string, CallStep>> = {
  'input.malformed': 'check',
  'safety-episode.call-incomplete': 'check',
  'safety-episode.disposition-differs': 'weigh',
  'safety-episode.next-contact-not-dated': 'next',
  'safety-episode.next-contact-too-late': 'next',
  'safety-episode.only-a-psychiatrist': 'weigh',
}

/** Everything that was written by hand, to be read out or carried elsewhere. */
const Written = ({ draft }: { readonly draft: CallDraft }) => {
  const say = useWords(callWords)
  const lines = [
    ...[draft.where, draft.callback],
    ...Object.values(draft.headings).map(({ words }) => words),
    draft.reasons,
    draft.declined?.words ?? '',
  ].filter((line) => line.trim() !== '')
  if (lines.length === 0) return null
  return (
    <details>
      <summary>{say.written}</summary>
      {lines.map((line) => (
        <p key={line} class="letter">
          {line}
        </p>
      ))}
      <Button kind="quiet" onPress={() => void navigator.clipboard.writeText(lines.join('\n')).catch(() => undefined)}>
        {say.copy}
      </Button>
    </details>
  )
}

const Refused = ({ call, draft, episodeHref, errors, code }: OnItsWayProps & { readonly code: string }) => {
  const say = useWords(callWords)
  const step = mendable[code]
  return (
    <>
      <ErrorNotice code={code} own={errors}>
        {step !== undefined ? (
          <Button onPress={() => call.writeOn(step)}>{say.correct}</Button>
        ) : (
          <>
            <Button href={episodeHref}>{say.toEpisode}</Button>
            <Button kind="quiet" onPress={call.sendNow}>
              {say.sendAgain}
            </Button>
          </>
        )}
      </ErrorNotice>
      <Written draft={draft} />
    </>
  )
}

/** Sent is said only with a receipt; until then the screen says where the call is, and holds still while it goes again. */
export const OnItsWay = (props: OnItsWayProps) => {
  const { call, draft, clock } = props
  const say = useWords(callWords)
  const { cannot } = useWords(keptWords)
  const { sending, kept } = call
  return (
    <Card title={say.steps.check}>
      {sending.is === 'sending' ? <Loading words={say.sending} /> : null}
      {sending.is === 'waiting' ? (
        <Notice tone="attend" title={say.waiting} live="polite">
          <p>{say.waitingWhy}</p>
          {kept === 'cannot' ? <p>{cannot}</p> : null}
          <div class="row">
            <Button kind="quiet" busy={sending.again === true ? say.sending : undefined} onPress={call.sendNow}>
              {say.sendAgain}
            </Button>
          </div>
        </Notice>
      ) : null}
      {sending.is === 'refused' ? <Refused {...props} code={sending.refused.code} /> : null}
      {draft.nextContactAt === null ? null : <p>{say.nextAt(formatWhen(draft.nextContactAt, clock.value))}</p>}
    </Card>
  )
}
