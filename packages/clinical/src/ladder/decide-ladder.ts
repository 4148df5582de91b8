import { afterMinutes, elapsedMinutes } from '../clocks/index.ts'
import type { AlertState } from './alert-state.ts'
import type { IncidentReason, LadderDecision } from './ladder-decision.ts'
import type { ClassPolicy, LadderPolicy, Rung } from './ladder-policy.ts'
import { type OnDuty, type Rota, rotaAt } from './rota.ts'

type Scene = { readonly policy: ClassPolicy; readonly state: AlertState; readonly on: OnDuty; readonly now: string }

const isPast = (at: string, now: string): boolean => Date.parse(at) <= Date.parse(now)
const earliest = (times: readonly string[]): string | undefined =>
  times.toSorted((one, two) => Date.parse(one) - Date.parse(two))[0]
const latest = (times: readonly string[]): string | undefined =>
  times.toSorted((one, two) => Date.parse(two) - Date.parse(one))[0]

function peopleOn(scene: Scene, rungs: readonly Rung[]): readonly string[] {
  const people = rungs.flatMap((rung) => rung.roles.flatMap((role) => scene.on[role]))
  return [...new Set(people)].filter((person) => !scene.state.excluded.includes(person))
}
const unopened = (state: AlertState, reasons: readonly IncidentReason[]): readonly IncidentReason[] =>
  reasons.filter((reason) => !state.incidents.includes(reason))

/** The rung that time alone has reached. */
function rungByTime({ policy, state, now }: Scene): number {
  const reached = policy.rungs.findLastIndex(
    (rung) => elapsedMinutes(state.receivedAt, now, rung.window) >= rung.afterMin,
  )
  return Math.max(0, reached)
}

/** When the ladder has something to do again after notifying `rung` at `notifiedAt`. */
function nextTime({ policy, state }: Scene, rung: number, notifiedAt: string): string {
  const higher = policy.rungs.slice(rung + 1).map((one) => afterMinutes(state.receivedAt, one.afterMin, one.window))
  const upcoming = higher.filter((at) => !isPast(at, notifiedAt))
  const repeat = policy.rungs[rung]?.repeat
  const again = repeat ? [afterMinutes(notifiedAt, repeat.afterMin, repeat.window)] : []
  return earliest([...upcoming, ...again]) ?? afterMinutes(notifiedAt, policy.nobody.afterMin, policy.nobody.window)
}

/** Nobody anywhere on the ladder: that is a decision, and it is loud. */
function nobody({ policy, state, now }: Scene): LadderDecision {
  const last = state.incidentAt
  const again = last === null ? null : afterMinutes(last, policy.nobody.afterMin, policy.nobody.window)
  if (again !== null && !isPast(again, now)) return { do: 'wait', because: 'notified', until: again }
  return {
    do: 'incident',
    because: 'nobody-on-call',
    againAt: afterMinutes(now, policy.nobody.afterMin, policy.nobody.window),
  }
}

/** Climbs to `wanted`, past rungs with nobody on them, and tells everyone from the last rung notified up to there. */
function climb(scene: Scene, wanted: number, because: 'rung' | 'lapsed'): LadderDecision {
  const { policy, state, now } = scene
  const { rungs } = policy
  const filled = rungs.findIndex((rung, index) => index >= wanted && peopleOn(scene, [rung]).length > 0)
  const target = filled < 0 ? rungs.length - 1 : filled
  const first = Math.min((state.rung ?? -1) + 1, target)
  const passed = rungs.slice(first, target + 1)
  const fresh = peopleOn(scene, passed)
  const people = fresh.length > 0 ? fresh : peopleOn(scene, rungs)
  if (people.length === 0) return nobody(scene)
  const reasons: IncidentReason[] = passed.some((rung) => peopleOn(scene, [rung]).length === 0)
    ? ['nobody-on-call']
    : []
  if (passed.some((rung) => rung.incident)) reasons.push('rungs-exhausted')
  return {
    do: 'notify',
    because,
    rung: target,
    people,
    channels: rungs[target]?.channels ?? ['push', 'sms', 'call'],
    incidents: unopened(state, reasons),
    againAt: nextTime(scene, target, now),
  }
}

function repeatOrWait(scene: Scene, rung: number, notifiedAt: string): LadderDecision {
  const { policy, now } = scene
  const until = nextTime(scene, rung, notifiedAt)
  if (!isPast(until, now)) return { do: 'wait', because: 'notified', until }
  const people = peopleOn(scene, policy.rungs.slice(0, rung + 1))
  if (people.length === 0) return climb(scene, rung, 'rung')
  const channels = policy.rungs[rung]?.repeat?.channels ?? ['push', 'sms', 'call']
  return { do: 'notify', because: 'repeat', rung, people, channels, incidents: [], againAt: nextTime(scene, rung, now) }
}

function unacknowledged(scene: Scene): LadderDecision {
  const { rung, notifiedAt, floorRung } = scene.state
  const wanted = Math.max(rungByTime(scene), floorRung)
  if (rung === null || notifiedAt === null || wanted > rung) return climb(scene, wanted, 'rung')
  return repeatOrWait(scene, rung, notifiedAt)
}

type Phase = keyof ClassPolicy['silence']

function phaseOf(state: AlertState, acknowledgedAt: string): Phase {
  if (state.reachedAt !== null) return 'reached'
  return state.lastAttemptAt !== null && isPast(acknowledgedAt, state.lastAttemptAt) ? 'attempting' : 'noAttempt'
}

/** The lead of the class and whoever took the alert: asked to decide, not to start again. */
function askLead(scene: Scene, because: 'no-contact' | 'stalled', againAt: string): LadderDecision {
  const { policy, state } = scene
  const lead = peopleOn(scene, policy.rungs.slice(policy.leadRung, policy.leadRung + 1))
  const people = lead.length > 0 ? lead : peopleOn(scene, policy.rungs)
  const owner = state.acknowledgedBy === null ? [] : [state.acknowledgedBy]
  const incidents = because === 'no-contact' ? unopened(state, ['no-contact-recorded']) : []
  return {
    do: 'notify',
    because,
    rung: policy.leadRung,
    people: [...new Set([...people, ...owner])],
    channels: policy.rungs[policy.leadRung]?.channels ?? ['push', 'sms', 'call'],
    incidents,
    againAt,
  }
}

/** SUI-02: without a recorded act the acknowledgement is void and the alert returns one rung higher than where it was taken. */
function acknowledged(scene: Scene, acknowledgedAt: string): LadderDecision {
  const { policy, state, now } = scene
  const phase = phaseOf(state, acknowledgedAt)
  const isReached = phase === 'reached'
  const timer = policy.silence[phase]
  const acts = [acknowledgedAt, state.lastAttemptAt, state.reachedAt, state.askedAgainAt]
  const reminded = isReached ? state.notifiedAt : null
  const lastAct = latest([...acts, reminded].filter((at) => at !== null)) ?? acknowledgedAt
  const lapsesAt = afterMinutes(lastAct, timer.afterMin, timer.window)
  if (isPast(lapsesAt, now)) {
    if (isReached) return askLead(scene, 'stalled', afterMinutes(now, timer.afterMin, timer.window))
    const above = Math.min((state.rung ?? -1) + 1, policy.rungs.length - 1)
    return climb(scene, Math.max(rungByTime(scene), state.floorRung, above), 'lapsed')
  }
  const noContactAt = noContactTime(scene, acknowledgedAt, isReached)
  if (noContactAt === null) return { do: 'wait', because: 'acknowledged', until: lapsesAt }
  if (isPast(noContactAt, now)) return askLead(scene, 'no-contact', lapsesAt)
  return { do: 'wait', because: 'acknowledged', until: earliest([lapsesAt, noContactAt]) ?? lapsesAt }
}

/** Counted from receipt, yet never before whoever just took it has had their time to try. */
function noContactTime({ policy, state }: Scene, acknowledgedAt: string, isReached: boolean): string | null {
  if (isReached || state.incidents.includes('no-contact-recorded')) return null
  const { noContact, silence } = policy
  const fromReceipt = afterMinutes(state.receivedAt, noContact.afterMin, noContact.window)
  const begun = latest([acknowledgedAt, state.askedAgainAt ?? acknowledgedAt]) ?? acknowledgedAt
  const fromTaking = afterMinutes(begun, silence.noAttempt.afterMin, silence.noAttempt.window)
  return latest([fromReceipt, fromTaking]) ?? fromReceipt
}

/** What to do now for one alert. Pure: the worker claims, asks, stores `afterDecision`, and queues the messages. */
export function decideLadder(policy: LadderPolicy, state: AlertState, rota: Rota, now: string): LadderDecision {
  if (state.handledAt !== null) return { do: 'rest', because: 'handled' }
  const scene: Scene = { policy: policy[state.class], state, on: rotaAt(rota, now), now }
  if (state.acknowledgedBy === null || state.acknowledgedAt === null) return unacknowledged(scene)
  return acknowledged(scene, state.acknowledgedAt)
}
