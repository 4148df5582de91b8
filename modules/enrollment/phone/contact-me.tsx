import type { Device } from '@ayni/device'
import { Button, Card, Check, ListRow, offerUndo, RadioList, Screen, type ScreenProps, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { ContactFact } from '../contract.ts'
import { contactWords } from './contact-words.ts'
import { holdsConsent, me } from './local.ts'
import { newPoint, PointForm } from './point-form.tsx'
import {
  contacts,
  dropContact,
  keepContact,
  type Point,
  pause,
  preferChannels,
  reachOf,
  speakIn,
} from './reach-local.ts'

export type ContactMeProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly onDone: () => void
}

/** Every way to reach the person, whose it is, what may be done there; and a pause. */
export const ContactMe = ({ frame, device, onDone }: ContactMeProps) => {
  const say = useWords(contactWords)
  return (
    <Screen {...frame} title={say.title} back={{ onPress: onDone }}>
      <p>{say.lead}</p>
      <Points device={device} />
      <Preferred device={device} />
      <Spoken device={device} />
      <Pause device={device} />
    </Screen>
  )
}

/** A Peruvian mobile in threes, as it is said aloud. */
const readable = (value: string): string => value.replace(/^\+51(\d{3})(\d{3})(\d{3})$/, '+51 $1 $2 $3')

const pointOf = ({ position: _, failed: _failed, ...point }: ContactFact): Point => point

const Points = ({ device }: { readonly device: Device }) => {
  const say = useWords(contactWords)
  const [open, setOpen] = useState<{ readonly id?: string; readonly start: Point } | null>(null)
  const all = contacts(device)
  const drop = async (id: string, before: ContactFact): Promise<void> => {
    await dropContact(device, id)
    offerUndo({ message: say.removed, onUndo: () => void keepContact(device, pointOf(before)) })
  }
  return (
    <>
      {all.length === 0 ? <p class="muted">{say.none}</p> : null}
      <ul class="rows plain">
        {all.map(({ key, body }) => (
          <ListRow
            key={key}
            title={readable(body.value)}
            detail={[
              say.channels[body.channel],
              say.owners[body.owner],
              ...(body.failed ? [body.channel === 'correo' ? say.failedMail : say.failed] : []),
            ].join(', ')}
            aside={
              <span class="row">
                <Button kind="plain" onPress={() => setOpen({ id: key, start: pointOf(body) })}>
                  {say.edit}
                </Button>
                <Button kind="plain" onPress={() => void drop(key, body)}>
                  {say.remove}
                </Button>
              </span>
            }
          />
        ))}
      </ul>
      {open === null ? (
        <Button kind="quiet" onPress={() => setOpen({ start: newPoint })}>
          {say.add}
        </Button>
      ) : (
        <PointForm
          key={open.id ?? 'new'}
          start={open.start}
          onCancel={() => setOpen(null)}
          onKeep={(point) => void keepContact(device, point, open.id).then(() => setOpen(null))}
        />
      )}
    </>
  )
}

const channels = ['movil', 'whatsapp', 'correo', 'push'] as const
type Channel = (typeof channels)[number]

const Preferred = ({ device }: { readonly device: Device }) => {
  const say = useWords(contactWords)
  const [first] = reachOf(device).channelOrder
  const chosen = channels.find((one) => one === first)
  const choose = (one: Channel): void =>
    void preferChannels(device, [
      one,
      ...channels.filter((other) => other !== one && other !== 'whatsapp' && other !== 'push'),
    ])
  return (
    <>
      <RadioList<Channel>
        question={say.order}
        value={chosen}
        onChange={choose}
        choices={channels.map((value) => ({ value, words: say.orders[value] }))}
      />
      {chosen === 'push' ? <p role="status">{say.pushNeeds}</p> : null}
      {chosen === 'whatsapp' && !holdsConsent(device, 7) ? <p role="status">{say.whatsappNeeds}</p> : null}
    </>
  )
}

const tongues = ['es', 'qu', 'ay', 'en', 'otro'] as const

const Spoken = ({ device }: { readonly device: Device }) => {
  const say = useWords(contactWords)
  const { spoken, interpreter } = reachOf(device)
  return (
    <>
      <RadioList<(typeof tongues)[number]>
        question={say.spoken}
        value={spoken ?? undefined}
        onChange={(tongue) => void speakIn(device, { spoken: tongue, interpreter })}
        choices={tongues.map((value) => ({ value, words: say.spokens[value] }))}
      />
      <Check
        words={say.interpreter}
        detail={say.instruments}
        checked={interpreter}
        onChange={(wanted) => void speakIn(device, { spoken: spoken ?? 'es', interpreter: wanted })}
      />
    </>
  )
}

const Pause = ({ device }: { readonly device: Device }) => {
  const say = useWords(contactWords)
  const paused = device.get(me, 'me')?.body.state === 'paused'
  return (
    <Card title={say.pause}>
      <p>{paused ? say.paused : say.pauseWhy}</p>
      <Button kind="quiet" onPress={() => void pause(device, !paused)}>
        {paused ? say.pauseEnd : say.pauseStart}
      </Button>
    </Card>
  )
}
