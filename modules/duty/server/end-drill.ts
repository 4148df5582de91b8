import { type Instant, type ProgramId, refuse } from '@ayni/kernel'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { queueMessages } from '@ayni/platform/messages'
import { drillMissed, endDrill, membersOf, nobodyThere, onDutyAt } from '../contract.ts'
import { type EndedDrill, finishDrill, lockDrill } from './drill-store.ts'
import { DRILL_ALIAS } from './duty-policy.ts'
import { sound } from './sound.ts'
import { loadTeams } from './team.ts'

const isOver = ({ finishedAt, dueAt, missing }: EndedDrill, now: Instant): boolean =>
  finishedAt === null && (dueAt <= now || missing.length === 0)

async function tellWhoWatches(context: CommandContext<unknown>, drill: string, program: ProgramId): Promise<void> {
  const { tx, keys, now } = context
  const team = (await loadTeams(tx, keys, [program], now)).get(program) ?? nobodyThere
  const { coordinator, director } = onDutyAt(team, now)
  const { messages } = sound(
    {
      subject: `drill:${drill}`,
      about: drill,
      program,
      alias: DRILL_ALIAS,
      class: 'A',
      template: 'incident-opened',
      rung: 0,
      occurrence: 2,
      channels: ['push', 'sms'],
    },
    membersOf(team, [...new Set([...coordinator, ...director])]),
  )
  await queueMessages(tx, messages, context)
}

/** A missed drill is an incident: the night it stands for would have been silent. */
export const endDrillHandler = handle(endDrill, async (context) => {
  const { input, tx, now } = context
  const found = await lockDrill(tx, input.drill)
  if (found === undefined || !isOver(found, now)) return refuse('duty.drill-over')
  const because = found.uncovered ? 'nobody-on-call' : found.missing.length > 0 ? 'not-pressed' : null
  await finishDrill(tx, input.drill, now, because)
  const topics = ['alerts', 'rota']
  if (because === null) return { output: { passed: true }, topics }
  await tellWhoWatches(context, input.drill, found.program)
  const missed = drillMissed.of({ drill: input.drill, program: found.program, because, at: now })
  return { output: { passed: false }, events: [missed], topics }
})
