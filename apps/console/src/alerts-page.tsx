import { CallCard, OnCallBlock } from '@ayni/modules/coordination/console'
import { RepliesPanel } from '@ayni/modules/correspondence/console'
import type { StaffSession } from '@ayni/modules/identity/contract'
import { PlanDetails } from '@ayni/modules/safety-plan/console'
import { AlertPage } from '@ayni/modules/suicide-prevention/console'
import { TimersBanner } from '@ayni/modules/timers/console'
import { Card, Empty, useWords } from '@ayni/ui'
import { openAlertCount } from './alarms.tsx'
import { clients } from './clients.ts'
import { minute, tick } from './clock.ts'
import { timersHref } from './timers-href.ts'
import { words } from './words.ts'

const rotaHref = '/console/turnos'

/** The strip above is the list; below it, who is on call. */
export const AlertsPage = (_: { readonly session: StaffSession }) => {
  const say = useWords(words)
  return (
    <>
      <TimersBanner client={clients.timers} href={timersHref} />
      {openAlertCount.value === 0 ? <Empty title={say.noAlerts}>{say.noAlertsWhy}</Empty> : null}
      <OnCallBlock client={clients.board} now={minute.value} rotaHref={rotaHref} />
    </>
  )
}

export type OneAlertProps = { readonly session: StaffSession; readonly alert: string }

/** One alert fills the screen. */
export const OneAlert = ({ session, alert }: OneAlertProps) => {
  const say = useWords(words)
  return (
    <AlertPage
      client={clients.safety}
      alert={alert}
      now={tick}
      boardHref="/console/alertas"
      isPsychiatrist={session.roles.includes('psychiatrist')}
      contact={(person) => (
        <>
          <RepliesPanel client={clients.letters} person={person} now={minute.value}>
            <Card title={say.howToCall}>
              <CallCard client={clients.board} person={person} clinical />
            </Card>
          </RepliesPanel>
          <PlanDetails client={clients.plan} person={person} now={minute.value} />
        </>
      )}
    />
  )
}
