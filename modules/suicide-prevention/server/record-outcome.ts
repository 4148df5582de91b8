import { endingLacks } from '@ayni/clinical/ladder'
import { type AccountId, type EventOf, type InputOf, type Instant, isRefusal, plusMinutes, refuse } from '@ayni/kernel'
import { promiseKept, promiseMade } from '@ayni/modules/coordination/contract'
import { type CommandContext, handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { alertHandled, recordOutcome } from '../contract.ts'
import { alertPolicy } from './alert-policy.ts'
import { type AlertRow, endAlert } from './alert-store.ts'
import { goneOf } from './leaving-store.ts'
import { closingKey, lastCallKey } from './on-leaving.ts'
import { ownAlert, seen } from './own-alert.ts'
import { outcomeContext } from './seal-contexts.ts'

type Input = InputOf<typeof recordOutcome>
const nobodyToCall: readonly Input['outcome'][] = ['closed-as-withdrawn', 'died', 'nobody-found']
/** The next contact is owed; to somebody who left, died or was never known nothing more is, and what was owed for leaving is kept. */
function promisesAfter(alert: AlertRow, input: Input, by: AccountId, at: Instant): readonly EventOf[] {
  const kept = [lastCallKey(alert.id), closingKey(alert.id)].map((key) => promiseKept.of({ key, by, at }))
  if (nobodyToCall.includes(input.outcome)) return kept
  const next = promiseMade.of({
    ...{ key: `safety-call:${alert.id}`, program: alert.program, person: alert.person, kind: 'safety-call' },
    ...{ owedByRole: 'duty', owedBy: by, dueAt: input.nextContactAt, madeAt: at },
  })
  return [...kept, next]
}

const end = async ({ input, actor, tx, now, newId, keys }: CommandContext<Input>) => {
  const alert = await ownAlert(tx, actor, input.alert)
  if (isRefusal(alert)) return alert
  const by = actor.accountId
  if (by === null) return refuse('suicide-prevention.take-it-first')
  const gone = await goneOf(tx, alert.id)
  const isPsychiatrist = actor.roles.includes('psychiatrist')
  const latest = plusMinutes(now, alertPolicy.nextContactWithinDays * 1440)
  const lacks = endingLacks({ ...alert, ...input, ...gone, isPsychiatrist }, now, latest)
  if (lacks !== null) return refuse(`suicide-prevention.${lacks}`)
  const id = newId()
  const { program, person } = alert
  const words = input.words === null ? null : seal(keys, outcomeContext(id), input.words)
  const { outcome, nextContactAt: next } = input
  await endAlert(tx, { id, log: newId(), alert: alert.id, by, at: now, outcome, next, words })
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
