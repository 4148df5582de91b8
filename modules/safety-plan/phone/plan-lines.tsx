import { ListRow, phoneIcon, useWords } from '@ayni/ui'
import type { PlanEntry } from '../contract.ts'
import { words } from './words.ts'

export const Lines = ({ entries }: { readonly entries: readonly PlanEntry[] }) => {
  const say = useWords(words)
  if (entries.length === 0) return <p class="muted">{say.none}</p>
  return (
    <ul class="rows">
      {entries.map((entry) => (
        <Line key={entry.text} {...entry} />
      ))}
    </ul>
  )
}

export const Line = ({ text, contact, obstacle }: PlanEntry) => {
  const say = useWords(words)
  const dial = contact?.replaceAll(/[^\d+*#]/g, '') ?? ''
  const detail = [contact, obstacle === null ? null : say.stuck(obstacle)].filter((part) => part !== null).join(' · ')
  return (
    <ListRow
      title={text}
      detail={detail === '' ? undefined : detail}
      icon={dial === '' ? undefined : phoneIcon}
      href={dial === '' ? undefined : `tel:${dial}`}
    />
  )
}
