import type { OutgoingMessage } from '@ayni/modules/administration/contract'
import { dictionary, Empty, ErrorNotice, formatWhen, Loading, useAnswer, useWords } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { AdministrationClient } from './use-save.ts'

const words = dictionary({
  es: {
    why: 'Esto es una demostración: nada sale de aquí. Cada mensaje se muestra como lo recibiría la persona.',
    empty: 'Todavía no habría salido nada.',
    emptyWhy: 'Pide un código de entrada o responde un chequeo desde el teléfono de muestra.',
    to: 'Para',
    looking: 'Buscando mensajes…',
    channels: {
      push: 'notificación',
      sms: 'SMS',
      voice: 'llamada',
      whatsapp: 'WhatsApp',
      email: 'correo',
      in_app: 'en la app',
    },
  },
  en: {
    why: 'This is a demo: nothing leaves it. Each message is shown as the person would receive it.',
    empty: 'Nothing would have left yet.',
    emptyWhy: 'Ask for a sign-in code, or answer a check from the sample phone.',
    to: 'To',
    looking: 'Looking for messages…',
    channels: {
      push: 'notification',
      sms: 'SMS',
      voice: 'call',
      whatsapp: 'WhatsApp',
      email: 'e-mail',
      in_app: 'in the app',
    },
  },
})

const Message = ({ message, now }: { readonly message: OutgoingMessage; readonly now: string }) => {
  const say = useWords(words)
  const channels: Readonly<Record<string, string>> = say.channels
  return (
    <li class="card">
      <p class="muted small">
        <time dateTime={message.at}>{formatWhen(message.at, now)}</time> ·{' '}
        {channels[message.channel] ?? message.channel} · {say.to} {message.address}
      </p>
      {message.subject === null ? null : <p class="title">{message.subject}</p>}
      <p class="as-sent">{message.text}</p>
    </li>
  )
}

export type OutgoingMessagesProps = { readonly client: AdministrationClient; readonly now: ReadonlySignal<string> }

/** In a demo: what each person would have received, newest first. Sending is not on the live feed, so it is asked for. */
export const OutgoingMessages = ({ client, now }: OutgoingMessagesProps) => {
  const say = useWords(words)
  const { output, code } = useAnswer(
    client,
    'administration.outgoing-messages',
    { limit: 100, after: null },
    { topics: ['messages'], everySeconds: 3 },
  )
  if (output === undefined) return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} />
  return (
    <>
      <p>{say.why}</p>
      {output.length === 0 ? (
        <Empty title={say.empty}>
          <p>{say.emptyWhy}</p>
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
