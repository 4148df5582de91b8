import type { Local } from '@ayni/device'
import { Card, formatWhen, useWords } from '@ayni/ui'
import { owedToMe } from './local.ts'
import { words } from './words.ts'

export type OwedToMeProps = { readonly device: Local; readonly now: string }

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Each promise with its time; a late one says so before anybody has to ask. */
export const OwedToMe = ({ device, now }: OwedToMeProps) => {
  const say = useWords(words)
  const owed = owedToMe(device)
  if (owed.length === 0) return null
  return (
    <Card title={say.title}>
      <ul class="stack">
        {owed.map(({ kind, dueAt, owner, changedFrom }) => {
          const when = formatWhen(dueAt, now)
          const what = sentence(say.kind[kind])
          return (
            <li key={`${kind}${dueAt}`}>
              {dueAt < now ? say.late(what, when) : say.owed(what, when)}
              {changedFrom == null ? null : <span class="muted"> {say.changed(formatWhen(changedFrom, now))}</span>}
              {owner === null ? null : <span class="muted"> {say.by(owner)}</span>}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
