import {
  type AlertState,
  afterDecision,
  decideLadder,
  type LadderDecision,
  nextLookAt,
  openAlert,
} from '@ayni/clinical/ladder'
import { accountId, type Instant, plusMinutes, plusSeconds } from '@ayni/kernel'
import type { OutgoingMessage } from '@ayni/platform/messages'
import { type AlertPolicy, alertPolicy } from './alert-policy.ts'
import { readState } from './alert-state-shape.ts'
import type { AlertRow, IncidentRow, LogRow } from './alert-store.ts'
import { earlier, toInstant, toInstantOrNull } from './instants.ts'
import { type Sounding, sound } from './sound.ts'
import { membersOf, onDutyAt, type Team } from './team.ts'

export type Step = {
  readonly alert: AlertRow
  readonly log: readonly LogRow[]
  readonly incidents: readonly IncidentRow[]
  readonly messages: readonly OutgoingMessage[]
  /** What the person's phone shows has changed. */
  readonly personSees: boolean
}

export type StepContext = { readonly now: Instant; readonly newId: () => string; readonly policy?: AlertPolicy }
type Whom = {
  readonly people: readonly string[]
  readonly channels: Sounding['channels']
  readonly rung: number
  readonly because: string
}

/** R-SUI-02: a call for help that nobody answered in time is acute; whoever has taken it meanwhile keeps it, under the acute clocks. */
export function raiseUnanswered(alert: AlertRow, now: Instant): AlertRow {
  if (alert.raiseAt === null || Date.parse(alert.raiseAt) > Date.parse(now)) return alert
  if (alert.class === 'A' || alert.reachedAt !== null) return { ...alert, raiseAt: null }
  const { acknowledgedBy, acknowledgedAt, lastAttemptAt } = readState(alert.ladder, alert.class, alert.receivedAt)
  const ladder: AlertState = { ...openAlert('A', alert.receivedAt), acknowledgedBy, acknowledgedAt, lastAttemptAt }
  return { ...alert, class: 'A', raiseAt: null, ladder }
}

/** @safety An acute alert that finds no first on call does not wait rung by rung: everybody clinical and the director at once. */
function whomToTell(alert: AlertRow, decision: LadderDecision, team: Team, now: Instant): Whom | null {
  if (decision.do !== 'notify') return null
  const { rung, because } = decision
  const abandoned =
    alert.class === 'A' && decision.incidents.includes('nobody-on-call') && onDutyAt(team, now).first.length === 0
  if (!abandoned) return { people: decision.people, channels: decision.channels, rung, because }
  const { clinician, director } = onDutyAt(team, now)
  return {
    people: [...new Set([...decision.people, ...clinician, ...director])],
    channels: ['push', 'sms', 'call'],
    rung,
    because,
  }
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
    nextAt: next === null ? null : earlier(toInstant(next), alert.raiseAt),
  }
}

/** One look at one alert: what the ladder decided, as rows to store and messages to queue. Pure but for the ids. */
export function step(given: AlertRow, team: Team, context: StepContext): Step {
  const { now, newId, policy = alertPolicy } = context
  const alert = raiseUnanswered(given, now)
  const before = readState(alert.ladder, alert.class, alert.receivedAt)
  const decision = decideLadder(policy.ladder, before, team.rota, now)
  const state = afterDecision(before, decision, now)
  const whom = whomToTell(alert, decision, team, now)
  const kinds = incidentsOf(decision, before)
  const sounding = alert.soundings + (whom === null && kinds.length === 0 ? 0 : 1)
  const base = {
    program: alert.program,
    alert: alert.id,
    at: now,
    sounding,
    channel: null,
    because: null,
    rung: whom?.rung ?? null,
    account: null,
  }
  const call: Omit<Sounding, 'template' | 'channels' | 'rung'> = {
    subject: `alert:${alert.id}`,
    about: alert.id,
    program: alert.program,
    alias: alert.alias,
    class: alert.class,
    occurrence: sounding,
  }
  const told =
    whom === null
      ? null
      : sound(
          { ...call, template: 'staff-alert', rung: whom.rung, channels: whom.channels },
          membersOf(team, whom.people),
        )
  const watchers =
    kinds.length === 0
      ? []
      : [...onDutyAt(team, now).director, ...onDutyAt(team, now).coordinator].filter(
          (one) => !whom?.people.includes(one),
        )
  const warned = sound(
    { ...call, template: 'incident-opened', rung: whom?.rung ?? 0, channels: ['push', 'sms'] },
    membersOf(team, [...new Set(watchers)]),
  )
  const lapsed = before.acknowledgedBy !== null && state.acknowledgedBy === null
  const log: LogRow[] = [
    ...(alert.class === given.class ? [] : [{ ...base, id: newId(), what: 'raised' as const, because: 'unanswered' }]),
    ...(lapsed ? [{ ...base, id: newId(), what: 'lapsed' as const, account: before.acknowledgedBy }] : []),
    ...[...(told?.told ?? []), ...warned.told].map(({ account, channel }) => ({
      ...base,
      id: newId(),
      what: 'told' as const,
      account,
      channel,
      because: whom?.because ?? 'incident',
    })),
    ...(told?.withoutAddress ?? []).map((account) => ({ ...base, id: newId(), what: 'no-address' as const, account })),
    ...kinds.map((kind) => ({ ...base, id: newId(), what: 'incident' as const, because: kind })),
  ]
  const tolds = (told?.messages.length ?? 0) > 0
  return {
    alert: {
      ...columnsFrom(alert, state, decision, now),
      soundings: sounding,
      toldAt: alert.toldAt ?? (tolds ? now : null),
      incidentAt: kinds.length > 0 ? now : alert.incidentAt,
    },
    log,
    incidents: kinds.map((kind) => ({
      id: newId(),
      program: alert.program,
      alert: alert.id,
      drill: null,
      kind,
      at: now,
      reviewDueAt: plusMinutes(now, policy.incidentReviewDays * 1440),
    })),
    messages: [...(told?.messages ?? []), ...warned.messages],
    personSees: lapsed || alert.class !== given.class || (alert.toldAt === null && tolds),
  }
}
