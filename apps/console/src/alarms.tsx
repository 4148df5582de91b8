import { CallCard, OnCallBlock } from '@ayni/modules/coordination/console'
import type { StaffSession } from '@ayni/modules/identity/contract'
import { AlarmStrip as Strip } from '@ayni/modules/suicide-prevention/console'
import type { AlertStrip } from '@ayni/modules/suicide-prevention/contract'
import { announce, useAnswer, useWords } from '@ayni/ui'
import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { clients } from './clients.ts'
import { minute, tick } from './clock.ts'
import { Glance } from './glance.tsx'
import { holds, watchers } from './places.ts'
import { words } from './words.ts'

/** How many alerts are open; undefined while nobody has said. */
export const openAlertCount = signal<number | undefined>(undefined)

const clinicians = ['duty', 'psychiatrist', 'therapist'] as const

export const isClinician = ({ roles }: Pick<StaffSession, 'roles'>): boolean => holds(roles, clinicians)
export const alertHref = (alert: string): string => `/console/alertas/${alert}`

/** @safety A new alert is said aloud at once, whatever page is open. */
const Count = ({ brief }: { readonly brief: boolean }) => {
  const say = useWords(words)
  const { output } = useAnswer(
    clients.safety,
    'suicide-prevention.open-alerts',
    {},
    { topics: ['alerts'], everySeconds: 60 },
  )
  const before = useRef<number | undefined>(undefined)
  const count = output?.alerts.length
  useEffect(() => {
    openAlertCount.value = count
    if (before.current !== undefined && count !== undefined && count > before.current)
      announce(say.alertsOpen(count), 'urgent')
    before.current = count
  }, [count, say])
  return brief && output !== undefined ? <Glance alerts={output.alerts} now={tick} /> : null
}

type WatcherProps = { readonly session: StaffSession; readonly alert: AlertStrip }

/** Coordination calls; direction sees who must. */
const WatcherActions = ({ session, alert }: WatcherProps) => (
  <>
    {holds(session.roles, ['coordinator']) ? (
      <CallCard client={clients.board} person={alert.person} clinical={false} />
    ) : null}
    <OnCallBlock client={clients.board} now={minute.value} rotaHref="/console/turnos" />
  </>
)

export type AlarmsProps = {
  readonly session: StaffSession
  /** The page is about something else: on a narrow screen several alerts take one line. */
  readonly brief: boolean
}

/** What is alarming, for whoever watches. */
export const Alarms = ({ session, brief }: AlarmsProps) =>
  holds(session.roles, watchers) ? (
    <div class={brief ? 'brief' : undefined}>
      <Count brief={brief} />
      <Strip
        client={clients.safety}
        now={tick}
        mayTake={isClinician(session)}
        alertHref={alertHref}
        actions={(alert) => <WatcherActions session={session} alert={alert} />}
      />
    </div>
  ) : null
