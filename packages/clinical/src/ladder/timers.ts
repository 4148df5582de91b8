import { wakingHours } from '../clocks/index.ts'
import { type ClassPolicy, defaultLadderPolicy, type LadderPolicy } from './ladder-policy.ts'

/**
 * What a programme may set of its ladder, in minutes; a psychiatrist signs it. Who is told at each rung, and by which ways, is not
 * among it: that is the ladder itself.
 */
export type Timers = {
  readonly acute: {
    readonly second: number
    readonly lead: number
    readonly everyone: number
    readonly exhausted: number
    /** Calls repeat this often from the second rung, and after everybody was told. */
    readonly repeat: number
    readonly repeatLate: number
    readonly noAttempt: number
    readonly attempting: number
    readonly reached: number
    readonly noContact: number
    readonly firstCall: number
    /** A call for help unanswered for so long is acute; the same asked for in a reply. */
    readonly helpUnanswered: number
    readonly replyUnanswered: number
  }
  /** `second`, `repeat`, `noAttempt`, `attempting` and `firstCall` count the hours 07:00–21:00 alone. */
  readonly nonAcute: {
    readonly second: number
    readonly lead: number
    readonly repeat: number
    readonly noAttempt: number
    readonly attempting: number
    readonly reached: number
    readonly noContact: number
    readonly firstCall: number
  }
  readonly drillAnswer: number
}

/** @source 2.5, 7.2, R-SUI-02 and [D]: see docs/clinical/sign-offs.md. */
export const defaultTimers: Timers = {
  acute: {
    ...{ second: 15, lead: 30, everyone: 45, exhausted: 60, repeat: 5, repeatLate: 10 },
    ...{ noAttempt: 30, attempting: 30, reached: 120, noContact: 60, firstCall: 30 },
    ...{ helpUnanswered: 5, replyUnanswered: 15 },
  },
  nonAcute: {
    ...{ second: 240, lead: 1440, repeat: 240, noAttempt: 240, attempting: 480 },
    ...{ reached: 1440, noContact: 1440, firstCall: 480 },
  },
  drillAnswer: 15,
}

/**
 * The longest that each may be. For A nothing may take longer than twelve hours from learning of it: imminent risk is answered within
 * 12 h (Nock 2021). The shorter ones are ours [D]: beyond them a night would pass without a second person.
 * @source Nock 2021, consensus on response to imminent risk
 */
export const timerLimits: {
  readonly acute: Readonly<Record<keyof Timers['acute'], number>>
  readonly nonAcute: Readonly<Record<keyof Timers['nonAcute'], number>>
  readonly drillAnswer: number
} = {
  acute: {
    ...{ second: 60, lead: 180, everyone: 360, exhausted: 720, repeat: 30, repeatLate: 60 },
    ...{ noAttempt: 120, attempting: 120, reached: 720, noContact: 720, firstCall: 720 },
    ...{ helpUnanswered: 60, replyUnanswered: 60 },
  },
  nonAcute: {
    ...{ second: 840, lead: 1440, repeat: 840, noAttempt: 840, attempting: 840 },
    ...{ reached: 1440, noContact: 1440, firstCall: 840 },
  },
  drillAnswer: 60,
}

export type TimersProblem = {
  readonly field: string
  readonly rule: 'not-whole' | 'too-short' | 'too-long' | 'out-of-order'
  readonly limit: number
}

const rising: readonly (readonly [keyof Timers['acute'], keyof Timers['acute']])[] = [
  ['second', 'lead'],
  ['lead', 'everyone'],
  ['everyone', 'exhausted'],
]

function within(
  group: string,
  given: Readonly<Record<string, number>>,
  limits: Readonly<Record<string, number>>,
): readonly TimersProblem[] {
  return Object.entries(limits).flatMap(([name, limit]): readonly TimersProblem[] => {
    const value = given[name] ?? Number.NaN
    const field = `${group}.${name}`
    if (!Number.isInteger(value) || value < 1) return [{ field, rule: 'not-whole', limit: 1 }]
    return value > limit ? [{ field, rule: 'too-long', limit }] : []
  })
}

/** Why these timers may not be: empty where they may. @safety A ladder that passes here never falls silent (see the property). */
export function timersProblems(timers: Timers): readonly TimersProblem[] {
  const { acute, nonAcute, drillAnswer } = timers
  const order = rising.flatMap(([low, high]): readonly TimersProblem[] =>
    acute[high] > acute[low] ? [] : [{ field: `acute.${high}`, rule: 'out-of-order', limit: acute[low] + 1 }],
  )
  return [
    ...within('acute', acute, timerLimits.acute),
    ...within('nonAcute', nonAcute, timerLimits.nonAcute),
    ...within('drill', { answer: drillAnswer }, { answer: timerLimits.drillAnswer }),
    ...order,
  ]
}

const plain = (afterMin: number) => ({ afterMin, window: null })
const counted = (afterMin: number) => ({ afterMin, window: wakingHours })

function acutePolicy(of: Timers['acute']): ClassPolicy {
  const after = [0, of.second, of.lead, of.everyone, of.exhausted]
  const last = after.length - 1
  return {
    ...defaultLadderPolicy.A,
    rungs: defaultLadderPolicy.A.rungs.map((rung, nth) => ({
      ...rung,
      ...plain(after[nth] ?? 0),
      repeat: rung.repeat === null ? null : { ...rung.repeat, ...plain(nth === last ? of.repeatLate : of.repeat) },
    })),
    silence: {
      noAttempt: plain(of.noAttempt),
      attempting: plain(of.attempting),
      reached: plain(of.reached),
    },
    noContact: plain(of.noContact),
  }
}

function nonAcutePolicy(of: Timers['nonAcute']): ClassPolicy {
  const after = [plain(0), counted(of.second), plain(of.lead)]
  return {
    ...defaultLadderPolicy.B,
    rungs: defaultLadderPolicy.B.rungs.map((rung, nth) => ({
      ...rung,
      ...after[nth],
      repeat: rung.repeat === null ? null : { ...rung.repeat, ...counted(of.repeat) },
    })),
    silence: {
      noAttempt: counted(of.noAttempt),
      attempting: counted(of.attempting),
      reached: plain(of.reached),
    },
    noContact: plain(of.noContact),
  }
}

/** The ladder with these times. With `defaultTimers` it is `defaultLadderPolicy`. */
export const ladderPolicyOf = (timers: Timers, version: string): LadderPolicy => ({
  version,
  A: acutePolicy(timers.acute),
  B: nonAcutePolicy(timers.nonAcute),
})
