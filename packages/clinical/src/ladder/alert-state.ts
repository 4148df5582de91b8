import type { AlertClass } from '../triage/index.ts'
import type { IncidentReason, LadderDecision } from './ladder-decision.ts'

/** All the ladder needs to know of an alert: plain data, small enough for one row. Instants are ISO strings. */
export type AlertState = {
  readonly class: AlertClass
  /** @safety The ladder counts from when the server learned of it, however late the answers are (2.6.5). */
  readonly receivedAt: string
  /** Never notified: the person the alert is about, should they be on the roster themself. */
  readonly excluded: readonly string[]
  /** Highest rung notified so far; null before the first. */
  readonly rung: number | null
  readonly notifiedAt: string | null
  /** A lapsed acknowledgement returns the alert no lower than this. */
  readonly floorRung: number
  readonly acknowledgedBy: string | null
  readonly acknowledgedAt: string | null
  readonly lastAttemptAt: string | null
  readonly reachedAt: string | null
  /** When the person asked again after somebody had spoken with them, and nobody has acted on it yet. */
  readonly askedAgainAt: string | null
  readonly handledAt: string | null
  readonly incidents: readonly IncidentReason[]
  /** Last time an incident sounded because there was nobody to notify. */
  readonly incidentAt: string | null
}

export const openAlert = (
  alertClass: AlertClass,
  receivedAt: string,
  excluded: readonly string[] = [],
): AlertState => ({
  class: alertClass,
  receivedAt,
  excluded,
  rung: null,
  notifiedAt: null,
  floorRung: 0,
  acknowledgedBy: null,
  acknowledgedAt: null,
  lastAttemptAt: null,
  reachedAt: null,
  askedAgainAt: null,
  handledAt: null,
  incidents: [],
  incidentAt: null,
})

/** "Me hago cargo": the first one owns it, a second one changes nothing. */
export const acknowledge = (state: AlertState, by: string, at: string): AlertState =>
  state.acknowledgedBy === null ? { ...state, acknowledgedBy: by, acknowledgedAt: at } : state

/** Another named human takes it over; their time to act begins now. */
export const handOver = (state: AlertState, to: string, at: string): AlertState => ({
  ...state,
  acknowledgedBy: to,
  acknowledgedAt: at,
})

export const recordAttempt = (state: AlertState, at: string): AlertState => ({ ...state, lastAttemptAt: at })

/** Whether whoever has the alert has done anything since the person asked again. */
export const hasActedSince = ({ acknowledgedAt, lastAttemptAt }: AlertState, at: string): boolean =>
  [acknowledgedAt, lastAttemptAt].some((act) => act !== null && Date.parse(act) >= Date.parse(at))

/**
 * A new call for help after contact: what was said then answered something else. Whoever has the alert keeps it, with the time of
 * somebody who has just taken it, counted from the first call that nobody acted on.
 * @safety without this a plea after contact waits for the hours that follow contact, not for the minutes of a plea (R-SUI-02)
 */
export function askAgain(state: AlertState, at: string): AlertState {
  return state.reachedAt === null ? state : { ...state, reachedAt: null, askedAgainAt: at }
}
/** Speaking live, identity and place confirmed. */
export const recordReached = (state: AlertState, at: string): AlertState => ({ ...state, reachedAt: at })
/** Only a recorded outcome ends the ladder. */
export const handle = (state: AlertState, at: string): AlertState => ({ ...state, handledAt: at })

const withIncidents = (state: AlertState, found: readonly IncidentReason[]): readonly IncidentReason[] => [
  ...new Set([...state.incidents, ...found]),
]

/** The alert after the worker did what was decided; store it in the same transaction as the messages it queued. */
export function afterDecision(state: AlertState, decision: LadderDecision, now: string): AlertState {
  switch (decision.do) {
    case 'wait':
    case 'rest':
      return state
    case 'incident':
      return { ...state, incidents: withIncidents(state, [decision.because]), incidentAt: now }
    case 'notify': {
      const noted = { ...state, notifiedAt: now, incidents: withIncidents(state, decision.incidents) }
      if (decision.because === 'no-contact' || decision.because === 'stalled') return noted
      if (decision.because !== 'lapsed') return { ...noted, rung: decision.rung }
      const floorRung = Math.max(state.floorRung, decision.rung)
      return { ...noted, rung: decision.rung, floorRung, acknowledgedBy: null, acknowledgedAt: null }
    }
  }
}
