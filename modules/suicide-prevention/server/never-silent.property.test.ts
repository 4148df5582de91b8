import { acknowledge, type Duty, type RotaRole, recordAttempt, recordReached } from '@ayni/clinical/ladder'
import { accountId, fromMs, type Instant, personId, plusMinutes, plusSeconds, programId, toMs } from '@ayni/kernel'
import { onDutyAt, type Staff, type Team } from '@ayni/modules/duty/contract'
import { dutyDesk } from '@ayni/modules/duty/server'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AlertClass } from '../contract.ts'
import { type AlertPolicy, alertPolicy } from './alert-policy.ts'
import type { AlertRow } from './alert-store.ts'
import { stateOf, withState } from './own-alert.ts'
import { givenBack } from './return-alert.ts'
import { type Step, step } from './step.ts'
import { attached, freshAlert, type Signal } from './take-signal.ts'

/**
 * The ladder as the server runs it, without its database: whoever may be woken, or nobody; a worker that dies at any point and comes
 * back; processes whose clocks disagree; signals late, twice and graver. After any of it time alone must bring a message that leaves the
 * house, or an incident, within the bound.
 * @safety 500 histories on every run; 20,000 with `npm run nightly`.
 */
const runs = Number(process.env.AYNI_RUNS ?? 500)
const seed = Number(process.env.AYNI_SEED ?? Math.floor(Math.random() * 2 ** 31))

const program = programId.parse('019a0000-0000-7000-8000-000000000001')
const person = personId.parse('019a0000-0000-7000-8000-000000000002')
const accounts = [1, 2, 3, 4, 5].map((nth) => accountId.parse(`019b0000-0000-7000-8000-00000000000${nth}`))
const birth = Date.UTC(2026, 10, 21)

/** The longest that anything may pass in silence, in minutes. @source docs/clinical/ladder.md */
const bound: Readonly<Record<AlertClass, number>> = { A: 120, B: 1440 }
/** While nobody has taken an acute alert. @source 7.2 (A ≤ 15 min), R-SUI-02 */
const untaken = 15
const boundOf = (alert: AlertRow): number =>
  alert.class === 'A' && alert.acknowledgedBy === null ? untaken : bound[alert.class]
/** How far two processes' clocks may lie apart in these histories; the worker looks every so often. */
const SKEW_MIN = 10
const LOOK_S = 30

const instantNear = fc.integer({ min: -2 * 1440, max: 5 * 1440 }).map((minutes) => fromMs(birth + minutes * 60_000))
const rotaRole = fc.constantFrom<RotaRole>(
  'first',
  'second',
  'coordinator',
  'psychiatristLead',
  'clinician',
  'director',
)
const duty: fc.Arbitrary<Duty> = fc.record({
  person: fc.constantFrom(...accounts),
  role: rotaRole,
  from: fc.option(instantNear),
  to: fc.option(instantNear),
})
const absence = fc.record({ person: fc.constantFrom(...accounts), from: instantNear, to: instantNear })

type Reach = Pick<Staff, 'phone' | 'email' | 'push'>
const bell = {
  kind: 'push',
  subscription: { endpoint: 'https://push.ejemplo.pe/1', keys: { p256dh: 'p', auth: 'a' } },
} as const
const unreachable: Reach = { phone: null, email: null, push: [] }
const ways = fc.constantFrom<Reach>(
  { ...unreachable, phone: '+51900000001' },
  { ...unreachable, email: 'inventada@ejemplo.pe' },
  { ...unreachable, push: [bell] },
  unreachable,
)
const teamOf = (
  duties: readonly Duty[],
  absences: readonly { person: string; from: string; to: string }[],
  reach: readonly Reach[],
): Team => ({
  staff: new Map(
    accounts.map((account, nth): [string, Staff] => [
      account,
      {
        account,
        program,
        name: 'Inventada',
        roles: ['duty'],
        language: 'es',
        ...(reach[nth] ?? unreachable),
      },
    ]),
  ),
  rota: { duties, absences },
  onCall: { duties, absences },
})
const team = fc
  .tuple(
    fc.array(duty, { maxLength: 8 }),
    fc.array(absence, { maxLength: 3 }),
    fc.array(ways, { minLength: 5, maxLength: 5 }),
  )
  .map(([duties, absences, reach]) => teamOf(duties, absences, reach))

const acts = [
  'take',
  'try',
  'reach',
  'return',
  'acute',
  'non-acute',
  'help',
  'late',
  'look',
  'look-and-die',
  'forget',
] as const
type Act = {
  readonly do: (typeof acts)[number]
  readonly afterMin: number
  readonly apiSkewMin: number
  readonly workerSkewMin: number
  readonly team: Team | null
}
const skew = fc.integer({ min: -SKEW_MIN, max: SKEW_MIN })
const act: fc.Arbitrary<Act> = fc.record({
  do: fc.constantFrom(...acts),
  afterMin: fc.integer({ min: 0, max: 400 }),
  apiSkewMin: skew,
  workerSkewMin: skew,
  /** The rota is published anew, somebody loses their phone, everybody leaves. */
  team: fc.option(team, { freq: 3 }),
})

const history = fc.record({
  class: fc.constantFrom<AlertClass>('A', 'B'),
  receivedMin: fc.integer({ min: 0, max: 1440 }),
  /** Answered so long before it came. */
  lateMin: fc.integer({ min: 0, max: 10 * 1440 }),
  team,
  acts: fc.array(act, { maxLength: 14 }),
  /** While we wait: the worker dies on these looks, and its clock wanders. */
  deaths: fc.array(fc.boolean(), { maxLength: 6 }),
  waitingSkewMin: skew,
})
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

let born = 0
const newId = (): string => `019c0000-0000-7000-8000-${String(born++).padStart(12, '0')}`

const signalOf = (of: AlertClass, at: Instant, occurredAt: Instant, helps: boolean): Signal => ({
  kind: helps ? 'help-now' : 'screening',
  source: newId(),
  person,
  program,
  class: of,
  because: [],
  occurredAt,
  receivedAt: at,
  raiseAt: helps ? plusMinutes(at, 5) : null,
})

const look = (alert: AlertRow, on: Team, now: Instant): Step => step(alert, on, { now, newId, desk: dutyDesk })
const isDue = ({ nextAt }: AlertRow, now: Instant): boolean => nextAt !== null && toMs(nextAt) <= toMs(now)

/** A signal that attaches sounds in the transaction that stores it, where it makes the alert graver. */
function arrives(open: AlertRow, signal: Signal, on: Team, now: Instant): AlertRow {
  const alert = attached(open, signal)
  return alert.class === open.class ? alert : look(alert, on, now).alert
}

function apply(alert: AlertRow, one: Act, on: Team, at: Instant): AlertRow {
  const api = plusMinutes(at, one.apiSkewMin)
  const worker = plusMinutes(at, one.workerSkewMin)
  switch (one.do) {
    case 'take':
      return withState(alert, acknowledge(stateOf(alert), accounts[0] ?? '', api), api)
    case 'try':
      return withState(alert, recordAttempt(stateOf(alert), api), api)
    case 'reach':
      return withState(alert, recordReached(recordAttempt(stateOf(alert), api), api), api)
    case 'return':
      return alert.acknowledgedBy === null ? alert : look(givenBack(alert), on, api).alert
    case 'acute':
      return arrives(alert, signalOf('A', api, api, false), on, api)
    case 'non-acute':
      return arrives(alert, signalOf('B', api, api, false), on, api)
    case 'late':
      return arrives(alert, signalOf('A', api, plusMinutes(api, -5000), false), on, api)
    case 'help':
      return arrives(alert, signalOf('B', api, api, true), on, api)
    case 'look':
      return isDue(alert, worker) ? look(alert, on, worker).alert : alert
    case 'look-and-die':
      // What was decided dies with the transaction.
      if (isDue(alert, worker)) look(alert, on, worker)
      return alert
    case 'forget':
      // A memory that cannot be read (an older version, a damaged row).
      return { ...alert, ladder: null, acknowledgedBy: null, acknowledgedAt: null, nextAt: api }
  }
}

/** Whatever happened, up to the instant of the last act. */
function lived(one: History) {
  const receivedAt = fromMs(birth + one.receivedMin * 60_000)
  let on = one.team
  let at = receivedAt
  const first = freshAlert(
    signalOf(one.class, at, plusMinutes(at, -one.lateMin), false),
    newId(),
    { alias: 'AY-2222', timers: null },
    at,
  )
  let alert = look(first, on, at).alert
  for (const next of one.acts) {
    at = plusMinutes(at, next.afterMin)
    on = next.team ?? on
    alert = apply(alert, next, on, at)
  }
  return { alert, on, at }
}

const leaves = ({ messages, incidents }: Step): boolean =>
  incidents.length > 0 || messages.some(({ channel }) => channel !== 'in_app')

/** Nobody who is on duty now has a telephone, a browser or a mailbox. */
const nobodyToWake = (on: Team, now: Instant): boolean =>
  Object.values(onDutyAt(on, now))
    .flat()
    .every((account) => {
      const staff = on.staff.get(account)
      return staff === undefined || (staff.phone === null && staff.email === null && staff.push.length === 0)
    })

/** Where there is nobody at all to wake, the open incident is the notification, and the alert goes on asking for a human. */
const stands = (alert: AlertRow, on: Team, now: Instant): boolean =>
  stateOf(alert).incidents.length > 0 && nobodyToWake(on, now)

/** Minutes of the true clock until somebody outside is told or an incident is opened; the worker looks, dies, and looks again. */
function silenceFrom(one: History): number {
  const { alert: given, on, at: since } = lived(one)
  let alert = given
  let at = since
  const lastMs = toMs(since) + (bound[alert.class] + 2 * SKEW_MIN + 60) * 60_000
  let looks = 0
  while (toMs(at) <= lastMs) {
    const now = plusMinutes(at, one.waitingSkewMin)
    if (isDue(alert, now)) {
      const taken = look(alert, on, now)
      const dies = one.deaths[looks++] === true
      if (!dies && (leaves(taken) || stands(taken.alert, on, now))) return (toMs(at) - toMs(since)) / 60_000
      if (!dies) alert = taken.alert
    }
    const nextMs = alert.nextAt === null ? lastMs + 1 : toMs(alert.nextAt) - one.waitingSkewMin * 60_000
    at = fromMs(Math.max(nextMs, toMs(plusSeconds(at, LOOK_S))))
  }
  return Number.POSITIVE_INFINITY
}

test(`it never falls silent, whoever can be woken, wherever the worker dies, whatever the clocks say (seed ${seed}, ${runs} histories)`, () => {
  fc.assert(
    fc.property(history, (one) => {
      const { alert } = lived(one)
      const allowed = boundOf(alert) + 2 * SKEW_MIN + (one.deaths.length + 1) * (LOOK_S / 60)
      expect(silenceFrom(one)).toBeLessThanOrEqual(allowed)
    }),
    { seed, numRuns: runs },
  )
}, 600_000)

test(`there is always a next time, later than now and within the bound, after every single act (seed ${seed}, ${runs} histories)`, () => {
  fc.assert(
    fc.property(history, (one) => {
      for (let upTo = 0; upTo <= one.acts.length; upTo++) {
        const { alert, at } = lived({ ...one, acts: one.acts.slice(0, upTo) })
        expect(alert.nextAt).not.toBeNull()
        const aheadMin = (toMs(alert.nextAt ?? at) - toMs(at)) / 60_000
        expect(aheadMin).toBeLessThanOrEqual(boundOf(alert) + 2 * SKEW_MIN)
      }
    }),
    { seed, numRuns: runs },
  )
}, 600_000)

test(`no signal, late, twice or less grave, lowers anything (seed ${seed}, ${runs} histories)`, () => {
  fc.assert(
    fc.property(history, fc.constantFrom<AlertClass>('A', 'B'), fc.boolean(), (one, of, helps) => {
      const { alert, at } = lived(one)
      const after = attached(alert, signalOf(of, at, plusMinutes(at, -one.lateMin), helps))
      expect([alert.class, after.class]).not.toEqual(['A', 'B'])
      if (after.nextAt !== null && alert.nextAt !== null)
        expect(toMs(after.nextAt)).toBeLessThanOrEqual(toMs(alert.nextAt))
      const again = attached(after, signalOf(of, at, at, helps))
      expect(again.class).toBe(after.class)
    }),
    { seed, numRuns: runs },
  )
}, 600_000)

test('the property can fail: a policy that waits three hours before it calls again is found', () => {
  const slow: AlertPolicy = {
    ...alertPolicy,
    ladder: {
      ...alertPolicy.ladder,
      A: {
        ...alertPolicy.ladder.A,
        silence: { ...alertPolicy.ladder.A.silence, reached: { afterMin: 181, window: null } },
      },
    },
  }
  const at = fromMs(birth)
  const first = freshAlert(signalOf('A', at, at, false), newId(), { alias: 'AY-2222', timers: null }, at)
  const alone = teamOf(
    [{ person: accounts[0] ?? '', role: 'first', from: null, to: null }],
    [],
    [{ ...unreachable, phone: '+51900000001' }],
  )
  const told = step(first, alone, { now: at, newId, desk: dutyDesk, policy: slow }).alert
  const reached = withState(told, recordReached(acknowledge(stateOf(told), accounts[0] ?? '', at), at), at)
  const waits = step({ ...reached, nextAt: at }, alone, { now: at, newId, desk: dutyDesk, policy: slow })
  expect(leaves(waits)).toBe(false)
  expect(toMs(waits.alert.nextAt ?? at) - birth).toBeGreaterThan(bound.A * 60_000)
})
