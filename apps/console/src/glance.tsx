import type { AlertStrip } from '@ayni/modules/suicide-prevention/contract'
import { Countdown, useWords } from '@ayni/ui'
import type { ReadonlySignal } from '@preact/signals'
import { words } from './words.ts'

export type GlanceProps = {
  readonly alerts: readonly AlertStrip[]
  /** The shell's clock, as an instant. */
  readonly now: ReadonlySignal<string>
}

/**
 * Several alerts in one line, where a narrow screen is needed for something else: how many are acute, how many there are, whether
 * anybody has them, and the nearest clock. It stands in place of the strips (`desk.css`), so it carries no badge.
 */
export const Glance = ({ alerts, now }: GlanceProps) => {
  const say = useWords(words)
  const [nearest, ...others] = alerts.toSorted((a, b) => a.nextAt.localeCompare(b.nextAt))
  if (nearest === undefined || others.length === 0) return null
  const acute = alerts.filter((alert) => alert.class === 'A').length
  const unowned = alerts.filter(({ owner }) => owner === null).length
  return (
    <a class="alarm glance" href="/console/alertas">
      <b>{acute === 0 ? say.alertsOpen(alerts.length) : say.alertsAcute(acute, alerts.length)}</b>
      {unowned === 0 ? null : <b>{say.alertsUnowned(unowned)}</b>}
      <Countdown label={say.nearestClock} deadline={nearest.nextAt} now={now} safety />
    </a>
  )
}
