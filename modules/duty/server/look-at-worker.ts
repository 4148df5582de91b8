import { type Instant, plusMinutes, toMs } from '@ayni/kernel'
import { incidentHappened } from '@ayni/modules/incidents/contract'
import { type CommandContext, handle } from '@ayni/platform/commands'
import type { Tx } from '@ayni/platform/database'
import { workerSeenAt } from '@ayni/platform/jobs'
import { type OutgoingMessage, queueMessages } from '@ayni/platform/messages'
import { lookAtWorker, membersOf, onDutyAt, type Team } from '../contract.ts'
import { dutyPolicy } from './duty-policy.ts'
import { beginOutage, endOutage, hasAlertDueBefore, lockOutage, openOutage, toldAgain } from './outage-store.ts'
import { programsWithRota } from './rota-store.ts'
import { sound } from './sound.ts'
import { loadTeams } from './team.ts'

const isSilent = (seenAt: Instant | null, now: Instant): boolean =>
  seenAt === null || toMs(now) - toMs(seenAt) > dutyPolicy.silentAfterS * 1000

/** @safety an alert whose next look has long passed: the worker lives, and its ladder does not. That silence is the same. */
export const ladderIsLate = (tx: Tx, now: Instant): Promise<boolean> =>
  hasAlertDueBefore(tx, plusMinutes(now, -dutyPolicy.silentAfterS / 60))

const fellSilent = async (tx: Tx, seenAt: Instant | null, now: Instant): Promise<boolean> =>
  isSilent(seenAt, now) || ladderIsLate(tx, now)

/** Something is to be done: the worker or its ladder fell silent, or came back and nobody was told yet. */
export async function watchIsDue(tx: Tx, now: Instant): Promise<boolean> {
  return (await fellSilent(tx, await workerSeenAt(tx), now)) || (await openOutage(tx)) !== undefined
}

type Tidings = { readonly outage: string; readonly template: 'watch-stopped' | 'watch-resumed'; readonly nth: number }

/** Director, coordinator and first on call: by SMS and by call, and no word of anybody. */
function messagesTo(team: Team, { outage, template, nth }: Tidings, now: Instant): readonly OutgoingMessage[] {
  const { first, director, coordinator } = onDutyAt(team, now)
  const people = membersOf(team, [...new Set([...first, ...director, ...coordinator])])
  const [program] = [...team.staff.values()].map((staff) => staff.program)
  if (program === undefined) return []
  const about = { subject: `outage:${outage}`, about: `${outage}|${template}`, program, alias: '', class: 'A' as const }
  const channels = template === 'watch-stopped' ? (['push', 'sms', 'call'] as const) : (['push', 'sms'] as const)
  const { messages } = sound({ ...about, template: 'incident-opened', rung: 0, occurrence: nth, channels }, people)
  return messages.map((message) => ({ ...message, class: 'N1' as const, template, params: {} }))
}

async function tell(context: CommandContext<unknown>, tidings: Tidings): Promise<number> {
  const { tx, keys, now } = context
  const teams = await loadTeams(tx, keys, await programsWithRota(tx), now)
  const messages = [...teams.values()].flatMap((team) => messagesTo(team, tidings, now))
  await queueMessages(tx, messages, context)
  return messages.length
}

/**
 * The dead man's switch of the house, worked by whoever serves the doors and not by the worker that it watches.
 * @safety Once for each silence, again while it lasts, and once when it is over.
 */
export const lookAtWorkerHandler = handle(lookAtWorker, async (context) => {
  const { tx, now, newId } = context
  const outage = await lockOutage(tx)
  const seenAt = await workerSeenAt(tx)
  const topics = ['alerts', 'rota']
  if (!(await fellSilent(tx, seenAt, now))) {
    if (outage === undefined) return { output: { told: 0 } }
    await endOutage(tx, outage.id, now)
    return { output: { told: await tell(context, { outage: outage.id, template: 'watch-resumed', nth: 1 }) }, topics }
  }
  if (outage === undefined) {
    const id = newId()
    await beginOutage(tx, id, seenAt, now)
    const told = await tell(context, { outage: id, template: 'watch-stopped', nth: 1 })
    const programs = await programsWithRota(tx)
    const events = programs.map((program) =>
      incidentHappened.of({ source: newId(), kind: 'watch-stopped', program, person: null, at: now }),
    )
    return { output: { told }, events, topics }
  }
  if (now < plusMinutes(outage.toldAt, dutyPolicy.silentAgainMin)) return { output: { told: 0 } }
  await toldAgain(tx, outage.id, now)
  return {
    output: { told: await tell(context, { outage: outage.id, template: 'watch-stopped', nth: outage.times + 1 }) },
  }
})
