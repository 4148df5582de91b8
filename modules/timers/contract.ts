import { defaultTimers, type Timers, timersProblems } from '@ayni/clinical/ladder'
import { command, type InputOf, instant, type OutputOf, query, z } from '@ayni/kernel'

const watchers = ['coordinator', 'duty', 'psychiatrist', 'therapist', 'director', 'admin'] as const
const minutes = z.int().min(1).max(1440)

/** Minutes, as a programme sets them; what they mean is in `@ayni/clinical/ladder`. */
export const timersShape: z.ZodType<Timers> = z.strictObject({
  acute: z.strictObject({
    ...{ second: minutes, lead: minutes, everyone: minutes, exhausted: minutes, repeat: minutes, repeatLate: minutes },
    ...{ noAttempt: minutes, attempting: minutes, reached: minutes, unreachable: minutes, noContact: minutes },
    ...{ firstCall: minutes, helpUnanswered: minutes, replyUnanswered: minutes },
  }),
  nonAcute: z.strictObject({
    ...{ second: minutes, lead: minutes, repeat: minutes, noAttempt: minutes, attempting: minutes, reached: minutes },
    ...{ unreachable: minutes, noContact: minutes, firstCall: minutes },
  }),
  drillAnswer: minutes,
})

/** Version 0 are the defaults of the house, until a psychiatrist signs some. */
export type InForce = { readonly version: number; readonly timers: Timers }

const stored = z.object({ version: z.int().min(1), timers: timersShape })

/**
 * What `timers.in_force(program)` answered, for the rooms that keep the clocks.
 * @safety Nothing signed, something unreadable or something that would be too slow: the defaults, so that a clock always runs.
 */
export function readInForce(given: unknown): InForce {
  const read = stored.safeParse(given)
  return read.success && timersProblems(read.data.timers).length === 0
    ? read.data
    : { version: 0, timers: defaultTimers }
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
  summary: 'The times of the ladder: which are in force, the newest version, and who signed when',
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
  }),
})
export type TimersStanding = OutputOf<typeof timersStanding>

const changed = { 'timers.changed': 409 } as const

export const setTimers = command('timers.set', {
  summary:
    'Writes new times of the ladder as a version without a signature; what was signed stays in force until this is',
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
