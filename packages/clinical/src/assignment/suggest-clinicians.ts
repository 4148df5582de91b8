import type { AssignmentPolicy } from './assignment-policy.ts'
import { awayUntil, type Limits, limitOf, type Span } from './capacity.ts'
import { type Answer, type BothSides, judgeConflict } from './conflict.ts'

export type CareRole = 'therapist' | 'psychiatrist'

export type PersonInNeed = { readonly needs: CareRole }

export type Clinician = {
  readonly account: string
  readonly name: string
  readonly active: boolean
  readonly roles: readonly string[]
  readonly open: number
  readonly limits: Limits
  readonly absences: readonly Span[]
}

/** Who cared for this person, now or before; an alert that somebody answered counts too. */
export type PastCare = { readonly account: string; readonly since: string; readonly until: string | null }

export type Bar = BothSides & {
  readonly account: string
  /** The person asked not to be seen by them. @safety Leaves no trace in what is suggested. */
  readonly blocked: boolean
  /** The person asked for somebody else. */
  readonly declined: boolean
}

export type Reason =
  | { readonly is: 'cares-now' }
  | { readonly is: 'cared-before'; readonly until: string }
  | { readonly is: 'load'; readonly open: number; readonly limit: number }
  | { readonly is: 'person-decides'; readonly kind: Answer }
  | { readonly is: 'will-be-asked' }

export type Suggestion = { readonly account: string; readonly name: string; readonly because: readonly Reason[] }

export type NotNow = {
  readonly account: string
  readonly name: string
  readonly why:
    | { readonly is: 'full'; readonly open: number; readonly limit: number }
    | { readonly is: 'away'; readonly until: string }
}

export type Suggestions = {
  readonly suggested: readonly Suggestion[]
  /** Full or away, which is true for everybody: never somebody left out because of this person. */
  readonly notNow: readonly NotNow[]
}

type Weighed = {
  readonly clinician: Clinician
  readonly limit: number
  readonly away: string | null
  readonly past: PastCare | undefined
  readonly soft: Answer | null
  readonly verdict: ReturnType<typeof judgeConflict>
}

/** The care that counts: the one that holds, else the one that ended last. */
function pastOf(history: readonly PastCare[], account: string): PastCare | undefined {
  const lastly = (care: PastCare): string => care.until ?? '9999'
  return history
    .filter((care) => care.account === account)
    .toSorted((one, two) => lastly(two).localeCompare(lastly(one)))[0]
}

const hasRoom = ({ clinician, limit, past }: Weighed): boolean =>
  clinician.open < limit || (past !== undefined && past.until === null)

function byFit(one: Weighed, two: Weighed): number {
  const continuity = (of: Weighed): string => (of.past === undefined ? '' : (of.past.until ?? '9999'))
  const known = (of: Weighed): number => (of.verdict === 'soft' ? 1 : 0)
  const load = (of: Weighed): number => of.clinician.open / Math.max(1, of.limit)
  return (
    continuity(two).localeCompare(continuity(one)) ||
    known(one) - known(two) ||
    load(one) - load(two) ||
    one.clinician.name.localeCompare(two.clinician.name) ||
    one.clinician.account.localeCompare(two.clinician.account)
  )
}

function reasonsOf({ clinician, limit, past, soft, verdict }: Weighed): readonly Reason[] {
  const because: Reason[] = []
  if (past !== undefined)
    because.push(past.until === null ? { is: 'cares-now' } : { is: 'cared-before', until: past.until })
  because.push({ is: 'load', open: clinician.open, limit })
  if (soft !== null) because.push({ is: 'person-decides', kind: soft })
  if (verdict === 'unknown' && past === undefined) because.push({ is: 'will-be-asked' })
  return because
}

/**
 * Whom to propose, best first, each with its reasons: who cared before, then strangers before acquaintances, then the lightest load.
 * @safety Blocked, hard conflicts, asked-not-to and coordinators are absent without a word, so that nothing tells one from another.
 */
export function suggestClinicians(
  policy: AssignmentPolicy,
  person: PersonInNeed,
  clinicians: readonly Clinician[],
  history: readonly PastCare[],
  conflicts: readonly Bar[],
  now: string,
): Suggestions {
  const bars = new Map(conflicts.map((bar) => [bar.account, bar]))
  const weighed = clinicians
    .filter(({ active, roles }) => active && roles.includes(person.needs) && !roles.includes('coordinator'))
    .flatMap((clinician): readonly Weighed[] => {
      const bar = bars.get(clinician.account)
      const verdict = judgeConflict(bar ?? { team: null, person: null })
      if (bar?.blocked === true || bar?.declined === true || verdict === 'hard') return []
      const soft =
        verdict === 'soft' ? ([bar?.person, bar?.team].find((said) => said !== null && said !== 'none') ?? null) : null
      return [
        {
          clinician,
          limit: limitOf(policy, clinician.limits),
          away: awayUntil(clinician.absences, now),
          past: pastOf(history, clinician.account),
          soft,
          verdict,
        },
      ]
    })
    .toSorted(byFit)
  const named = ({ clinician: { account, name } }: Weighed) => ({ account, name })
  return {
    suggested: weighed
      .filter((one) => one.away === null && hasRoom(one))
      .map((one) => ({ ...named(one), because: reasonsOf(one) })),
    notNow: weighed.flatMap((one): readonly NotNow[] => {
      if (one.away !== null) return [{ ...named(one), why: { is: 'away', until: one.away } }]
      if (hasRoom(one)) return []
      return [{ ...named(one), why: { is: 'full', open: one.clinician.open, limit: one.limit } }]
    }),
  }
}
