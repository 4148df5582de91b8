import type { Context, ReactionResult } from '@ayni/platform/commands'
import { stopMessages } from '@ayni/platform/messages'
import { notOwed, subjectOf } from './owed.ts'
import {
  type EndedWhy,
  endSchedule,
  forgetAsked,
  leaveOutLast,
  type PausedFor,
  type ScheduleRow,
  setPaused,
} from './store.ts'

type Room = Pick<Context, 'tx' | 'now'>

/** What waited for the person's hours does not leave any more, and nobody is asked for words. */
async function holdBack({ tx, now }: Room, row: ScheduleRow): Promise<readonly string[]> {
  const stopped = await stopMessages(tx, {
    ...{ programId: row.program, subjectRef: subjectOf(row.id), reason: 'stopped.asked', now },
  })
  if (stopped > 0) await leaveOutLast(tx, row.id, now)
  return forgetAsked(tx, row.id)
}

const shown = ({ person, id }: ScheduleRow): ReactionResult => ({
  changes: [{ person, kind: 'caring', key: id }],
  topics: ['caring'],
})

/** Nothing of it goes on; nothing is raised by it. One that is over stays as it ended. */
export async function endRunning(room: Room, row: ScheduleRow | undefined, why: EndedWhy): Promise<ReactionResult> {
  if (row === undefined || row.endedAt !== null) return {}
  const asked = await holdBack(room, row)
  await endSchedule(room.tx, row.id, why, room.now)
  return { ...shown(row), events: notOwed(asked, room.now) }
}

/** For as long as one of its reasons stands, nothing is sent and nobody is asked. */
export async function pause(room: Room, row: ScheduleRow | undefined, reason: PausedFor): Promise<ReactionResult> {
  if (row === undefined || row.endedAt !== null || row.pausedFor.includes(reason)) return {}
  const asked = await holdBack(room, row)
  await setPaused(room.tx, row.id, [...row.pausedFor, reason])
  return { ...shown(row), events: notOwed(asked, room.now) }
}

export async function goOn({ tx }: Room, row: ScheduleRow | undefined, reason: PausedFor): Promise<ReactionResult> {
  if (row === undefined || !row.pausedFor.includes(reason)) return {}
  await setPaused(
    tx,
    row.id,
    row.pausedFor.filter((one) => one !== reason),
  )
  return shown(row)
}
