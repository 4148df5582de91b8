import type { RosterRow } from '@ayni/modules/enrollment/contract'
import type { DeviceFact } from '@ayni/modules/identity/contract'
import { announce, Badge, Button, ErrorNotice, formatWhen, ListRow, Loading, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { PeopleClient } from './clients.ts'
import { errors, words } from './words.ts'

export type DevicesProps = { readonly client: PeopleClient; readonly person: RosterRow['person']; readonly now: string }

type DeviceRowProps = {
  readonly device: DeviceFact
  readonly now: string
  readonly onEnd: (name: 'identity.sign-out-device' | 'identity.wipe-device') => void
}

/** Emptying loses what was not sent, and cannot be undone: it is said before it is done. */
const DeviceRow = ({ device, now, onEnd }: DeviceRowProps) => {
  const say = useWords(words)
  const [sure, setSure] = useState(false)
  const over = device.signedOutAt !== null
  return (
    <>
      <ul class="rows plain">
        <ListRow
          title={device.label}
          detail={`${say.joined(formatWhen(device.enrolledAt, now))}, ${say.seen(formatWhen(device.lastSeenAt, now))}`}
          aside={over ? <Badge word={device.wipeRequestedAt === null ? say.signedOut : say.wiping} /> : undefined}
        />
      </ul>
      {over || sure ? null : (
        <div class="row">
          <Button kind="quiet" onPress={() => onEnd('identity.sign-out-device')}>
            {say.signOut}
          </Button>
          <Button kind="plain" onPress={() => setSure(true)}>
            {say.wipe}
          </Button>
        </div>
      )}
      {sure && !over ? (
        <>
          <p>
            <b>{say.wipeAsk(device.label)}</b> {say.wipeWhy}
          </p>
          <div class="row">
            <Button onPress={() => onEnd('identity.wipe-device')}>{say.wipe}</Button>
            <Button kind="plain" onPress={() => setSure(false)}>
              {say.cancel}
            </Button>
          </div>
        </>
      ) : null}
    </>
  )
}

/** The phones of a person, to help when one is lost. */
export const Devices = ({ client, person, now }: DevicesProps) => {
  const say = useWords(words)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { output, code, again } = useAnswer(client, 'identity.list-devices', { person }, { topics: ['roster'] })
  const end = async (
    name: 'identity.sign-out-device' | 'identity.wipe-device',
    device: DeviceFact['id'],
  ): Promise<void> => {
    const answer = await client.call(name, { device })
    setRefused(answer.ok ? undefined : answer.code)
    if (answer.ok) announce(say.done)
    again()
  }
  const trouble = refused ?? (output === undefined ? code : undefined)
  return (
    <section class="block">
      <h3>{say.devices}</h3>
      {trouble === undefined ? null : <ErrorNotice code={trouble} own={errors} />}
      {output === undefined && trouble === undefined ? <Loading words={say.looking} /> : null}
      {output?.length === 0 ? <p class="muted">{say.noDevices}</p> : null}
      {output?.map((device) => (
        <DeviceRow key={device.id} device={device} now={now} onEnd={(name) => void end(name, device.id)} />
      ))}
    </section>
  )
}
