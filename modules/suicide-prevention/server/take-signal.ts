import { askAgain, openAlert, UNKNOWN_ALIAS } from '@ayni/clinical/ladder'
import { type EventOf, type Instant, type PersonId, type ProgramId, plusMinutes } from '@ayni/kernel'
import { membersOf, nobodyThere, onDutyAt, type Team, withoutBlocked } from '@ayni/modules/duty/contract'
import type { Change } from '@ayni/platform/commands'
import { type KeyRing, seal } from '@ayni/platform/crypto'
import type { Tx } from '@ayni/platform/database'
import { queueMessages } from '@ayni/platform/messages'
import { type AlertClass, alertOpened } from '../contract.ts'
import { policyOf } from './alert-policy.ts'
import {
  type AlertRow,
  beginCare,
  type Care,
  insertAlerts,
  insertIncidents,
  insertLog,
  insertSignal,
  type Met,
  meet,
  type SignalRow,
  saveAlerts,
  toldNow,
} from './alert-store.ts'
import type { DutyDesk } from './duty-desk.ts'
import { earlier } from './instants.ts'
import { logged, seen, stateOf, withState } from './own-alert.ts'
import { signalContext } from './seal-contexts.ts'
import { type Step, step } from './step.ts'
import { canBeWoken, together } from './whom-to-tell.ts'

export type Signal = {
  readonly kind: SignalRow['kind']
  /** What it comes from; the same source twice is one signal. */
  readonly source: string
  readonly person: PersonId
  readonly program: ProgramId
  readonly class: AlertClass
  readonly because: readonly string[]
  readonly occurredAt: Instant
  readonly receivedAt: Instant
  /** When it becomes acute unless answered; null where it does not. */
  readonly raiseAt: Instant | null
  /** It becomes acute after the programme's time for a call for help, or for one in a reply; then `raiseAt` follows from it. */
  readonly raiseAfter?: 'help' | 'reply'
}

export type SignalContext = {
  readonly tx: Tx
  readonly now: Instant
  readonly keys: KeyRing
  readonly newId: () => string
  readonly desk: DutyDesk
}
export type Taken = {
  readonly alert: string
  readonly events: readonly EventOf[]
  readonly changes: readonly Change[]
  readonly topics: readonly string[]
}

function withRaise(signal: Signal, inForce: unknown): Signal {
  if (signal.raiseAfter === undefined) return signal
  const { helpUnansweredMin, replyHelpUnansweredMin } = policyOf(inForce)
  const minutes = signal.raiseAfter === 'help' ? helpUnansweredMin : replyHelpUnansweredMin
  return { ...signal, raiseAt: plusMinutes(signal.receivedAt, minutes) }
}

export const freshAlert = (
  signal: Signal,
  id: string,
  { alias, timers }: Pick<Met, 'alias' | 'timers'>,
  now: Instant,
): AlertRow => ({
  id,
  program: signal.program,
  person: signal.person,
  alias: alias ?? UNKNOWN_ALIAS,
  timers,
  class: signal.class,
  openedAt: now,
  receivedAt: signal.receivedAt,
  occurredAt: signal.occurredAt,
  ladder: openAlert(signal.class, signal.receivedAt),
  soundings: 0,
  raiseAt: signal.raiseAt,
  nextAt: now,
  acknowledgedBy: null,
  acknowledgedAt: null,
  toldAt: null,
  attempts: 0,
  lastAttemptAt: null,
  reachedAt: null,
  incidentAt: null,
  handledAt: null,
  handledBy: null,
  outcomeId: null,
})

/**
 * An acute signal on a non-acute alert begins the acute ladder anew, whoever had taken it: what they took was something else.
 * A signal never lowers anything.
 */
export function attached(open: AlertRow, signal: Signal): AlertRow {
  if (signal.class === 'A' && open.class === 'B') {
    return {
      ...open,
      class: 'A',
      receivedAt: signal.receivedAt,
      occurredAt: signal.occurredAt,
      raiseAt: null,
      reachedAt: null,
      acknowledgedBy: null,
      acknowledgedAt: null,
      ladder: openAlert('A', signal.receivedAt),
    }
  }
  if (signal.class === 'B' && signal.raiseAt === null) return open
  const again = askedAgain(open, signal)
  if (open.class === 'A' || signal.raiseAt === null || again.raiseAt !== null) return again
  return { ...again, reachedAt: null, raiseAt: signal.raiseAt, nextAt: earlier(signal.raiseAt, again.nextAt) }
}

/** @safety contact that came before this call is no answer to it; nothing is put later by it. */
function askedAgain(open: AlertRow, { receivedAt }: Signal): AlertRow {
  const state = stateOf(open)
  const again = askAgain(state, receivedAt)
  if (again === state) return open
  const waiting = withState(open, again, receivedAt)
  return { ...waiting, nextAt: earlier(waiting.nextAt ?? receivedAt, open.nextAt) }
}

/**
 * Whoever asks for help again, or answers acutely again, is heard again: by the owner of their alert, or by duty.
 * @safety where those cannot be woken (an account that was closed, a telephone that was lost), by whoever is there.
 */
function tellAgain(alert: AlertRow, signal: Signal, team: Team, { now, newId, desk }: SignalContext): Step {
  const sounding = alert.soundings + 1
  const on = onDutyAt(team, now)
  const named = alert.acknowledgedBy === null ? on.first : [alert.acknowledgedBy]
  const people = membersOf(team, canBeWoken(team, named) ? named : together(named, Object.values(on).flat()))
  const isUrgent = signal.class === 'A' || signal.raiseAt !== null
  const { messages, told } = desk.sound(
    {
      subject: `alert:${alert.id}`,
      about: alert.id,
      program: alert.program,
      alias: alert.alias,
      class: alert.class,
      template: 'staff-alert',
      rung: 0,
      occurrence: sounding,
      channels: isUrgent ? ['push', 'sms', 'call'] : ['push', 'sms'],
    },
    people,
  )
  const log = told.map(({ account, channel }) => ({
    ...logged(alert, newId(), now, 'told', account, 'asked-again'),
    ...{ rung: 0, sounding, channel },
  }))
  return { alert: { ...alert, soundings: sounding }, log, incidents: [], messages, personSees: true }
}

/** What somebody who has the alert has not heard: what is acute, and whatever comes after they had spoken. */
const isNewsToOwner = (open: AlertRow, signal: Signal): boolean =>
  open.acknowledgedBy !== null && (signal.class === 'A' || open.reachedAt !== null)

/** Duty and lead of this hour may open what they need from the first minute; others when they take the alert. */
export function whoMayLook(
  { now, newId }: Pick<SignalContext, 'now' | 'newId'>,
  alert: AlertRow,
  team: Team,
): readonly Care[] {
  const { first, psychiatristLead } = onDutyAt(team, now)
  const accounts = [...new Set([...first, ...psychiatristLead])]
  return accounts.map((account) => ({ id: newId(), program: alert.program, person: alert.person, account }))
}

export async function storeStep(context: SignalContext, taken: Step): Promise<void> {
  await insertLog(context.tx, taken.log)
  await insertIncidents(context.tx, taken.incidents)
  await queueMessages(context.tx, taken.messages, context)
}

export const signalRow = (
  signal: Signal,
  alert: string,
  { keys, newId }: Pick<SignalContext, 'keys' | 'newId'>,
): SignalRow => ({
  id: newId(),
  program: signal.program,
  alert,
  person: signal.person,
  kind: signal.kind,
  source: signal.source,
  class: signal.class,
  occurredAt: signal.occurredAt,
  receivedAt: signal.receivedAt,
  becauseSealed: seal(keys, signalContext(signal.source), signal.because),
})

export async function teamFor(
  { tx, now, keys, desk }: SignalContext,
  program: ProgramId,
  blocked: ReadonlySet<string>,
): Promise<Team> {
  const team = (await desk.loadTeams(tx, keys, [program], now)).get(program) ?? nobodyThere
  return withoutBlocked(team, blocked)
}

/**
 * A person is at risk: opens their alert or attaches to the open one, and queues the first messages, in the transaction that
 * stored the reason. Runs as system.
 */
export async function takeSignal(context: SignalContext, given: Signal): Promise<Taken> {
  const { tx, now, newId } = context
  const met = await meet(tx, given.person, given.program, given.source)
  const { known, open, blocked } = met
  const signal = withRaise(given, met.timers)
  if (known) return again(tx, open, signal.source)
  const alert = open === null ? freshAlert(signal, newId(), met, now) : attached(open, signal)
  const begins = open === null || alert.class !== open.class
  const sounds = begins || signal.raiseAt !== null || isNewsToOwner(open, signal)
  const team = sounds ? await teamFor(context, signal.program, blocked) : nobodyThere
  const taken = begins ? step(alert, team, context) : sounds ? tellAgain(alert, signal, team, context) : null
  const stored = taken?.alert ?? alert
  const row = signalRow(signal, alert.id, context)
  const cares = taken === null ? [] : whoMayLook(context, alert, team)
  if (open === null) {
    const [log, incidents] = [taken?.log ?? [], taken?.incidents ?? []]
    await insertAlerts(tx, [{ alert: stored, signal: row, log, incidents, cares }])
    await queueMessages(tx, taken?.messages ?? [], context)
  } else {
    await saveAlerts(tx, [stored])
    await insertSignal(tx, row)
    if (taken !== null) await storeStep(context, taken)
    await beginCare(tx, cares, now)
  }
  return { alert: alert.id, events: begins ? [begun(alert)] : [], changes: seen(alert), topics: ['alerts'] }
}

/** The same source again: nothing, but for what was heard at the door in a crowd and is told to the house now. */
async function again(tx: Tx, open: AlertRow | null, source: string): Promise<Taken> {
  if (open === null || !(await toldNow(tx, open.id)))
    return { alert: open?.id ?? source, events: [], changes: [], topics: [] }
  return { alert: open.id, events: [begun(open)], changes: seen(open), topics: ['alerts'] }
}

/** @safety an alert that became acute is told as one that opens: whatever follows the person counts anew from there. */
export const begun = ({ id, person, program, alias, class: of, occurredAt, receivedAt, timers }: AlertRow): EventOf =>
  alertOpened.of({
    ...{ alert: id, person, program, alias, class: of },
    ...{ occurredAt, receivedAt, synthetic: false, timers },
  })
