import { type FeedReader, handle } from '@ayni/platform/commands'
import { asSystem } from '@ayni/platform/database'
import { type CaringFact, caringStopped, stopMine } from '../contract.ts'
import { endRunning } from './end-schedule.ts'
import { greetingsOf } from './feed-store.ts'
import { openWords } from './seal-contexts.ts'
import { latestOf, reviveSchedule } from './store.ts'

/** One tap, also without a signal; taken back by another. Nothing is raised and nobody asks why. */
export const stopMineHandler = handle(stopMine, async (room) => {
  const { tx, actor, input, now } = room
  const { personId: person, programId: program } = actor
  if (person === null || program === null) return { output: null }
  return asSystem(tx, actor, async () => {
    const row = await latestOf(tx, person)
    if (row === undefined) return { output: null }
    const changes = [{ person, kind: 'caring', key: row.id }]
    if (!input.stopped) {
      if (row.endedWhy === 'person') await reviveSchedule(tx, row.id)
      return { output: null, changes, topics: ['caring'] }
    }
    if (row.endedAt !== null) return { output: null }
    const ended = await endRunning(room, row, 'person')
    const said = caringStopped.of({ person, program, byPerson: true, at: now })
    return { output: null, changes, topics: ['caring'], events: [...(ended.events ?? []), said] }
  })
})

/** How many greetings the phone keeps. */
const KEPT = 12

/** Nothing before the first greeting: that somebody will write is a surprise. */
export const caringFeed: FeedReader = {
  kind: 'caring',
  read: async ({ tx, keys }, person, wanted) => {
    const rows = await greetingsOf(tx, person, wanted)
    const facts = rows.map(({ id, from, endedWhy, greetings }): [string, CaringFact] => [
      id,
      {
        from,
        state: endedWhy === null ? 'running' : endedWhy === 'person' ? 'stopped' : 'over',
        greetings: greetings.slice(0, KEPT).flatMap(({ id: contact, sealed, at }) => {
          const words = openWords(keys, contact, sealed)
          return words === null ? [] : [{ id: contact, words, at }]
        }),
      },
    ])
    return new Map(facts.filter(([, fact]) => fact.greetings.length > 0))
  },
}
