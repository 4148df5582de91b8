import type { AlertState, LadderDecision } from '@ayni/clinical/ladder'
import type { Instant } from '@ayni/kernel'
import { membersOf, onDutyAt, type Team } from '@ayni/modules/duty/contract'
import type { AlertRow } from './alert-store.ts'
import type { Sounding } from './duty-desk.ts'

export type Whom = {
  readonly people: readonly string[]
  readonly channels: Sounding['channels']
  readonly rung: number
  readonly because: string
}

const loud: Sounding['channels'] = ['push', 'sms', 'call']

/** Whoever is on the roster in any duty, even away where all are: a clinician who is not on the ladder is better than a silent incident. */
function whoeverIsThere(alert: AlertRow, { excluded }: AlertState, team: Team, now: Instant): Whom | null {
  const mayBeTold = (some: readonly string[]) => [...new Set(some)].filter((one) => !excluded.includes(one))
  const present = mayBeTold(Object.values(onDutyAt(team, now)).flat())
  const people = present.length > 0 ? present : mayBeTold(team.rota.duties.map(({ person }) => person))
  return people.length === 0
    ? null
    : { people, channels: alert.class === 'A' ? loud : ['push', 'sms'], rung: 0, because: 'nobody-on-call' }
}

export const canBeWoken = (team: Team, people: readonly string[]): boolean =>
  membersOf(team, people).some(({ phone, email, push }) => phone !== null || email !== null || push.length > 0)

export const together = (some: readonly string[], others: readonly string[]): readonly string[] => [
  ...new Set([...some, ...others]),
]

/** @safety An acute alert that finds no first on call does not wait rung by rung: everybody clinical and the director at once. */
function named(
  alert: AlertRow,
  decision: Extract<LadderDecision, { readonly do: 'notify' }>,
  team: Team,
  now: Instant,
): Whom {
  const { rung, because, people, channels } = decision
  const { first, clinician, director } = onDutyAt(team, now)
  const abandoned = alert.class === 'A' && decision.incidents.includes('nobody-on-call') && first.length === 0
  return abandoned
    ? { people: together(people, [...clinician, ...director]), channels: loud, rung, because }
    : { people, channels, rung, because }
}

type Heard = { readonly decision: LadderDecision; readonly whom: Whom | null }

/**
 * Whom a decision of the ladder tells, among the people there are.
 * @safety Where no rung has anybody, or nobody of a rung can be woken (no telephone, no browser, no mailbox), whoever is there at all is told
 * too, and it is an incident: time alone never passes in silence. Found and held by `never-silent.property.test.ts`.
 */
export function whomToTell(
  alert: AlertRow,
  state: AlertState,
  decision: LadderDecision,
  team: Team,
  now: Instant,
): Heard {
  if (decision.do === 'incident') return { decision, whom: whoeverIsThere(alert, state, team, now) }
  if (decision.do !== 'notify') return { decision, whom: null }
  const whom = named(alert, decision, team, now)
  if (canBeWoken(team, whom.people)) return { decision, whom }
  const others = whoeverIsThere(alert, state, team, now)
  const known = [...state.incidents, ...decision.incidents]
  return {
    decision: known.includes('nobody-on-call')
      ? decision
      : { ...decision, incidents: [...decision.incidents, 'nobody-on-call'] },
    whom: others === null ? whom : { ...whom, people: together(whom.people, others.people), channels: others.channels },
  }
}
