import { courseWeight, joinCourses, through } from '@ayni/clinical/episode'
import { promiseWithdrawn } from '@ayni/modules/coordination/contract'
import { peopleMerged } from '@ayni/modules/roster/contract'
import { react } from '@ayni/platform/commands'
import { storeStep } from './apply.ts'
import { mergeEpisodes, openEpisodeOf } from './store.ts'

export const mergePeople = react(peopleMerged, async (context) => {
  const { payload, tx, keys, now } = context
  const { survivor, duplicate } = payload
  // The alerts were merged before, in the room of alerts; what each episode remembers of its own may be part of the other now.
  const mine = await openEpisodeOf(tx, keys, survivor)
  const theirs = await openEpisodeOf(tx, keys, duplicate)
  const both = mine !== undefined && theirs !== undefined
  const [keep, drop] = both && courseWeight(theirs.course) > courseWeight(mine.course) ? [theirs, mine] : [mine, theirs]
  const ids = { keep: both ? (keep?.id ?? null) : null, drop: both ? (drop?.id ?? null) : null }
  const episodes = await mergeEpisodes(tx, { survivor, duplicate, ...ids })
  const changes = episodes.map((key) => ({ person: survivor, kind: 'episode', key }))
  if (!both || keep === undefined || drop === undefined) return { changes, topics: ['episodes'] }
  const kept = await openEpisodeOf(tx, keys, survivor)
  if (kept === undefined) return { changes, topics: ['episodes'] }
  const row = { ...kept, known: kept.known ?? drop.known }
  const course = joinCourses(kept.course, drop.course)
  const moves = through(kept.course, course.state).moves
  const done = await storeStep(context, row, { step: { course, moves }, event: null, by: { account: null } })
  const absorbed = drop.owed.map((key) => promiseWithdrawn.of({ key, why: 'superseded', at: now }))
  return { events: [...absorbed, ...done.events], changes, topics: ['episodes'] }
})
