import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { runs, seed } from '../../test-seed.ts'
import { addMinutes, minutesBetween, toIso } from '../clocks/index.ts'
import {
  type CallEvent,
  decideEpisode,
  type EpisodeCourse,
  type EpisodeEvent,
  isOver,
  isRefused,
  nextDue,
  nextEpisodeLook,
  openEpisode,
  passTime,
  defaultEpisodePolicy as policy,
} from './index.ts'

const start = Date.UTC(2026, 10, 21)
const DAY = 1440
/** The longest that an episode whose alert is silent may stay unheard: the last contact of "low", and the call after it. */
const bound = 30 * DAY + 120 + DAY

type Scene = {
  readonly class: 'A' | 'B'
  readonly psychiatrist: boolean
  readonly acts: readonly { readonly afterMin: number; readonly make: (at: string, nth: number) => EpisodeEvent }[]
}
const risk = fc.constantFrom('low', 'further', 'imminent')
const flag = fc.boolean()

const callOf = (psychiatrist: boolean) =>
  fc
    .record({
      risk,
      fully: flag,
      plan: flag,
      planOffered: flag,
      means: flag,
      declines: flag,
      signs: flag,
      backMin: fc.integer({ min: 0, max: 600 }),
      next: fc.integer({ min: 1, max: 3000 }),
    })
    .map(
      ({ declines, signs, backMin, next, ...assessed }) =>
        (at: string): CallEvent => ({
          is: 'call',
          at: addMinutes(at, -backMin),
          endedAt: addMinutes(at, -backMin + 20),
          psychiatrist,
          sober: !signs,
          assessed: declines ? null : assessed,
          declined: declines ? { signsOfImminence: signs } : null,
          nextContactAt: addMinutes(at, -backMin + next),
        }),
    )

const eventOf = (psychiatrist: boolean): fc.Arbitrary<(at: string, nth: number) => EpisodeEvent> =>
  fc.oneof(
    callOf(psychiatrist),
    callOf(psychiatrist),
    fc.record({ of: fc.constantFrom('A', 'B'), quiet: flag }).map(
      ({ of }) =>
        (at: string, nth: number): EpisodeEvent => ({ is: 'signal', class: of, receivedAt: at, alert: `alert-${nth}` }),
    ),
    flag.map(
      (live) =>
        (at: string): EpisodeEvent => ({ is: 'attempt', at, live }),
    ),
    fc.record({ live: flag, next: fc.integer({ min: 1, max: 20_000 }) }).map(
      ({ live, next }) =>
        (at: string): EpisodeEvent => ({ is: 'contact', at, live, nextContactAt: addMinutes(at, next) }),
    ),
    fc
      .constantFrom(
        'acknowledged',
        'returned',
        'phq9-answered',
        'unreachable',
        'emergency-opened',
        'handed-over',
        'plan-saved',
        'came-back',
        'last-call',
      )
      .map(
        (is) =>
          (at: string): EpisodeEvent => ({ is, at }),
      ),
    flag.map(
      (kept) =>
        (at: string): EpisodeEvent => ({ is: 'means-checked', at, kept }),
    ),
    flag.map(
      (declinesLastCall) =>
        (at: string): EpisodeEvent => ({ is: 'left', at, declinesLastCall }),
    ),
    fc.constant((at: string): EpisodeEvent => ({ is: 'owner', to: null, at })),
    fc.constantFrom('step-down', 'close').map((is) => (): EpisodeEvent => ({ is, psychiatrist, missing: [] })),
    fc.constant((): EpisodeEvent => ({ is: 'close-withdrawn', psychiatrist })),
    fc.tuple(fc.nat(12), flag).map(
      ([alert, withdrawn]) =>
        (at: string): EpisodeEvent => ({
          is: 'alert-ended',
          alert: `alert-${alert}`,
          at,
          withdrawn: withdrawn && psychiatrist,
          setAside: false,
        }),
    ),
  )

const scene = (psychiatrist: fc.Arbitrary<boolean>): fc.Arbitrary<Scene> =>
  psychiatrist.chain((is) =>
    fc.record({
      class: fc.constantFrom('A', 'B'),
      psychiatrist: fc.constant(is),
      acts: fc.array(fc.record({ afterMin: fc.integer({ min: 0, max: 6000 }), make: eventOf(is) }), { maxLength: 14 }),
    }),
  )

type Played = { readonly course: EpisodeCourse; readonly now: string; readonly trail: readonly EpisodeCourse[] }

/** Any state that a history of acts and of time can lead to. */
function play({ class: of, acts }: Scene): Played {
  let now = toIso(start)
  let course = openEpisode({ class: of, receivedAt: now, alert: 'alert-0' })
  const trail = [course]
  acts.forEach(({ afterMin, make }, nth) => {
    now = addMinutes(now, afterMin)
    if (nth % 3 === 2) course = passTime(course, policy, now).course
    const decided = decideEpisode(course, make(now, nth + 1), policy)
    if (!isRefused(decided)) course = decided.course
    trail.push(course)
  })
  return { course, now, trail }
}

describe(`from any history (seed ${seed})`, () => {
  test('an open episode always has a next look, later than now, and something that is due', () => {
    fc.assert(
      fc.property(scene(flag), (one) => {
        let { course, now } = play(one)
        for (let look = 0; look < 25; look += 1) {
          const next = nextEpisodeLook(course, policy, now)
          if (isOver(course)) {
            expect(next).toBeNull()
            return
          }
          if (next === null) throw new Error('an open episode was left to rest')
          expect(Date.parse(next)).toBeGreaterThanOrEqual(Date.parse(now))
          expect(nextDue(course, policy)).toBeDefined()
          const passed = passTime(course, policy, now)
          expect(Date.parse(passed.nextAt ?? '')).toBeGreaterThan(Date.parse(now))
          course = passed.course
          now = passed.nextAt ?? now
        }
      }),
      { seed, numRuns: runs(1_500) },
    )
  })

  test('with its alert silent, time alone is heard within the bound', () => {
    fc.assert(
      fc.property(scene(flag), (one) => {
        const played = play(one)
        // While an alert is open, its ladder is what is heard (ladder.property.test.ts).
        let course = played.course.alert === null ? played.course : { ...played.course, alert: null }
        if (isOver(course)) return
        let now = played.now
        for (let look = 0; look < 10_000; look += 1) {
          const passed = passTime(course, policy, now)
          // That nobody owns them is said to the team, once; of the person it says nothing.
          if (passed.heard.some((heard) => heard.do !== 'owe-call' && heard.because !== 'owner')) {
            expect(minutesBetween(played.now, now)).toBeLessThanOrEqual(bound)
            return
          }
          course = passed.course
          now = passed.nextAt ?? now
        }
        throw new Error(`nothing was heard of ${JSON.stringify(course)}`)
      }),
      { seed, numRuns: runs(1_500) },
    )
  })

  test('asked twice at one instant, time speaks once', () => {
    fc.assert(
      fc.property(scene(flag), (one) => {
        const { course, now } = play(one)
        const once = passTime(course, policy, now)
        expect(passTime(once.course, policy, now).heard).toEqual([])
      }),
      { seed, numRuns: runs(1_500) },
    )
  })

  test('R-SUI-01 without a psychiatrist nothing is lowered and nothing ends', () => {
    const weight = { low: 1, further: 2, imminent: 3 } as const
    const weighed = ({ risk: of }: EpisodeCourse) => (of === null ? 0 : weight[of])
    fc.assert(
      fc.property(scene(fc.constant(false)), (one) => {
        const { trail } = play(one)
        trail.reduce((before, course) => {
          expect(weighed(course)).toBeGreaterThanOrEqual(weighed(before))
          expect(['closed', 'withdrawn', 'stepping-down']).not.toContain(course.state)
          return course
        })
      }),
      { seed, numRuns: runs(1_500) },
    )
  })

  test('what came as acute stays acute until somebody assesses it, whatever else is heard', () => {
    fc.assert(
      fc.property(scene(flag), (one) => {
        const { trail } = play(one)
        trail.reduce((before, course) => {
          if (before.class === 'A' && before.assessmentOwed && course.assessmentOwed) expect(course.class).toBe('A')
          return course
        })
      }),
      { seed, numRuns: runs(1_500) },
    )
  })

  test('SUI-06 an emergency is left by a hand-over alone', () => {
    fc.assert(
      fc.property(scene(flag), fc.nat(9), flag, (one, nth, psychiatrist) => {
        const { course, now } = play(one)
        if (course.state !== 'emergency-active') return
        const events: readonly EpisodeEvent[] = [
          { is: 'step-down', psychiatrist, missing: [] },
          { is: 'close', psychiatrist, missing: [] },
          { is: 'close-withdrawn', psychiatrist },
          { is: 'signal', class: 'B', receivedAt: now, alert: 'later' },
          { is: 'attempt', at: now, live: true },
          { is: 'plan-saved', at: now },
          { is: 'unreachable', at: now },
          { is: 'alert-ended', alert: course.alert ?? 'none', at: now, withdrawn: false, setAside: nth > 4 },
          { is: 'left', at: now, declinesLastCall: true },
          { is: 'came-back', at: now },
        ]
        const event = events[nth]
        if (event === undefined) throw new Error('there are ten of them')
        const decided = decideEpisode(course, event, policy)
        if (!isRefused(decided)) expect(decided.course.state).toBe('emergency-active')
        expect(passTime(course, policy, addMinutes(now, 600 * nth)).course.state).toBe('emergency-active')
      }),
      { seed, numRuns: runs(2_000) },
    )
  })

  test('it stays small, and is plain data', () => {
    fc.assert(
      fc.property(scene(flag), (one) => {
        const { course } = play(one)
        expect(JSON.parse(JSON.stringify(course))).toEqual(course)
        expect(JSON.stringify(course).length).toBeLessThan(1200)
      }),
      { seed, numRuns: runs(300) },
    )
  })
})
