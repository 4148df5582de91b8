import type { NextWays, WhyNot } from './next-ways.ts'

/** What may be decided about a person who is in danger or whom nobody reaches. */
export const decisions = ['keep-trying', 'radio', 'trusted-person', 'facility', 'samu-pnp', 'local-way'] as const
export type Decision = (typeof decisions)[number]

export type Decider = {
  readonly psychiatrist: boolean
  /** The person was asked, is reached, and said yes. */
  readonly agreed: boolean
}

export type DecisionRefused =
  | 'only-a-psychiatrist'
  | 'not-consented'
  | 'not-yet-unreachable'
  | 'only-if-imminent'
  | 'heads-the-facility'
  | 'no-facility'

const because = (search: NextWays, way: 'radio' | 'trusted-person' | 'facility'): ReadonlySet<WhyNot> =>
  new Set(search.ways.find((one) => one.way === way)?.because ?? [])

const shutByPerson: readonly WhyNot[] = ['nobody-named', 'said-never', 'consent-withdrawn', 'only-imminent', 'no-radio']

function facilityRefused(why: ReadonlySet<WhyNot>, { psychiatrist, agreed }: Decider): DecisionRefused | null {
  if (why.has('heads-the-facility')) return 'heads-the-facility'
  if (why.has('no-facility')) return 'no-facility'
  if (agreed) return null
  if (!psychiatrist) return 'only-a-psychiatrist'
  return why.has('not-imminent') ? 'only-if-imminent' : null
}

/** Whom they trust, or their radio: the person's own word decides, and no psychiatrist overrides it. */
function consentRefused(why: ReadonlySet<WhyNot>, { agreed }: Decider): DecisionRefused | null {
  if (why.has('heads-the-facility')) return 'heads-the-facility'
  // Asked and answered now is the newest consent there is, where somebody to call exists.
  if (agreed && !why.has('nobody-named')) return null
  if (shutByPerson.some((one) => why.has(one))) return 'not-consented'
  return why.has('not-yet-unreachable') ? 'not-yet-unreachable' : null
}

/**
 * Why this may not be decided by whoever asks; null where it may. Beyond the person's consent a psychiatrist decides, alone.
 * @safety pure, so that the console says beforehand what the server refuses afterwards
 * @source services/07-suicide-prevention.md §7.2 (unreachable), R-SUI-11, EC-04
 */
export function decisionRefused(what: Decision, search: NextWays, who: Decider): DecisionRefused | null {
  switch (what) {
    case 'keep-trying':
      return null
    case 'radio':
    case 'trusted-person':
      return consentRefused(because(search, what), who)
    case 'facility':
      return facilityRefused(because(search, 'facility'), who)
    case 'samu-pnp':
    case 'local-way':
      return who.psychiatrist || who.agreed ? null : 'only-a-psychiatrist'
  }
}
