import { checkInClass } from '@ayni/clinical/episode'
import { type EventOf, isRefusal, plusMinutes, refuse } from '@ayni/kernel'
import { concernRaised } from '@ayni/modules/suicide-prevention/contract'
import { handle } from '@ayni/platform/commands'
import { seal } from '@ayni/platform/crypto'
import { asSystem } from '@ayni/platform/database'
import { agreeCheckIn, answerCheckIn, cancelCheckIn } from '../contract.ts'
import { answered, cancelled, checkInForUpdate, putCheckIn } from './check-in-store.ts'
import { episodeAtHand } from './own-episode.ts'
import { checkInContext } from './seal-text.ts'
import { openEpisodeOf } from './store.ts'
import { follow } from './who-store.ts'

export const agreeCheckInHandler = handle(agreeCheckIn, (context) =>
  asSystem(context.tx, context.actor, async () => {
    const { input, actor, tx, now, newId } = context
    const found = await episodeAtHand(context, actor, input.episode)
    if (isRefusal(found)) return found
    const { row, account } = found
    if (row.course.leftAt !== null) return refuse('safety-episode.over')
    if (input.dueAt <= now || input.dueAt > plusMinutes(now, 31 * 1440))
      return refuse('safety-episode.check-in-not-dated')
    const lookAt = plusMinutes(input.dueAt, row.policy.checkInGraceMin)
    const { id: episode, person, program } = row
    await putCheckIn(tx, {
      id: input.checkIn,
      program,
      episode,
      person,
      dueAt: input.dueAt,
      by: account,
      at: now,
      lookAt,
    })
    await follow(tx, newId(), row, account, now)
    return {
      output: null,
      about: person,
      changes: [{ person, kind: 'check-in', key: input.checkIn }],
      topics: ['episodes'],
    }
  }),
)

export const cancelCheckInHandler = handle(cancelCheckIn, (context) =>
  asSystem(context.tx, context.actor, async () => {
    const { input, actor, tx, now } = context
    const found = await checkInForUpdate(tx, input.checkIn)
    if (found === undefined || found.lookAt === null) return refuse('safety-episode.check-in-unknown')
    const held = await episodeAtHand(context, actor, found.episode)
    if (isRefusal(held)) return refuse('safety-episode.check-in-unknown')
    await cancelled(tx, found.id, now)
    const changes = [{ person: found.person, kind: 'check-in', key: found.id }]
    return { output: null, about: found.person, changes, topics: ['episodes'] }
  }),
)

/** @safety a "no" is a signal whenever it comes: late, twice, or after the check-in was taken back. */
export const answerCheckInHandler = handle(answerCheckIn, (context) =>
  asSystem(context.tx, context.actor, async () => {
    const { input, actor, tx, keys, now, occurredAt } = context
    const found = await checkInForUpdate(tx, input.checkIn)
    if (found === undefined || found.person !== actor.personId) return refuse('safety-episode.check-in-unknown')
    await answered(tx, found.id, seal(keys, checkInContext(found.id), input.answer), now)
    const events: EventOf[] = []
    const { person, program } = found
    if (input.answer !== 'ok') {
      const row = await openEpisodeOf(tx, keys, person)
      const because = input.answer === 'call-me' ? 'CHECK_IN_CALL_ME' : 'CHECK_IN_NOT_OK'
      const of = checkInClass(row?.course.risk ?? null)
      const said = { kind: 'check-in' as const, person, program, class: of, because: [because] }
      events.push(concernRaised.of({ ...said, source: context.commandId, occurredAt, receivedAt: now }))
    }
    return { output: null, events, changes: [{ person, kind: 'check-in', key: found.id }], topics: ['episodes'] }
  }),
)
