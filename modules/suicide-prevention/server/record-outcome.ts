import { limaTime } from '@ayni/clinical/clocks'
import { handle as endLadder } from '@ayni/clinical/ladder'
import {
  type AccountId,
  type Actor,
  type EventOf,
  type InputOf,
  type Instant,
  isRefusal,
  plusMinutes,
  type Refusal,
  refuse,
} from '@ayni/kernel'
import { promiseKept, promiseMade } from '@ayni/modules/coordination/contract'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { alertHandled, recordOutcome } from '../contract.ts'
import { alertPolicy } from './alert-policy.ts'
import { type AlertRow, endCare, insertLog, insertOutcome, saveAlerts, stopMessages } from './alert-store.ts'
import { type Leaving, leavingOf } from './leaving-store.ts'
import { closingKey, lastCallKey } from './on-leaving.ts'
import { logged, ownAlert, seen, stateOf, withState } from './own-alert.ts'
import { outcomeContext } from './seal-contexts.ts'

type Input = InputOf<typeof recordOutcome>
type Obstacle =
  | 'suicide-prevention.no-contact-yet'
  | 'suicide-prevention.only-a-psychiatrist'
  | 'suicide-prevention.reason-missing'
  | 'suicide-prevention.next-contact-not-dated'
  | 'suicide-prevention.has-not-left'

const sameLimaDay = (one: Instant, two: Instant): boolean => limaTime(one).date === limaTime(two).date

type Ending = {
  readonly alert: AlertRow
  readonly input: Input
  readonly actor: Actor
  readonly now: Instant
  readonly leaving: Leaving | undefined
}

/** @safety The last call is tried first, unless it was declined; an acute alert is an emergency whatever was declined. */
function mayCloseAsWithdrawn(alert: AlertRow, leaving: Leaving | undefined): Refusal<Obstacle> | null {
  if (leaving === undefined) return refuse('suicide-prevention.has-not-left')
  const tried = alert.lastAttemptAt !== null && alert.lastAttemptAt >= leaving.leftAt
  const callIsOwed = alert.class === 'A' || !leaving.declinesLastCall
  return callIsOwed && !tried ? refuse('suicide-prevention.no-contact-yet') : null
}

/** What is still missing before this alert may end. Only contact ends it, or a psychiatrist's reasoned decision with a try the same day. */
function obstacle({ alert, input, actor, now, leaving }: Ending): Refusal<Obstacle> | null {
  const latest = plusMinutes(now, alertPolicy.nextContactWithinDays * 1440)
  if (input.nextContactAt <= now || input.nextContactAt > latest)
    return refuse('suicide-prevention.next-contact-not-dated')
  if (input.outcome !== 'psychiatrist-decision' && input.outcome !== 'closed-as-withdrawn') {
    return alert.reachedAt === null ? refuse('suicide-prevention.no-contact-yet') : null
  }
  if (!actor.roles.includes('psychiatrist')) return refuse('suicide-prevention.only-a-psychiatrist')
  if (input.words === null) return refuse('suicide-prevention.reason-missing')
  if (input.outcome === 'closed-as-withdrawn') return mayCloseAsWithdrawn(alert, leaving)
  const triedToday = alert.lastAttemptAt !== null && sameLimaDay(alert.lastAttemptAt, now)
  return triedToday ? null : refuse('suicide-prevention.no-contact-yet')
}

/** The next contact is owed; to somebody who left, nothing more is, and what was owed for leaving is kept. */
function promisesAfter(alert: AlertRow, input: Input, by: AccountId, at: Instant): readonly EventOf[] {
  const kept = [lastCallKey(alert.id), closingKey(alert.id)].map((key) => promiseKept.of({ key, by, at }))
  if (input.outcome === 'closed-as-withdrawn') return kept
  const next = promiseMade.of({
    key: `safety-call:${alert.id}`,
    program: alert.program,
    person: alert.person,
    kind: 'safety-call',
    owedByRole: 'duty',
    owedBy: by,
    dueAt: input.nextContactAt,
    madeAt: at,
  })
  return [...kept, next]
}

const end = async ({ input, actor, tx, now, newId, keys }: CommandContext<Input>) => {
  const alert = await ownAlert(tx, actor, input.alert)
  if (isRefusal(alert)) return alert
  const by = actor.accountId
  if (by === null) return refuse('suicide-prevention.take-it-first')
  const leaving = await leavingOf(tx, alert.id)
  const missing = obstacle({ alert, input, actor, now, leaving })
  if (missing !== null) return missing
  const id = newId()
  const { program, person } = alert
  await insertOutcome(tx, {
    id,
    program,
    alert: alert.id,
    person,
    by,
    at: now,
    outcome: input.outcome,
    nextContactAt: input.nextContactAt,
    wordsSealed: input.words === null ? null : seal(keys, outcomeContext(id), input.words),
  })
  await saveAlerts(tx, [
    { ...withState(alert, endLadder(stateOf(alert), now), now), handledAt: now, handledBy: by, outcomeId: id },
  ])
  await insertLog(tx, [logged(alert, newId(), now, 'handled', by)])
  await endCare(tx, person, null, now)
  await stopMessages(tx, program, `alert:${alert.id}`, 'alert.handled', now)
  return {
    output: { handledAt: now },
    about: person,
    events: [
      alertHandled.of({ alert: alert.id, person, program, by, outcome: input.outcome, at: now }),
      ...promisesAfter(alert, input, by, now),
    ],
    changes: seen(alert),
    topics: ['alerts'],
  }
}

export const recordOutcomeHandler = handle(recordOutcome, (context) =>
  asSystem(context.tx, context.actor, () => end(context)),
)
