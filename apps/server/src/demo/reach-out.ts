import { type Actor, type Instant, type PersonId, plusMinutes, z } from '@ayni/kernel'
import { beginCall, type PlannerRow, planner } from '@ayni/modules/outreach/contract'
import { ask } from '@ayni/platform/commands'
import { createWorker } from '@ayni/platform/jobs'
import type { Chance } from './chance.ts'
import { houseAt } from './house-at.ts'
import type { Listed } from './list-people.ts'
import type { Stage } from './stage.ts'

const nothing = z.unknown()
const CALLS_AN_EVENING = 8
const reasons = ['sin_tiempo', 'jornada', 'olvido', 'recursos_propios', 'confidencialidad'] as const

/** How somebody of a story answers a call. */
function resultOf({ story }: Listed, chance: Chance): 'respondido' | 'no_contesta' | 'rechazo' {
  if (story.reached === 'never') return 'no_contesta'
  if (story.reached === 'declined') return chance() < 0.5 ? 'rechazo' : 'no_contesta'
  return chance() < 0.45 ? 'respondido' : 'no_contesta'
}

async function callOne(stage: Stage, coordinator: Actor, row: PlannerRow, listed: Listed, at: Instant): Promise<void> {
  const { give, chance } = stage
  const { attempt } = await give(
    at,
    coordinator,
    'outreach.begin-call',
    { person: row.person, channel: row.channel === 'fijo' ? 'fijo' : 'movil', contact: null, override: null },
    beginCall.output,
  )
  const result = resultOf(listed, chance)
  const reason = result === 'rechazo' && chance() < 0.7 ? reasons[Math.floor(chance() * reasons.length)] : null
  const said = { attempt, result, laterAt: null, reason: reason ?? null }
  await give(plusMinutes(at, 2), coordinator, 'outreach.note-result', said, nothing)
}

/** Invitations and reminders leave, are delivered and looked at again by the jobs that do it in a real house. */
async function write({ runtime }: Stage, at: Instant): Promise<void> {
  const worker = createWorker(houseAt(runtime, at))
  for (const job of ['outreach.invite', 'messages.deliver-rest', 'outreach.receipts', 'outreach.unreachable'])
    await worker.runNow(job)
}

/** One evening of the coordinator: what the house writes, and the calls of those whose hour it is. */
export async function reachOut(stage: Stage, people: ReadonlyMap<PersonId, Listed>, at: Instant): Promise<void> {
  await write(stage, at)
  const coordinator = stage.team.as('coordinacion')
  const answered = await ask(houseAt(stage.runtime, at), {
    name: planner.name,
    input: { limit: CALLS_AN_EVENING },
    actor: coordinator,
  })
  if (answered.outcome === 'refused') throw new Error(`the demo may not plan its calls: ${answered.code}`)
  let minute = 1
  for (const row of planner.output.parse(answered.output).now) {
    const listed = people.get(row.person)
    if (listed === undefined) continue
    await callOne(stage, coordinator, row, listed, plusMinutes(at, minute))
    minute += 3
  }
}
