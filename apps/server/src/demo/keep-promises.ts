import { type Instant, plusMinutes, toMs, z } from '@ayni/kernel'
import { promises } from '@ayni/modules/coordination/contract'
import { ask, type Runtime } from '@ayni/platform/commands'
import type { DemoTeam } from './found-demo.ts'
import type { Give } from './give.ts'

const DAY_MIN = 24 * 60
/** Older promises were kept; the newest are there to be worked on, some of them late. */
const KEPT_BEFORE_MIN = 8 * DAY_MIN

/** What the invented team kept. */
export async function keepPromises(runtime: Runtime, give: Give, team: DemoTeam, now: Instant): Promise<void> {
  const coordinator = team.as('coordinacion')
  const answered = await ask(runtime, { name: promises.name, input: { limit: 400 }, actor: coordinator })
  if (answered.outcome === 'refused') throw new Error(`the demo may not see its promises: ${answered.code}`)
  for (const { key, dueAt, madeAt } of promises.output.parse(answered.output).rows) {
    if (toMs(now) - toMs(madeAt) < KEPT_BEFORE_MIN * 60_000) continue
    const due = plusMinutes(dueAt, -120)
    const at = due < madeAt ? madeAt : due > now ? now : due
    await give(at, coordinator, 'coordination.keep-promise', { key, how: 'spoke' }, z.unknown())
  }
}
