import { chartIcon, checkIcon, closeIcon, downloadIcon, eyeIcon, ListRow, Screen, useWords } from '@ayni/ui'
import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { Correct } from './correct.tsx'
import { Erase } from './erase.tsx'
import type { MyDataProps } from './my-data-props.ts'
import { NotWanted } from './not-wanted.tsx'
import { Requests } from './requests.tsx'
import { SeeAll } from './see-all.tsx'
import { words } from './words.ts'

const parts = {
  see: SeeAll,
  correct: Correct,
  erase: Erase,
  notWanted: NotWanted,
} as const satisfies Readonly<Record<string, ComponentType<MyDataProps>>>

const rows = [
  ['see', downloadIcon],
  ['correct', checkIcon],
  ['notWanted', eyeIcon],
  ['erase', closeIcon],
] as const satisfies readonly (readonly [keyof typeof parts, string])[]

/** See, take along, correct, hide and erase: what is the person's own, in one place. */
export const MyData = (props: MyDataProps) => {
  const say = useWords(words)
  const [open, setOpen] = useState<keyof typeof parts | null>(null)
  if (open !== null) {
    const Inside = parts[open]
    return <Inside {...props} onDone={() => setOpen(null)} />
  }
  return (
    <Screen {...props.frame} title={say.title} back={{ onPress: props.onDone }}>
      <p>{say.lead}</p>
      <ul class="rows">
        {rows.map(([id, icon]) => (
          <ListRow key={id} icon={icon} title={say.rows[id][0]} detail={say.rows[id][1]} onPress={() => setOpen(id)} />
        ))}
        <ListRow icon={chartIcon} title={say.offline[0]} detail={say.offline[1]} href="#/yo/copia" />
      </ul>
      <Requests device={props.device} />
    </Screen>
  )
}
