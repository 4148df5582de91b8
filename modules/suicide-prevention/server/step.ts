import {
  type AlertState,
  afterDecision,
  decideLadder,
  hasActedSince,
  type LadderDecision,
  nextLookAt,
  openAlert,
} from '@ayni/clinical/ladder'
import { accountId, type Instant, plusMinutes, plusSeconds, toInstant, toInstantOrNull } from '@ayni/kernel'
import { membersOf, onDutyAt, type Team } from '@ayni/modules/duty/contract'
import type { OutgoingMessage } from '@ayni/platform/messages'
import { type AlertPolicy, policyOf } from './alert-policy.ts'
import { readState } from './alert-state-shape.ts'
import type { AlertRow, IncidentRow, LogRow } from './alert-store.ts'
import type { DutyDesk, Sounded } from './duty-desk.ts'
import { earlier } from './instants.ts'
import { type Whom, whomToTell } from './whom-to-tell.ts'

export type Step = {
  readonly alert: AlertRow
  readonly log: readonly LogRow[]
  readonly incidents: readonly IncidentRow[]
  readonly messages: readonly OutgoingMessage[]
  /** What the person's phone shows has changed. */
  readonly personSees: boolean
}

export type StepContext = {
  readonly now: Instant
  readonly newId: () => string
  readonly desk: Pick<DutyDesk, 'sound'>
  readonly policy?: AlertPolicy
}
/**
 * R-SUI-02: a call for help that nobody answered in time is acute; whoever has taken it meanwhile keeps it, under the acute clocks.
 * Its time stays in the row until the other rooms have heard of it (`sayRaised`).
 */
export function raiseUnanswered(alert: AlertRow, now: Instant): AlertRow {
  if (alert.raiseAt === null || Date.parse(alert.raiseAt) > Date.parse(now)) return alert
  if (alert.class === 'A') return alert
  if (alert.reachedAt !== null) return { ...alert, raiseAt: null }
  const was = readState(alert.ladder, alert.class, alert.receivedAt)
  const { acknowledgedBy, acknowledgedAt, lastAttemptAt, askedAgainAt } = was
  // @safety They had answered something else, and have done nothing since: the acute ladder begins anew with this call.
  if (askedAgainAt !== null && !hasActedSince(was, askedAgainAt)) {
    const receivedAt = toInstant(askedAgainAt)
    return { ...alert, class: 'A', receivedAt, ladder: openAlert('A', receivedAt) }
  }
  const taken = { acknowledgedBy, acknowledgedAt, lastAttemptAt, askedAgainAt }
  return { ...alert, class: 'A', ladder: { ...openAlert('A', alert.receivedAt), ...taken } }
}

const incidentsOf = (decision: LadderDecision, state: AlertState): readonly IncidentRow['kind'][] => {
  if (decision.do === 'notify') return decision.incidents
  return decision.do === 'incident' && !state.incidents.includes(decision.because) ? [decision.because] : []
}

/** @safety A next time that has passed would be looked at again and again: it is at least some seconds away. */
const LOOK_AGAIN_S = 5

function columnsFrom(alert: AlertRow, state: AlertState, decision: LadderDecision, now: Instant): AlertRow {
  const decided = nextLookAt(decision)
  const soonest = plusSeconds(now, LOOK_AGAIN_S)
  const next = decided !== null && Date.parse(decided) < Date.parse(soonest) ? soonest : decided
  return {
    ...alert,
    ladder: state,
    acknowledgedBy: state.acknowledgedBy === null ? null : accountId.parse(state.acknowledgedBy),
    acknowledgedAt: toInstantOrNull(state.acknowledgedAt),
    nextAt: next === null ? null : earlier(toInstant(next), alert.class === 'A' ? null : alert.raiseAt),
  }
}

/** What one look found, before it becomes rows and messages. */
type Look = {
  readonly given: AlertRow
  readonly alert: AlertRow
  readonly before: AlertState
  readonly state: AlertState
  readonly whom: Whom | null
  readonly incidents: readonly IncidentRow['kind'][]
  readonly sounding: number
}
type CalledOut = { readonly told: Sounded; readonly warned: Sounded }

const silence: Sounded = { messages: [], told: [], withoutAddress: [] }

/** The alarm to whom the ladder named, and a word to director and coordinator where an incident was opened. */
function callOut({ alert, whom, incidents, sounding }: Look, team: Team, { now, desk }: StepContext): CalledOut {
  const { sound } = desk
  const call = {
    subject: `alert:${alert.id}`,
    about: alert.id,
    program: alert.program,
    alias: alert.alias,
    class: alert.class,
    occurrence: sounding,
  }
  const alarm = { ...call, template: 'staff-alert' as const, rung: whom?.rung ?? 0, channels: whom?.channels ?? [] }
  const told = whom === null ? silence : sound(alarm, membersOf(team, whom.people))
  if (incidents.length === 0) return { told, warned: silence }
  const { director, coordinator } = onDutyAt(team, now)
  const others = [...new Set([...director, ...coordinator])].filter((one) => !whom?.people.includes(one))
  const word = { ...alarm, template: 'incident-opened' as const, channels: ['push', 'sms'] as const }
  return { told, warned: sound(word, membersOf(team, others)) }
}

const hasLapsed = ({ before, state }: Look): boolean => before.acknowledgedBy !== null && state.acknowledgedBy === null

function logOf(look: Look, { told, warned }: CalledOut, { now, newId }: StepContext): readonly LogRow[] {
  const { given, alert, before, whom, incidents, sounding } = look
  const { program, id } = alert
  const line = (what: LogRow['what'], more: Partial<LogRow> = {}): LogRow => ({
    ...{ id: newId(), program, alert: id, at: now, what, rung: whom?.rung ?? null, sounding },
    ...{ account: null, channel: null, because: null },
    ...more,
  })
  return [
    ...(alert.class === given.class ? [] : [line('raised', { because: 'unanswered' })]),
    ...(hasLapsed(look) ? [line('lapsed', { account: before.acknowledgedBy })] : []),
    ...told.told.map((one) => line('told', { ...one, because: whom?.because ?? null })),
    ...warned.told.map((one) => line('told', { ...one, because: 'incident' })),
    ...told.withoutAddress.map((account) => line('no-address', { account })),
    ...incidents.map((because) => line('incident', { because })),
  ]
}

/** One look at one alert: what the ladder decided, as rows to store and messages to queue. Pure but for the ids. */
export function step(given: AlertRow, team: Team, context: StepContext): Step {
  const { now, newId, policy = policyOf(given.timers) } = context
  const alert = raiseUnanswered(given, now)
  const before = readState(alert.ladder, alert.class, alert.receivedAt)
  const { decision, whom } = whomToTell(alert, before, decideLadder(policy.ladder, before, team.rota, now), team, now)
  const state = afterDecision(before, decision, now)
  const incidents = incidentsOf(decision, before)
  const sounding = alert.soundings + (whom === null && incidents.length === 0 ? 0 : 1)
  const look: Look = { given, alert, before, state, whom, incidents, sounding }
  const called = callOut(look, team, context)
  const isFirst = alert.toldAt === null && called.told.messages.length > 0
  const reviewDueAt = plusMinutes(now, policy.incidentReviewDays * 1440)
  return {
    alert: {
      ...columnsFrom(alert, state, decision, now),
      soundings: sounding,
      toldAt: isFirst ? now : alert.toldAt,
      incidentAt: incidents.length > 0 ? now : alert.incidentAt,
    },
    log: logOf(look, called, context),
    incidents: incidents.map((kind) => ({
      ...{ id: newId(), program: alert.program, alert: alert.id, drill: null },
      ...{ kind, at: now, reviewDueAt },
    })),
    messages: [...called.told.messages, ...called.warned.messages],
    personSees: hasLapsed(look) || alert.class !== given.class || isFirst,
  }
}
