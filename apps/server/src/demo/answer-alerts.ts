import { type Instant, type PersonId, plusMinutes, toMs, uuidv7, z } from '@ayni/kernel'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'
import { openAlerts } from '@ayni/modules/suicide-prevention/contract'
import { ask } from '@ayni/platform/commands'
import { houseAt } from './house-at.ts'
import type { Stage } from './stage.ts'

const nothing = z.unknown()

/** What the invented duty clinician does about one person: takes the alert, calls, and ends it with an outcome and a next date. */
export async function answerAlertsOf(
  { runtime, give, team }: Pick<Stage, 'runtime' | 'give' | 'team'>,
  person: PersonId,
  at: Instant,
): Promise<void> {
  const duty = team.as('guardia-1')
  const answered = await ask(houseAt(runtime, at), { name: openAlerts.name, input: {}, actor: duty })
  if (answered.outcome === 'refused') throw new Error(`the demo may not see its alerts: ${answered.code}`)
  const { alerts } = openAlerts.output.parse(answered.output)
  for (const { alert } of alerts.filter((one) => one.person === person)) {
    await give(at, duty, 'suicide-prevention.acknowledge-alert', { alert }, nothing)
    const call = { alert, channel: 'call', result: 'reached', note: null }
    await give(plusMinutes(at, 8), duty, 'suicide-prevention.log-attempt', call, nothing)
    const plan = { version: uuidv7(toMs(at), runtime.random(10)), basedOn: [], content: inventedPlan, reviewOn: null }
    await give(plusMinutes(at, 40), duty, 'safety-plan.save-with', { person, ...plan }, nothing)
    const nextContactAt = plusMinutes(at, 3 * 24 * 60)
    const outcome = { alert, outcome: 'safe-plan-made', nextContactAt, words: null }
    await give(plusMinutes(at, 49), duty, 'suicide-prevention.record-outcome', outcome, nothing)
  }
}
