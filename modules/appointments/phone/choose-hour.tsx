import { appointmentPolicy } from '@ayni/clinical/appointments'
import type { Device } from '@ayni/device'
import {
  announce,
  Button,
  Empty,
  formatWhen,
  Notice,
  RadioList,
  Screen,
  type ScreenProps,
  StickyAction,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { type Need, needOf, nowOf, type Offered, offered, takeHour, wantCall, wantMore } from './local.ts'
import { words } from './words.ts'

export type ChooseHourProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  /** The appointment that moves; null for the next thing that is owed. */
  readonly appointment: string | null
  readonly onDone: () => void
}

/** Three good hours, more when asked for, and a way out that does not need any of them. */
export const ChooseHour = ({ frame, device, appointment, onDone }: ChooseHourProps) => {
  const say = useWords(words)
  const need = needOf(device, appointment)
  if (need === null)
    return (
      <Screen {...frame} title={say.nothing} back={{ onPress: onDone }}>
        <Empty title={say.nothingWhy} />
      </Screen>
    )
  return <Hours frame={frame} device={device} need={need} onDone={onDone} />
}

type HoursProps = Omit<ChooseHourProps, 'appointment'> & { readonly need: Need }

const Hours = ({ frame, device, need, onDone }: HoursProps) => {
  const say = useWords(words)
  const hours = offered(device, need)
  const [all, setAll] = useState(false)
  const [startsAt, setStartsAt] = useState<string | undefined>(undefined)
  const [mode, setMode] = useState<'phone' | 'video'>(need.moves?.fact.mode === 'video' ? 'video' : 'phone')
  const slot = hours.slots.find((one) => one.startsAt === startsAt)
  const take = async (): Promise<void> => {
    if (slot === undefined) return
    await takeHour(device, need, slot, mode)
    onDone()
  }
  const action = (
    <StickyAction>
      <Button wide disabled={slot === undefined} onPress={() => void take()}>
        {say.take}
      </Button>
    </StickyAction>
  )
  const some = hours.slots.length > 0
  return (
    <Screen {...frame} title={say.choose} back={{ onPress: onDone }} action={some ? action : undefined}>
      <Lead device={device} need={need} hours={hours} />
      {some ? (
        <>
          <Slots device={device} hours={hours} all={all} value={startsAt} onChange={setStartsAt} />
          <RadioList
            question={say.mode}
            choices={(['phone', 'video'] as const).map((one) => ({
              value: one,
              words: say.modes[one],
              detail: say.modeWhy[one],
            }))}
            value={mode}
            onChange={setMode}
          />
        </>
      ) : (
        <Empty title={say.empty}>
          <p>{say.emptyWhy}</p>
        </Empty>
      )}
      <Others device={device} need={need} hours={hours} all={all} onAll={() => setAll(true)} onDone={onDone} />
    </Screen>
  )
}

type Part = Pick<HoursProps, 'device' | 'need'> & { readonly hours: Offered }

const Lead = ({ device, need, hours }: Part) => {
  const say = useWords(words)
  return (
    <>
      <p>{need.moves === null ? say.chooseLead : say.moving(formatWhen(need.moves.fact.startsAt, nowOf(device)))}</p>
      {hours.callWished ? <Notice title={say.wished} /> : null}
    </>
  )
}

type SlotsProps = Pick<Part, 'device' | 'hours'> & {
  readonly all: boolean
  readonly value: string | undefined
  readonly onChange: (startsAt: string) => void
}

const Slots = ({ device, hours, all, value, onChange }: SlotsProps) => {
  const say = useWords(words)
  const now = nowOf(device)
  const shown = all ? hours.slots : hours.slots.slice(0, appointmentPolicy.firstOffer)
  return (
    <RadioList
      question={say.question}
      choices={shown.map(({ startsAt, who, late }) => ({
        value: startsAt,
        words: formatWhen(startsAt, now),
        detail: late ? `${who} · ${say.late}` : who,
      }))}
      value={value}
      onChange={onChange}
    />
  )
}

type OthersProps = Part & { readonly all: boolean; readonly onAll: () => void; readonly onDone: () => void }

const Others = ({ device, need, hours, all, onAll, onDone }: OthersProps) => {
  const say = useWords(words)
  const more = async (): Promise<void> => {
    onAll()
    if (hours.slots.length > appointmentPolicy.firstOffer) return
    await wantMore(device, need)
    announce(say.moreAsked, 'polite')
  }
  const call = async (): Promise<void> => {
    await wantCall(device, need)
    announce(say.noneSaid, 'polite')
    onDone()
  }
  return (
    <div class="row">
      {all && hours.slots.length > appointmentPolicy.firstOffer ? null : (
        <Button kind="quiet" onPress={() => void more()}>
          {say.more}
        </Button>
      )}
      {hours.callWished ? null : (
        <Button kind="plain" onPress={() => void call()}>
          {say.none}
        </Button>
      )}
    </div>
  )
}
