import { instant, refuse, z } from '@ayni/kernel'
import { answer } from '@ayni/platform/commands'
import { open } from '@ayni/platform/crypto'
import { type CallCard, callCard, holdReason } from '../contract.ts'
import { attemptsOf } from './attempt-store.ts'
import { channelOf, hoursReasons } from './calls.ts'
import { reachPerson } from './person-store.ts'
import { planFor } from './plan-person.ts'
import { overrideContext } from './seal-contexts.ts'

/** A call of today without a result is still going on. */
const OPEN_MS = 12 * 3_600_000

function verdictOf(plan: ReturnType<typeof planFor>): CallCard['verdict'] {
  if (plan.do === 'stop') return { do: 'stop', because: holdReason.parse(plan.because) }
  const until = instant.parse(plan.until)
  if (plan.do === 'now') return { do: 'now', until, how: plan.how, channel: channelOf(plan.channel) }
  return {
    do: 'wait',
    until,
    because: holdReason.parse(plan.because),
    mayOverride: hoursReasons.includes(plan.because),
  }
}

/** Before a call: nothing that names anybody. Name and numbers are opened with the call itself, and that is noted. */
export const callCardAnswer = answer(callCard, async ({ input, tx, now, keys }) => {
  const person = await reachPerson(tx, input.person)
  if (person === undefined) return refuse('outreach.person-missing')
  const attempts = await attemptsOf(tx, [input.person])
  const last = attempts.findLast(({ how }) => how === 'call')
  const going = last !== undefined && last.result === null && Date.parse(now) - Date.parse(last.at) < OPEN_MS
  return {
    person: person.person,
    alias: person.alias,
    purpose: person.purpose,
    verdict: verdictOf(planFor(person, attempts, now)),
    attempts: attempts
      .slice(-10)
      .toReversed()
      .map(({ at, how, channel, window, result, id, overrideSealed }) => ({
        ...{ at, how, window, result },
        channel: channelOf(channel),
        override: overrideSealed === null ? null : open(keys, overrideContext(id), overrideSealed, z.string()),
      })),
    open: going ? { attempt: last.id, at: last.at } : null,
    declined: person.state === 'declined',
    unreachable: person.state === 'unreachable',
  }
})
