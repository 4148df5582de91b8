import { isUnreachable, outreachPolicy } from '@ayni/clinical/outreach'
import { plusMinutes } from '@ayni/kernel'
import { handle } from '@ayni/platform/commands'
import { attemptMade, becameUnreachable, markUnreachable, noteReceipts } from '../contract.ts'
import { attemptsOf, undoAttempts } from './attempt-store.ts'
import { channelOf, limits } from './calls.ts'
import { mine } from './own-words.ts'
import { claimHopeless, setUnreachable } from './person-store.ts'
import { moveByReceipts } from './receipt-store.ts'

/** What the providers said since, as results of attempts; what never left does not count. */
export const noteReceiptsHandler = handle(noteReceipts, async ({ input, tx, now }) => {
  const moved = await moveByReceipts(tx, now, input.limit)
  const never = moved.filter(({ result }) => result === null)
  await undoAttempts(
    tx,
    never.map(({ id }) => id),
    now,
    limits.spacingHours,
  )
  return {
    output: { moved: moved.length },
    events: moved.flatMap(({ person, program, channel, contact, result, at }) =>
      result === null ? [] : [attemptMade.of({ person, program, channel: channelOf(channel), contact, result, at })],
    ),
    changes: never.flatMap(({ person }) => mine(person)),
    topics: moved.length === 0 ? [] : ['outreach'],
  }
})

/** Of whom every way was tried in vain. Not a no: they are tried again in a month, and as soon as there is a new way. */
export const markUnreachableHandler = handle(markUnreachable, async ({ input, tx, actor, now }) => {
  const { programId: program } = actor
  if (program === null) return { output: { marked: 0 } }
  const before = plusMinutes(now, -outreachPolicy.unreachable.overDays * 24 * 60)
  const candidates = await claimHopeless(tx, program, before, input.limit)
  const attempts = await attemptsOf(
    tx,
    candidates.map(({ person }) => person),
  )
  const people = candidates
    .filter(({ person, contacts }) =>
      isUnreachable(
        outreachPolicy,
        attempts.filter((one) => one.person === person),
        contacts,
        now,
      ),
    )
    .map(({ person }) => person)
  await setUnreachable(tx, people, now)
  return {
    output: { marked: people.length },
    events: people.map((person) => becameUnreachable.of({ person, program, at: now })),
    topics: people.length === 0 ? [] : ['outreach', 'roster'],
  }
})
