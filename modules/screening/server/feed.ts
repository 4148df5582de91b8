import { flagRank } from '@ayni/clinical/triage'
import type { FeedReader } from '@ayni/platform/commands'
import type { CheckFact, ReadingFact, RoundFact } from '../contract.ts'
import { nextCheck } from './next-check.ts'
import { type OpenRound, openRound, openSet, type ReadSet } from './person-record.ts'
import { readResponses, readRounds } from './store.ts'
import { readLastComplete, readSchedule } from './work-store.ts'

const factOfSet = ({
  roundId,
  instrument,
  version,
  language,
  mode,
  body,
  occurredAt,
  lateness,
  reliable,
}: ReadSet): ReadingFact => ({
  r: roundId,
  i: instrument,
  v: version,
  l: language,
  m: mode,
  a: body.a,
  ...(body.d !== undefined && { d: body.d }),
  at: occurredAt,
  late: lateness,
  reliable,
})

/** The person's own answers. Of two sets of one questionnaire in one round, the last one given. */
export const readingFeed: FeedReader = {
  kind: 'reading',
  read: async ({ tx, keys }, person, wanted) => {
    const rows = await readResponses(tx, person)
    const bodies = new Map<string, ReadingFact>()
    for (const row of rows) {
      const key = `${row.roundId}:${row.instrument}`
      if (bodies.has(key) || (wanted !== 'all' && !wanted.includes(key))) continue
      bodies.set(key, factOfSet(openSet(keys, row)))
    }
    return bodies
  },
}

function factOfRound(round: OpenRound): RoundFact {
  const { history, choice, triage, risk } = round
  const override = triage?.override ?? null
  return {
    state: round.state,
    startedAt: round.startedAt,
    skipped: [...round.skipped],
    stopped: round.stoppedAt !== null,
    h: history?.h ?? null,
    t: history?.t ?? null,
    ...(history?.p !== undefined && { p: history.p }),
    ...(history?.g !== undefined && { g: history.g }),
    ...(history?.w !== undefined && { w: history.w }),
    yes: choice?.yes ?? [],
    no: choice?.no ?? [],
    ...(override !== null && { level: override.level }),
    ...(risk !== null && flagRank(risk.flag) > 0 && { flag: risk.flag }),
  }
}

export const roundFeed: FeedReader = {
  kind: 'round',
  read: async ({ tx, keys }, person, wanted) => {
    const rows = await readRounds(tx, person)
    const mine = rows.filter(({ id }) => wanted === 'all' || wanted.includes(id))
    return new Map(mine.map((row) => [row.id, factOfRound(openRound(keys, row))]))
  },
}

export const checkFeed: FeedReader = {
  kind: 'check',
  read: async ({ tx }, person, wanted): Promise<ReadonlyMap<string, CheckFact>> => {
    const schedule = wanted === 'all' || wanted.includes('next') ? await readSchedule(tx, person) : undefined
    if (schedule === undefined) return new Map()
    return new Map([['next', nextCheck(schedule.firstCheckAt, await readLastComplete(tx, person))]])
  },
}
