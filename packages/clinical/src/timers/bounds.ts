import { type TimersProblem, timersProblems } from '../ladder/index.ts'
import { type EpisodeGroup, type EpisodeTimers, episodeGroups, type ProgrammeTimers } from './programme-timers.ts'

export type TimerUnit = 'min' | 'h' | 'd' | 'times'
/** `D`: a decision of this house. `K`: known, its source not read to the end. `S`: a source that was read. */
export type EvidenceTag = 'D' | 'K' | 'S'
export type TimerBound = {
  readonly min: number
  readonly max: number
  readonly unit: TimerUnit
  readonly tag: EvidenceTag
  readonly source: string
}

const of = (unit: TimerUnit) => (min: number, max: number, tag: EvidenceTag, source: string) =>
  ({ min, max, unit, tag, source }) satisfies TimerBound
const [min, h, d, times] = [of('min'), of('h'), of('d'), of('times')]

/**
 * The least and the most that each may be. Nothing acute waits longer than twelve hours (Nock 2021), no contact comes later than
 * thirty days after the one before it, no criterion of closing becomes laxer than 7.7; the rest of the limits are ours [D].
 * @safety what lies within them is never silent (see the property)
 */
export const timerBounds: {
  readonly [Group in EpisodeGroup]: Readonly<Record<keyof EpisodeTimers[Group], TimerBound>>
} = {
  answering: {
    acknowledgeA: min(1, 60, 'D', '7.2'),
    acknowledgeB: min(1, 840, 'D', '7.2'),
    firstAttemptA: min(1, 720, 'D', '7.2; Nock 2021: 12 h'),
    firstAttemptB: min(1, 840, 'D', '7.2'),
    reachA: min(1, 720, 'D', '7.2; Nock 2021: 12 h'),
    reachB: min(1, 1440, 'D', '7.2'),
    assessA: min(1, 720, 'D', '7.2; Nock 2021: 12 h'),
    assessB: min(1, 1440, 'D', '7.2'),
    decideA: min(1, 720, 'D', '7.2'),
    decideB: min(1, 1440, 'D', '7.2'),
  },
  contacts: {
    low1: d(1, 3, 'S', 'R-SUI-08; AA18: 48 h'),
    low2: d(2, 14, 'D', 'R-SUI-08'),
    low3: d(3, 30, 'D', 'R-SUI-08'),
    lowEvery: d(1, 30, 'D', 'R-SUI-08'),
    raised1: d(1, 3, 'S', 'R-SUI-08; AA18: 24–72 h'),
    raised2: d(2, 7, 'K', 'R-SUI-08'),
    raised3: d(3, 14, 'D', 'R-SUI-08'),
    raised4: d(4, 21, 'D', 'R-SUI-08'),
    raised5: d(5, 28, 'D', 'R-SUI-08'),
    raised6: d(6, 35, 'D', 'R-SUI-08'),
    raisedEvery: d(1, 28, 'D', 'R-SUI-08'),
    handOver1: d(1, 2, 'K', '7.2'),
    handOver2: d(2, 14, 'K', '7.2'),
    missedCall: min(15, 240, 'D', 'R-SUI-07'),
    missedAgain: h(1, 24, 'D', 'R-SUI-07'),
    offerAgain: h(1, 48, 'D', '7.2'),
    soberAgain: h(1, 24, 'K', 'R-SUI-15'),
    phq9: d(7, 28, 'D', 'R-SUI-09'),
    checkInGrace: min(15, 720, 'D', '7.2'),
  },
  owed: {
    evaluation: h(1, 72, 'K', '7.2: 72 h'),
    owner: h(1, 48, 'D', 'SUI-08'),
    again: h(1, 24, 'D', '7.2'),
    emergencyAgain: h(1, 12, 'D', '7.2; Nock 2021: 12 h'),
    lastCall: h(1, 24, 'D', '2.7'),
    closingReasons: h(1, 72, 'D', '2.7'),
  },
  closing: {
    lowApart: d(7, 28, 'D', '7.7'),
    quiet: d(30, 90, 'D', '7.2'),
    planFresh: d(7, 180, 'D', '7.7'),
    meansFresh: d(1, 60, 'D', '7.7'),
  },
  emergency: {
    afterA: min(15, 180, 'D', '7.2'),
    attemptsA: times(2, 8, 'D', '7.2'),
    everyA: min(5, 60, 'D', '7.2'),
    channelsA: times(1, 3, 'D', '7.2'),
    decideWithinA: min(5, 120, 'D', '7.2'),
    afterB: min(240, 2880, 'D', '7.2'),
    attemptsB: times(2, 8, 'D', '7.2'),
    everyB: min(60, 720, 'D', '7.2'),
    channelsB: times(1, 3, 'D', '7.2'),
    decideWithinB: min(30, 720, 'D', '7.2'),
    silence: min(10, 120, 'D', '7.2'),
    searchSilenceA: min(10, 120, 'D', '7.2'),
    searchSilenceB: min(30, 720, 'D', '7.2'),
    attendance: h(12, 96, 'D', 'R-SUI-10'),
    redate: h(4, 72, 'D', 'R-SUI-10'),
    tell: h(1, 72, 'D', 'R-SUI-11'),
    relieve: h(1, 72, 'D', '2.8'),
    cover: min(15, 720, 'D', '7.10'),
    verifyWays: d(14, 180, 'D', '7.10'),
  },
  means: {
    within: d(7, 31, 'D', 'R-SUI-06'),
    proposed: d(1, 31, 'D', 'R-SUI-06'),
    notKept: d(1, 7, 'D', 'R-SUI-06'),
  },
}

/** Of one group, the names whose values must rise. */
const rising: { readonly [Group in EpisodeGroup]?: readonly (readonly (keyof EpisodeTimers[Group] & string)[])[] } = {
  answering: [
    ['acknowledgeA', 'firstAttemptA', 'reachA'],
    ['acknowledgeB', 'firstAttemptB'],
  ],
  contacts: [
    ['low1', 'low2', 'low3'],
    ['raised1', 'raised2', 'raised3', 'raised4', 'raised5', 'raised6'],
    ['handOver1', 'handOver2'],
  ],
  emergency: [
    ['everyA', 'afterA'],
    ['everyB', 'afterB'],
  ],
  means: [['notKept', 'proposed', 'within']],
}
/** A value that must be less than the next in its row, or equal where both are days of looking again. */
const mayEqual: readonly string[] = ['means']

function within(group: EpisodeGroup, values: Readonly<Record<string, number>>): readonly TimersProblem[] {
  const bounds: Readonly<Record<string, TimerBound>> = timerBounds[group]
  return Object.entries(bounds).flatMap(([name, bound]): readonly TimersProblem[] => {
    const field = `${group}.${name}`
    const value = values[name] ?? Number.NaN
    if (!Number.isInteger(value)) return [{ field, rule: 'not-whole', limit: bound.min }]
    if (value < bound.min) return [{ field, rule: 'too-short', limit: bound.min }]
    return value > bound.max ? [{ field, rule: 'too-long', limit: bound.max }] : []
  })
}

function order(group: EpisodeGroup, values: Readonly<Record<string, number>>): readonly TimersProblem[] {
  const rows: readonly (readonly string[])[] = rising[group] ?? []
  return rows.flatMap((row) =>
    row.slice(1).flatMap((high, nth): readonly TimersProblem[] => {
      const least = (values[row[nth] ?? ''] ?? 0) + (mayEqual.includes(group) ? 0 : 1)
      return (values[high] ?? 0) >= least ? [] : [{ field: `${group}.${high}`, rule: 'out-of-order', limit: least }]
    }),
  )
}

/** Why these may not be: empty where they may. @safety What passes here keeps the ladder and every episode heard. */
export function programmeProblems(timers: ProgrammeTimers): readonly TimersProblem[] {
  return [
    ...timersProblems(timers),
    ...episodeGroups.flatMap((group) => within(group, timers[group])),
    ...episodeGroups.flatMap((group) => order(group, timers[group])),
  ]
}
