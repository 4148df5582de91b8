import type { Local } from '@ayni/device'
import { Button, Card, formatWhen, useWords } from '@ayni/ui'
import { hourOf, owedToMe } from './local.ts'
import { words } from './words.ts'

export type OwedToMeProps = {
  readonly device: Local
  readonly now: string
  /** Where an hour is chosen or changed. */
  readonly chooseHref?: string | undefined
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Each promise with its time; a late one says so before anybody has to ask. */
export const OwedToMe = ({ device, now, chooseHref }: OwedToMeProps) => {
  const say = useWords(words)
  const owed = owedToMe(device)
  if (owed.length === 0) return null
  return (
    <Card title={say.title}>
      <ul class="stack">
        {owed.map((one) => {
          const { kind, dueAt, owner, changedFrom } = one
          const hour = hourOf(device, one)
          const when = formatWhen(dueAt, now)
          const what = sentence(say.kind[kind])
          return (
            <li key={`${kind}${dueAt}`}>
              {hour?.is === 'agreed'
                ? say.agreed(what, formatWhen(hour.startsAt, now))
                : dueAt < now
                  ? say.late(what, when)
                  : say.owed(what, when)}
              {changedFrom == null ? null : <span class="muted"> {say.changed(formatWhen(changedFrom, now))}</span>}
              {owner === null ? null : <span class="muted"> {say.by(owner)}</span>}
              {hour === null || chooseHref === undefined ? null : (
                <Button kind="plain" href={hour.is === 'agreed' ? `${chooseHref}/${hour.id}` : chooseHref}>
                  {hour.is === 'agreed' ? say.change : say.choose}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
