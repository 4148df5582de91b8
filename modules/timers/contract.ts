import {
  defaultProgrammeTimers,
  type EpisodeGroup,
  emergencyPolicyOf,
  episodePolicyOf,
  isEpisodeGroup,
  meansPolicyOf,
  namesOf,
  type ProgrammeTimers,
  programmeProblems,
  type TimerGroup,
  timerGroups,
} from '@ayni/clinical/timers'
import { command, type InputOf, instant, type OutputOf, query, z } from '@ayni/kernel'

const watchers = ['coordinator', 'duty', 'psychiatrist', 'therapist', 'director', 'admin'] as const
const minutes = z.int().min(1).max(1440)

const ladderShape = {
  acute: z.strictObject({
    ...{ second: minutes, lead: minutes, everyone: minutes, exhausted: minutes, repeat: minutes, repeatLate: minutes },
    ...{ noAttempt: minutes, attempting: minutes, reached: minutes, noContact: minutes },
    ...{ firstCall: minutes, helpUnanswered: minutes, replyUnanswered: minutes },
  }),
  nonAcute: z.strictObject({
    ...{ second: minutes, lead: minutes, repeat: minutes, noAttempt: minutes, attempting: minutes, reached: minutes },
    ...{ noContact: minutes, firstCall: minutes },
  }),
  drillAnswer: minutes,
}
/** In the unit of each value (`timerBounds`). */
const n = z.int().min(1).max(2880)

/** What a programme sets; what each value means, its unit, limits and evidence are in `@ayni/clinical/ladder` and `@ayni/clinical/timers`. */
export const timersShape: z.ZodType<ProgrammeTimers> = z.strictObject({
  ...ladderShape,
  answering: z.strictObject({
    ...{ acknowledgeA: n, acknowledgeB: n, firstAttemptA: n, firstAttemptB: n, reachA: n, reachB: n },
    ...{ assessA: n, assessB: n, decideA: n, decideB: n },
  }),
  contacts: z.strictObject({
    ...{ low1: n, low2: n, low3: n, lowEvery: n, raised1: n, raised2: n, raised3: n, raised4: n, raised5: n },
    ...{ raised6: n, raisedEvery: n, handOver1: n, handOver2: n, missedCall: n, missedAgain: n, offerAgain: n },
    ...{ soberAgain: n, phq9: n, checkInGrace: n },
  }),
  owed: z.strictObject({ evaluation: n, owner: n, again: n, emergencyAgain: n, lastCall: n, closingReasons: n }),
  closing: z.strictObject({ lowApart: n, quiet: n, planFresh: n, meansFresh: n }),
  emergency: z.strictObject({
    ...{ afterA: n, attemptsA: n, everyA: n, channelsA: n, decideWithinA: n },
    ...{ afterB: n, attemptsB: n, everyB: n, channelsB: n, decideWithinB: n, silence: n, searchSilenceA: n },
    ...{ searchSilenceB: n, attendance: n, redate: n, tell: n, relieve: n, cover: n, verifyWays: n },
  }),
  means: z.strictObject({ within: n, proposed: n, notKept: n }),
})

/** Version 0 are the defaults of the house, until a psychiatrist signs some. */
export type InForce = { readonly version: number; readonly timers: ProgrammeTimers }

const some = z.record(z.string(), n).optional()
/** A version written before a value existed does not say it; of the ladder it may say one that no clock runs by any more. */
const storedTimers = z.strictObject({
  acute: z.object(ladderShape.acute.shape),
  nonAcute: z.object(ladderShape.nonAcute.shape),
  drillAnswer: minutes,
  ...{ answering: some, contacts: some, owed: some, closing: some, emergency: some, means: some },
})
type Stored = z.infer<typeof storedTimers>
const stored = z.object({ version: z.int().min(1), timers: storedTimers })

function filled<T extends Readonly<Record<string, number>>>(standard: T, given: Stored[EpisodeGroup]): T {
  const said = Object.keys(standard).flatMap((name) => {
    const value = given?.[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...standard, ...Object.fromEntries(said) }
}

const wholeOf = ({ acute, nonAcute, drillAnswer, ...given }: Stored): ProgrammeTimers => ({
  ...{ acute, nonAcute, drillAnswer },
  answering: filled(defaultProgrammeTimers.answering, given.answering),
  contacts: filled(defaultProgrammeTimers.contacts, given.contacts),
  owed: filled(defaultProgrammeTimers.owed, given.owed),
  closing: filled(defaultProgrammeTimers.closing, given.closing),
  emergency: filled(defaultProgrammeTimers.emergency, given.emergency),
  means: filled(defaultProgrammeTimers.means, given.means),
})

/**
 * What `timers.in_force(program)` answered, for the rooms that keep the clocks. What an older version does not say is the default.
 * @safety Nothing signed, something unreadable or something that would be too slow: the defaults, so that a clock always runs.
 */
export function readInForce(given: unknown): InForce {
  const read = stored.safeParse(given)
  const timers = read.success ? wholeOf(read.data.timers) : defaultProgrammeTimers
  return read.success && programmeProblems(timers).length === 0
    ? { version: read.data.version, timers }
    : { version: 0, timers: defaultProgrammeTimers }
}

/** Which groups a stored version says in full: what it does not say, nobody signed with it. */
export function groupsSaid(given: unknown): readonly TimerGroup[] {
  if (readInForce(given).version === 0) return []
  const { timers } = stored.parse(given)
  return timerGroups.filter((group) => {
    if (!isEpisodeGroup(group)) return true
    const said = timers[group]
    return said !== undefined && namesOf(group).every((name) => said[name] !== undefined)
  })
}

/** The rules of the rooms that follow an alert, from what `timers.in_force(program)` answered in the same transaction. */
export function policiesInForce(given: unknown) {
  const { version, timers } = readInForce(given)
  const name = version === 0 ? '2026.1' : `programme.${version}`
  return {
    episode: episodePolicyOf(timers, name),
    emergency: emergencyPolicyOf(timers, name),
    means: meansPolicyOf(timers),
  }
}
const signature = z.strictObject({ by: z.string(), at: instant })
const version = z.strictObject({
  version: z.int(),
  timers: timersShape,
  setBy: z.string(),
  setAt: instant,
  signed: signature.nullable(),
})
export type TimersVersion = z.infer<typeof version>

export const timersStanding = query('timers.standing', {
  summary:
    'The times of the ladder and of what follows an alert: which are in force, the newest version, and who signed when',
  allow: watchers,
  opens: 'C0',
  input: z.strictObject({}),
  output: z.strictObject({
    /** The clocks run by these. */
    inForce: z.strictObject({ version: z.int(), timers: timersShape, signed: signature.nullable() }),
    /** Null where nobody ever set or signed any: then the defaults are in force, unsigned. */
    newest: version.nullable(),
    /** Said on the board until a psychiatrist signs the newest. */
    unsigned: z.boolean(),
    /** Which groups nobody signed: never, or not as the newest version has them. */
    unsignedGroups: z.array(z.enum(timerGroups)),
  }),
})
export type TimersStanding = OutputOf<typeof timersStanding>

const changed = { 'timers.changed': 409 } as const

export const setTimers = command('timers.set', {
  summary: 'Writes new times as a version without a signature; what was signed stays in force until this is',
  allow: ['psychiatrist', 'director'],
  /** `after`: the version that was looked at; 0 when there was none. */
  input: z.strictObject({ timers: timersShape, after: z.int().min(0) }),
  output: z.strictObject({ version: z.int() }),
  /** Details of `unfit`: `field`, `rule` and `limit` of the first problem. */
  errors: { ...changed, 'timers.unfit': 422, 'timers.same': 409 },
})

export const signTimers = command('timers.sign', {
  summary:
    'A psychiatrist signs the newest times, or the defaults where there are none; from now on the clocks run by them',
  allow: ['psychiatrist'],
  input: z.strictObject({ version: z.int().min(0) }),
  output: z.strictObject({ version: z.int() }),
  errors: { ...changed, 'timers.signed': 409 },
})

type Op<D> = { readonly input: InputOf<D>; readonly output: OutputOf<D> }
export type TimersOperations = {
  readonly 'timers.standing': Op<typeof timersStanding>
  readonly 'timers.set': Op<typeof setTimers>
  readonly 'timers.sign': Op<typeof signTimers>
}
