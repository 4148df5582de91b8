import type { Device } from '@ayni/device'
import { Button, Empty, formatWhen, Screen, type ScreenProps, Timeline, useWords } from '@ayni/ui'
import type { AccessFact } from '../contract.ts'
import { laterWords } from './later-words.ts'
import { blocked, letSee, seenBy } from './local.ts'

export type WhoSawProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly onDone: () => void
}

/** Who opened my data, as what and why; and the word that stops them. */
export const WhoSaw = ({ frame, device, onDone }: WhoSawProps) => {
  const say = useWords(laterWords)
  const now = new Date(device.now()).toISOString()
  const seen = seenBy(device)
  const told = new Set<string>()
  return (
    <Screen {...frame} title={say.saw} back={{ onPress: onDone }}>
      <p>{say.sawLead}</p>
      {seen.length === 0 ? <Empty title={say.sawNone}>{say.sawOffline}</Empty> : null}
      <Timeline
        moments={seen.map((one) => {
          const first = !told.has(one.account)
          told.add(one.account)
          return {
            id: one.id,
            at: one.at,
            when: formatWhen(one.at, now),
            title: say.opened(one.who, one.what === 'letters' ? say.letters : say.classes[one.class]),
            children: <Reason one={one} device={device} choose={first} />,
          }
        })}
      />
    </Screen>
  )
}

type ReasonProps = { readonly one: AccessFact; readonly device: Device; readonly choose: boolean }

const Reason = ({ one, device, choose }: ReasonProps) => {
  const say = useWords(laterWords)
  const roles: Readonly<Record<string, string>> = say.roles
  const purposes: Readonly<Record<string, string>> = say.purposes
  const stopped = device.get(blocked, one.account) !== null
  return (
    <>
      <p class="muted small">{say.asRole(roles[one.role] ?? one.role, purposes[one.purpose] ?? one.purpose)}</p>
      {choose && stopped ? <p class="small">{say.blocked}</p> : null}
      {choose ? (
        <Button kind="plain" onPress={() => void letSee(device, one, stopped)}>
          {stopped ? say.unblock : say.block}
        </Button>
      ) : null}
    </>
  )
}
