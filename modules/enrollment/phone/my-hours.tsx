import { hoursOf, type WeekHours, type WorkPattern, withoutDate, withoutPast } from '@ayni/clinical/reach'
import type { Device, Post } from '@ayni/device'
import {
  Button,
  Card,
  formatLongDay,
  ListRow,
  RadioList,
  Screen,
  type ScreenProps,
  StickyAction,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { AddDate } from './add-date.tsx'
import { hoursWords } from './hours-words.ts'
import { OutsideHours } from './outside-hours.tsx'
import { hoursNow, keepHours, reachOf } from './reach-local.ts'
import { Stretches } from './stretches.tsx'
import { WeekPicture } from './week-picture.tsx'

export type MyHoursProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly post: Post
  readonly onDone: () => void
}

const patterns = ['mon-sat', 'mon-fri', 'guards', 'always-there'] as const

/** Presets first; who is tired chooses one and leaves. Everything else is under it. */
export const MyHours = ({ frame, device, post, onDone }: MyHoursProps) => {
  const say = useWords(hoursWords)
  const [pattern, setPattern] = useState<WorkPattern | undefined>(reachOf(device).pattern ?? undefined)
  const [hours, setHours] = useState<WeekHours>(() => hoursNow(device))
  const today = new Date(device.now() - 5 * 3_600_000).toISOString().slice(0, 10)
  const choose = (chosen: WorkPattern): void => {
    setPattern(chosen)
    if (chosen !== 'own') setHours(hoursOf(chosen, hours))
  }
  const adjust = (changed: WeekHours): void => {
    setPattern('own')
    setHours(changed)
  }
  const keep = (): void => void keepHours(device, pattern ?? 'own', withoutPast(hours, today)).then(onDone)
  const own = pattern === 'own' ? ([{ value: 'own', words: say.patterns.own }] as const) : []
  return (
    <Screen
      {...frame}
      title={say.title}
      back={{ onPress: onDone }}
      action={
        <StickyAction>
          <Button wide disabled={pattern === undefined} onPress={keep}>
            {say.keep}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.lead}</p>
      <RadioList<WorkPattern>
        question={say.question}
        value={pattern}
        onChange={choose}
        choices={[...patterns.map((value) => ({ value, words: say.patterns[value] })), ...own]}
      />
      <WeekPicture hours={hours} />
      <Dates hours={hours} today={today} onChange={setHours} />
      <details>
        <summary>{say.adjust}</summary>
        <Stretches
          title={say.windows}
          spans={hours.windows}
          onChange={(windows) => adjust({ ...hours, windows: [...windows] })}
        />
        <Stretches
          title={say.working}
          spans={hours.working}
          onChange={(working) => adjust({ ...hours, working: [...working] })}
        />
      </details>
      <OutsideHours device={device} post={post} />
    </Screen>
  )
}

type DatesProps = {
  readonly hours: WeekHours
  readonly today: string
  readonly onChange: (hours: WeekHours) => void
}

/** Guards and free days, with their dates; those that passed are gone. */
const Dates = ({ hours, today, onChange }: DatesProps) => {
  const say = useWords(hoursWords)
  const coming = hours.exceptions.filter(({ day }) => day >= today)
  return (
    <Card title={say.dates}>
      <ul class="rows plain">
        {coming.map(({ day, working }) => (
          <ListRow
            key={day}
            title={formatLongDay(`${day}T17:00:00.000Z`)}
            detail={working.length === 0 ? say.free : working.map(({ from, to }) => `${from}–${to}`).join(', ')}
            aside={
              <Button kind="plain" onPress={() => onChange(withoutDate(hours, day))}>
                {say.remove}
              </Button>
            }
          />
        ))}
      </ul>
      <AddDate hours={hours} today={today} onChange={onChange} />
    </Card>
  )
}
