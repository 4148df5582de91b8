import {
  afterDecision,
  type Channel,
  decideLadder,
  type LadderPolicy,
  ladderPolicyOf,
  openAlert,
} from '@ayni/clinical/ladder'
import { type Instant, type ProgramId, plusMinutes, refuse, toInstant } from '@ayni/kernel'
import { readInForce } from '@ayni/modules/timers/contract'
import { type Context, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { queueMessages } from '@ayni/platform/messages'
import { membersOf, nobodyThere, pressDrill, runDrill, type Team } from '../contract.ts'
import { drillCallOf, insertDrill, noteUncovered, pressCall, runningDrill, timersInForce } from './drill-store.ts'
import { DRILL_ALIAS } from './duty-policy.ts'
import { sound } from './sound.ts'
import { loadTeams } from './team.ts'

export type Walk = {
  readonly calls: readonly { readonly account: string; readonly rung: number; readonly channels: readonly Channel[] }[]
  readonly uncovered: boolean
}

const MOST_STEPS = 60

/** The acute ladder walked to its end as if nobody answered: whom it would call first at which rung, and whether it found a gap. */
export function walkLadder(policy: LadderPolicy, team: Team, now: Instant): Walk {
  const calls = new Map<string, Walk['calls'][number]>()
  let state = openAlert('A', now)
  let at = now
  for (let nth = 0; nth < MOST_STEPS && !state.incidents.includes('rungs-exhausted'); nth++) {
    const decision = decideLadder(policy, state, team.rota, at)
    state = afterDecision(state, decision, at)
    if (decision.do === 'rest' || decision.do === 'incident') break
    if (decision.do === 'notify') {
      for (const account of decision.people) {
        if (!calls.has(account)) calls.set(account, { account, rung: decision.rung, channels: decision.channels })
      }
    }
    at = toInstant(decision.do === 'wait' ? decision.until : decision.againAt)
  }
  return { calls: [...calls.values()], uncovered: calls.size === 0 || state.incidents.includes('nobody-on-call') }
}

export type StartedDrill = { readonly drill: string; readonly called: number; readonly dueAt: Instant }

/** Calls everybody at once, marked SIMULACRO. Runs as system; null while another drill of the programme runs. */
export async function startDrill(
  context: Pick<Context, 'tx' | 'now' | 'keys' | 'newId'>,
  program: ProgramId,
  by: string | null,
): Promise<StartedDrill | null> {
  const { tx, now, keys, newId } = context
  if ((await runningDrill(tx, program)) !== null) return null
  const team = (await loadTeams(tx, keys, [program], now)).get(program) ?? nobodyThere
  const { version, timers } = readInForce(await timersInForce(tx, program))
  const { calls, uncovered } = walkLadder(ladderPolicyOf(timers, String(version)), team, now)
  const drill = newId()
  const dueAt = plusMinutes(now, timers.drillAnswer)
  await insertDrill(tx, { id: drill, program, at: now, dueAt, by }, calls)
  if (uncovered) await noteUncovered(tx, drill)
  const messages = calls.flatMap(
    ({ account, rung, channels }) =>
      sound(
        {
          subject: `drill:${drill}`,
          about: drill,
          program,
          alias: DRILL_ALIAS,
          class: 'A',
          template: 'staff-alert-drill',
          rung,
          occurrence: 1,
          channels,
        },
        membersOf(team, [account]),
      ).messages,
  )
  await queueMessages(tx, messages, context)
  return { drill, called: calls.length, dueAt }
}

export const runDrillHandler = handle(runDrill, async (context) => {
  const { actor, tx } = context
  const program = actor.programId
  if (program === null) return refuse('duty.drill-running')
  const started = await asSystem(tx, actor, () => startDrill(context, program, actor.accountId))
  if (started === null) return refuse('duty.drill-running')
  return { output: started, topics: ['alerts', 'rota'] }
})

/** Only pressing counts; that the message was delivered says nothing about who is there. */
export const pressDrillHandler = handle(pressDrill, async ({ input, actor, tx, now }) => {
  const call = actor.accountId === null ? undefined : await drillCallOf(tx, input.drill, actor.accountId)
  if (call === undefined || actor.accountId === null) return refuse('duty.drill-unknown')
  if (call.finishedAt !== null || call.dueAt <= now) return refuse('duty.drill-over')
  await pressCall(tx, input.drill, actor.accountId, { at: now, way: input.way ?? 'console' })
  return { output: { pressedAt: call.pressedAt ?? now }, topics: ['alerts', 'rota'] }
})
