import { type Instant, type PersonId, plusMinutes, toMs, uuidv7, z } from '@ayni/kernel'
import { inventedPlan } from '@ayni/modules/safety-plan/fixtures'
import { openAlerts } from '@ayni/modules/suicide-prevention/contract'
import { ask } from '@ayni/platform/commands'
import { firstCall, followUp } from './follow-up.ts'
import { houseAt } from './house-at.ts'
import type { Stage } from './stage.ts'

const nothing = z.unknown()

/** What the invented duty clinician does about one person: takes the alert, calls, and what follows. */
export async function answerAlertsOf(
  telling: Pick<Stage, 'runtime' | 'give' | 'team' | 'timeline'>,
  person: PersonId,
  at: Instant,
): Promise<void> {
  const { runtime, give, team } = telling
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
    await firstCall(telling, duty, person, plusMinutes(at, 49))
    followUp(telling, person, plusMinutes(at, 49))
  }
}
