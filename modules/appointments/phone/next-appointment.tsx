import { calendarEntry } from '@ayni/clinical/appointments'
import type { Device } from '@ayni/device'
import { Button, Card, ErrorNotice, formatWhen, Notice, offerUndo, saveFile, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { accept, cannot, type Mine, mayComplain, nextAppointment, notCalled, nowOf, refusedChoice } from './local.ts'
import { errors, words } from './words.ts'

export type NextAppointmentProps = { readonly device: Device; readonly chooseHref: string }

export function keepInCalendar({ id, fact }: Mine, stampedAt: string): void {
  const { version, startsAt, endsAt } = fact
  const text = calendarEntry({ id, version, startsAt, endsAt, stampedAt, cancelled: false })
  saveFile('cita-ayni.ics', 'text/calendar', text)
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** When, with whom and how; and what the person can do about it, with or without a signal. */
export const NextAppointment = ({ device, chooseHref }: NextAppointmentProps) => {
  const [leaving, setLeaving] = useState<string | null>(null)
  const next = nextAppointment(device)
  return (
    <>
      <RefusedChoice device={device} chooseHref={chooseHref} />
      {next === null || leaving === next.id ? null : (
        <One device={device} one={next} chooseHref={chooseHref} onLeave={setLeaving} />
      )}
    </>
  )
}

/** @safety what was refused never looks agreed: it says so, what stands, and the way to other hours. */
const RefusedChoice = ({ device, chooseHref }: NextAppointmentProps) => {
  const say = useWords(words)
  const refused = refusedChoice(device)
  if (refused === null) return null
  const forget = (): void => void device.discard(refused.item)
  return (
    <ErrorNotice code={refused.code} own={errors}>
      <Button kind="quiet" href={chooseHref} onPress={forget}>
        {say.chooseAgain}
      </Button>
      <Button kind="plain" onPress={forget}>
        {say.understood}
      </Button>
    </ErrorNotice>
  )
}

type OneProps = NextAppointmentProps & { readonly one: Mine; readonly onLeave: (id: string | null) => void }

const One = ({ device, one, chooseHref, onLeave }: OneProps) => {
  const say = useWords(words)
  const { fact, status } = one
  const now = nowOf(device)
  const title = fact.state === 'proposed' ? say.proposed : fact.startsAt <= now ? say.now : say.next
  return (
    <Card title={title}>
      <p class="title">{say.with(sentence(formatWhen(fact.startsAt, now)), fact.who)}</p>
      <p>{say.how[fact.mode]}</p>
      {status === 'waiting' ? <Notice title={say.waiting} /> : null}
      {fact.needsChoice ? <Notice tone="attend" title={say.needsChoice} /> : null}
      <Actions device={device} one={one} chooseHref={chooseHref} onLeave={onLeave} />
    </Card>
  )
}

const Actions = ({ device, one, chooseHref, onLeave }: OneProps) => {
  const say = useWords(words)
  const { fact } = one
  const proposed = fact.state === 'proposed'
  const leave = (message: string, act: () => Promise<unknown>): void => {
    onLeave(one.id)
    offerUndo({ message, onUndo: () => onLeave(null), onExpire: () => void act().then(() => onLeave(null)) })
  }
  return (
    <div class="row">
      {proposed ? <Button onPress={() => void accept(device, one)}>{say.accept}</Button> : null}
      {fact.link === null || proposed ? null : <Button href={fact.link}>{say.join}</Button>}
      <Button kind="quiet" href={`${chooseHref}/${one.id}`}>
        {proposed ? say.another : say.move}
      </Button>
      {mayComplain(device, one) ? (
        <Button kind="quiet" onPress={() => leave(say.notCalledSaid, () => notCalled(device, one))}>
          {say.notCalled}
        </Button>
      ) : (
        <Button kind="plain" onPress={() => leave(say.cannotSaid, () => cannot(device, one))}>
          {say.cannot}
        </Button>
      )}
      {proposed ? null : (
        <Button kind="plain" onPress={() => keepInCalendar(one, nowOf(device))}>
          {say.calendar}
        </Button>
      )}
    </div>
  )
}
