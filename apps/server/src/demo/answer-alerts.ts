import { type Instant, type PersonId, plusMinutes, toMs, z } from '@ayni/kernel'
import { openAlerts } from '@ayni/modules/suicide-prevention/contract'
import { ask, type Runtime } from '@ayni/platform/commands'
import type { DemoTeam } from './found-demo.ts'
import type { Give } from './give.ts'

const nothing = z.unknown()
const FRESH_MS = 36 * 3_600_000

/** What the invented duty team did: older alerts were answered by a call and closed with an outcome; the newest wait. */
export async function answerAlerts(
  runtime: Runtime,
  give: Give,
  team: DemoTeam,
  now: Instant,
): Promise<readonly PersonId[]> {
  const answered = await ask(runtime, { name: openAlerts.name, input: {}, actor: team.as('guardia-1') })
  if (answered.outcome === 'refused') throw new Error(`the demo may not see its alerts: ${answered.code}`)
  const { alerts } = openAlerts.output.parse(answered.output)
  const waiting: PersonId[] = []
  for (const { alert, person, receivedAt } of alerts) {
    if (toMs(now) - toMs(receivedAt) < FRESH_MS) {
      waiting.push(person)
      continue
    }
    const duty = team.as('guardia-1')
    await give(plusMinutes(receivedAt, 6), duty, 'suicide-prevention.acknowledge-alert', { alert }, nothing)
    await give(
      plusMinutes(receivedAt, 14),
      duty,
      'suicide-prevention.log-attempt',
      { alert, channel: 'call', result: 'reached', note: null },
      nothing,
    )
    const outcome = {
      alert,
      outcome: 'safe-plan-made',
      nextContactAt: plusMinutes(receivedAt, 3 * 24 * 60),
      words: null,
    }
    await give(plusMinutes(receivedAt, 55), duty, 'suicide-prevention.record-outcome', outcome, nothing)
  }
  return waiting
}
