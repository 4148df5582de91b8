import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { endRunning } from './end-schedule.ts'
import { moveCaring } from './merge-store.ts'
import { latestOf } from './store.ts'

/** One person is written to once: of two that run the later began after what is known last, and goes on. */
export const mergeCaring = react(peopleMerged, async ({ payload, ...room }) => {
  const { survivor, duplicate } = payload
  const [mine, theirs] = [await latestOf(room.tx, survivor), await latestOf(room.tx, duplicate)]
  const both = mine?.endedAt === null && theirs?.endedAt === null
  const lesser = both ? (mine.startedAt >= theirs.startedAt ? theirs : mine) : undefined
  const ended = await endRunning(room, lesser, 'merged')
  await moveCaring(room.tx, duplicate, survivor)
  const keys = [mine, theirs].flatMap((one) => (one === undefined ? [] : [one.id]))
  return {
    events: ended.events ?? [],
    changes: keys.map((key) => ({ person: survivor, kind: 'caring', key })),
    topics: ['caring'],
  }
})
