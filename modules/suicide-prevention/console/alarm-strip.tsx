import type { PendingDrill } from '@ayni/modules/duty/contract'
import type { AlertStrip } from '@ayni/modules/suicide-prevention/contract'
import {
  ageBetween,
  Badge,
  Button,
  Countdown,
  Dialog,
  ErrorNotice,
  formatAge,
  formatWhen,
  Notice,
  useAnswer,
  useDo,
  useWords,
} from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { AlertClient } from './client.ts'
import { errors } from './error-words.ts'
import { words } from './words.ts'

export type AlarmStripProps = {
  readonly client: AlertClient
  /** The shell's clock, as an instant. */
  readonly now: ReadonlySignal<string>
  /** Clinicians may take an alert; the others only watch. */
  readonly mayTake: boolean
  readonly alertHref: (alert: string) => string
  /** What somebody who only watches can do: call, or tell who is on call. Without it the alias is plain text. */
  readonly actions?: ((alert: AlertStrip) => ComponentChildren) | undefined
}

type LineProps = Pick<AlarmStripProps, 'now' | 'mayTake' | 'alertHref' | 'actions'> & {
  readonly alert: AlertStrip
  readonly busy: boolean
  readonly onTake: () => void
}

/** What the deadline is the deadline of. */
export const deadlineWord = (state: AlertStrip['state']) =>
  state === 'unacknowledged' ? 'nextRung' : state === 'reached' ? 'reachedUntil' : 'lapses'

/** @safety The page of an alert is the clinicians'; whoever coordinates gets what they can do, never a refusal. */
const Who = ({ alert, mayTake, alertHref, actions }: Omit<LineProps, 'now' | 'busy' | 'onTake'>) => {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  if (mayTake) {
    return (
      <a href={alertHref(alert.alert)}>
        <b>{alert.alias}</b>
      </a>
    )
  }
  if (actions === undefined) return <b>{alert.alias}</b>
  return (
    <>
      <button type="button" class="opens" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <b>{alert.alias}</b>
      </button>
      {open ? (
        <Dialog open title={say.whatToDo(alert.alias)} onClose={() => setOpen(false)}>
          {actions(alert)}
        </Dialog>
      ) : null}
    </>
  )
}

/** Nobody has it: who knows already and since when, so that the next hour reads as the next and not as the first. */
const Unowned = ({ alert: { class: of, toldLast }, now }: { readonly alert: AlertStrip; readonly now: string }) => {
  const say = useWords(words)
  const rung = toldLast === null ? undefined : say.rungs[of][toldLast.rung]
  const told = toldLast === null ? say.toldNobody : say.toldLast(rung ?? say.rungs[of][0], formatWhen(toldLast.at, now))
  return (
    <span>
      <b>{say.noOwner}</b> · {told}
    </span>
  )
}

/** How they may be reached: never a number, a place or a name. */
const Reach = ({ alert: { reach }, now }: { readonly alert: AlertStrip; readonly now: string }) => {
  const say = useWords(words)
  const { phoneSeenAt, goodChannel, offlineUntil, placeConfirmedAt, trusted } = reach
  const facts = [
    phoneSeenAt === null ? say.phoneNever : say.phoneSeen(formatWhen(phoneSeenAt, now)),
    ...(goodChannel === null ? [] : [say.goodChannel(goodChannel)]),
    ...(offlineUntil === null || offlineUntil < now ? [] : [say.offlineTill(formatWhen(offlineUntil, now))]),
    placeConfirmedAt === null ? say.placeNever : say.placeAt(formatWhen(placeConfirmedAt, now)),
    trusted ? say.trustedYes : say.trustedNo,
  ]
  return <span class="muted">{facts.join(' · ')}</span>
}

const Line = ({ alert, now, mayTake, alertHref, actions, busy, onTake }: LineProps) => {
  const say = useWords(words)
  const age = (at: string): string => formatAge(ageBetween(at, now.value))
  return (
    <div class="alarm">
      <Badge tone={alert.class === 'A' ? 'act' : 'attend'} word={alert.class === 'A' ? say.classA : say.classB} />
      <Who alert={alert} mayTake={mayTake} alertHref={alertHref} actions={actions} />
      <span class="muted">
        {say.receivedAgo(age(alert.receivedAt))}, {say.answeredAgo(age(alert.occurredAt))}
      </span>
      {alert.owner === null ? <Unowned alert={alert} now={now.value} /> : `${alert.owner}, ${say.states[alert.state]}`}
      <Countdown label={say[deadlineWord(alert.state)]} deadline={alert.nextAt} now={now} safety />
      <Reach alert={alert} now={now.value} />
      {alert.incidentAt === null ? null : <Badge tone="attend" word={say.incident} />}
      {mayTake && alert.owner === null ? (
        <Button kind="safety" onPress={onTake} busy={busy ? say.taking : undefined}>
          {say.take}
        </Button>
      ) : null}
    </div>
  )
}

type DrillLineProps = Pick<AlarmStripProps, 'now'> & { readonly drill: PendingDrill; readonly onPress: () => void }

const DrillLine = ({ drill, now, onPress }: DrillLineProps) => {
  const say = useWords(words)
  if (drill.pressedAt !== null)
    return <Notice tone="done" title={say.drillPressed(formatWhen(drill.pressedAt, now.value))} />
  return (
    <div class="alarm">
      <b>{say.drillTitle}</b>
      <Countdown label={say.drillDue} deadline={drill.dueAt} now={now} />
      <Button onPress={onPress}>{say.drillPress}</Button>
    </div>
  )
}

/** What is alarming, above every page: clocks, state and owner, never why. */
export const AlarmStrip = ({ client, now, mayTake, alertHref, actions }: AlarmStripProps) => {
  const say = useWords(words)
  const { output, code, again } = useAnswer(
    client,
    'suicide-prevention.open-alerts',
    {},
    { topics: ['alerts'], everySeconds: 30 },
  )
  const { act, busy, refused } = useDo(client, again)
  const trouble = refused?.code ?? code
  if (output === undefined) return trouble === undefined ? null : <ErrorNotice code={trouble} own={errors} />
  const { alerts, drill } = output
  if (alerts.length === 0 && drill === null && trouble === undefined) return null
  return (
    <section class="alarms" aria-label={say.openAlerts}>
      {trouble === undefined ? null : <ErrorNotice code={trouble} own={errors} />}
      {alerts.map((alert) => (
        <Line
          key={alert.alert}
          alert={alert}
          now={now}
          mayTake={mayTake}
          alertHref={alertHref}
          actions={actions}
          busy={busy}
          onTake={() => void act('suicide-prevention.acknowledge-alert', { alert: alert.alert })}
        />
      ))}
      {drill === null ? null : (
        <DrillLine drill={drill} now={now} onPress={() => void act('duty.press-drill', { drill: drill.drill })} />
      )}
    </section>
  )
}
