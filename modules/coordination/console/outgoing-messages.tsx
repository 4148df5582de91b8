import type { OutgoingMessage } from '@ayni/modules/coordination/contract'
import { Empty, ErrorNotice, formatWhen, Loading, useAnswer, useWords } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { BoardClient } from './clients.ts'
import { words } from './words.ts'

const Message = ({ message, now }: { readonly message: OutgoingMessage; readonly now: string }) => {
  const say = useWords(words)
  const channels: Readonly<Record<string, string>> = say.channels
  return (
    <li class="card">
      <p class="muted small">
        <time dateTime={message.at}>{formatWhen(message.at, now)}</time> ·{' '}
        {channels[message.channel] ?? message.channel} · {say.mailTo} {message.address}
      </p>
      {message.subject === null ? null : <p class="title">{message.subject}</p>}
      <p class="as-sent">{message.text}</p>
    </li>
  )
}

export type OutgoingMessagesProps = { readonly client: BoardClient; readonly now: ReadonlySignal<string> }

/** In a demo: what each person would have received, newest first. Sending is not on the live feed, so it is asked for. */
export const OutgoingMessages = ({ client, now }: OutgoingMessagesProps) => {
  const say = useWords(words)
  const { output, code } = useAnswer(
    client,
    'coordination.outgoing-messages',
    { limit: 100, after: null },
    { topics: ['messages'], everySeconds: 3 },
  )
  if (output === undefined)
    return code === undefined ? <Loading words={say.mailLooking} /> : <ErrorNotice code={code} />
  return (
    <>
      <p>{say.mailWhy}</p>
      {output.length === 0 ? (
        <Empty title={say.mailEmpty}>
          <p>{say.mailEmptyWhy}</p>
        </Empty>
      ) : (
        <ul class="mail stack">
          {output.map((message) => (
            <Message key={message.id} message={message} now={now.value} />
          ))}
        </ul>
      )}
    </>
  )
}
