import type { Device } from '@ayni/device'
import { Button, Card, Empty, formatWhen, Screen, type ScreenProps, Timeline, useWords } from '@ayni/ui'
import type { AccessFact } from '../contract.ts'
import { laterWords } from './later-words.ts'
import { blocked, letSee, type Reader, readersOf } from './local.ts'

export type WhoSawProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly onDone: () => void
}

/** Who opened my data and why, one line each; every reading under it; and the word that stops them. Read without a signal. */
export const WhoSaw = ({ frame, device, onDone }: WhoSawProps) => {
  const say = useWords(laterWords)
  const readers = readersOf(device)
  return (
    <Screen {...frame} title={say.saw} back={{ onPress: onDone }}>
      <p>{say.sawLead}</p>
      {readers.length === 0 ? <Empty title={say.sawNone}>{say.sawOffline}</Empty> : null}
      {readers.map((reader) => (
        <OneReader key={reader.account} reader={reader} device={device} />
      ))}
    </Screen>
  )
}

const useReason = () => {
  const say = useWords(laterWords)
  const purposes: Readonly<Record<string, string>> = say.purposes
  return (one: AccessFact): string => purposes[one.purpose] ?? one.purpose
}

type OneReaderProps = { readonly reader: Reader; readonly device: Device }

const OneReader = ({ reader: { account, who, readings }, device }: OneReaderProps) => {
  const say = useWords(laterWords)
  const reasonOf = useReason()
  const roles: Readonly<Record<string, string>> = say.roles
  const now = new Date(device.now()).toISOString()
  const [last] = readings
  if (last === undefined) return null
  const stopped = device.get(blocked, account) !== null
  const reasons = [...new Set(readings.map(reasonOf))].join('; ')
  return (
    <Card title={who}>
      <p class="small">{say.asRole(roles[last.role] ?? last.role, reasons)}</p>
      <p class="muted small">{say.times(readings.length, formatWhen(last.at, now))}</p>
      {stopped ? <p class="small">{say.blocked}</p> : null}
      <details>
        <summary>{say.eachTime}</summary>
        <Timeline
          moments={readings.map((one) => ({
            id: one.id,
            at: one.at,
            when: formatWhen(one.at, now),
            title: one.what === 'letters' ? say.letters : say.classes[one.class],
            children: <p class="muted small">{reasonOf(one)}</p>,
          }))}
        />
      </details>
      <Button kind="plain" onPress={() => void letSee(device, last, stopped)}>
        {stopped ? say.unblock : say.block}
      </Button>
    </Card>
  )
}
