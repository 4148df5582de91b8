import { factKind } from '@ayni/device'
import type { BlockedFact } from '@ayni/modules/identity/contract'
import { Check, Empty, Loading, Screen, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { type Asked, askHouse, isList } from './ask-house.ts'
import type { MyDataProps } from './my-data-props.ts'
import { words } from './words.ts'

const blocked = factKind<BlockedFact>('blocked')

type Somebody = { readonly account: string; readonly who: string; readonly roles: readonly string[] }

/** Whom of the team I do not want: chosen by name. What was chosen holds on this phone at once and travels by itself. */
export const NotWanted = ({ frame, device, post, onDone }: MyDataProps) => {
  const say = useWords(words)
  const roles: Readonly<Record<string, string>> = say.roles
  const [answer, setAnswer] = useState<Asked<'my-data.team'> | null>(null)
  const [, redraw] = useState(0)
  useEffect(() => {
    void askHouse({ device, post }, 'my-data.team', {}, isList).then(setAnswer)
  }, [device, post])
  const known = device.all(blocked).map(({ body }): Somebody => ({ account: body.account, who: body.who, roles: [] }))
  const team: readonly Somebody[] = answer?.is === 'here' ? answer.output : known
  const choose = async (one: Somebody, hidden: boolean): Promise<void> => {
    const input = { account: one.account }
    await (hidden
      ? device.record({
          name: 'identity.block-account',
          input,
          facts: [[blocked.name, one.account, { ...input, who: one.who, since: new Date(device.now()).toISOString() }]],
        })
      : device.record({ name: 'identity.unblock-account', input, facts: [[blocked.name, one.account, null]] }))
    redraw((n) => n + 1)
  }
  return (
    <Screen {...frame} title={say.rows.notWanted[0]} back={{ onPress: onDone }}>
      {say.notWantedLead.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {answer === null ? <Loading words={say.looking} /> : null}
      {answer !== null && answer.is !== 'here' ? <Empty title={say.needsSignal}>{say.teamOffline}</Empty> : null}
      {team.map((one) => (
        <Check
          key={one.account}
          words={one.who}
          detail={one.roles.map((role) => roles[role] ?? role).join(', ')}
          checked={device.get(blocked, one.account) !== null}
          onChange={(hidden) => void choose(one, hidden)}
        />
      ))}
    </Screen>
  )
}
