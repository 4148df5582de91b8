import { addMinutes } from '../clocks/index.ts'
import type { EmergencyPolicy } from './emergency-policy.ts'

/** When the person allowed their trusted person to be called; `none`: they named nobody. */
export type TrustedConsent = 'riesgo_inminente' | 'siempre' | 'nunca' | 'none'

export type Try = { readonly at: string; readonly channel: string; readonly live: boolean }

export type SearchFacts = {
  readonly class: 'A' | 'B'
  readonly receivedAt: string
  readonly attempts: readonly Try[]
  readonly reachedAt: string | null
  readonly trusted: TrustedConsent
  /** Layer 3 was taken back: nobody else is called by a consent that is no longer there. */
  readonly contactWithdrawn: boolean
  /** Danger to life is known, by a live assessment or by the psychiatrist's word; class A alone is a signal. */
  readonly imminent: boolean
  readonly psychiatristOrders: readonly Way[]
  /** The person heads the facility: there is nobody above them there, and no word goes to its number (EC-04). */
  readonly headsFacility: boolean
  readonly hasFacility: boolean
  /** A radio that the person gave as their own way. */
  readonly hasRadio: boolean
}

/** In the order in which they are thought of: from whom the person chose, outwards. */
export const ways = ['try-again', 'radio', 'trusted-person', 'facility', 'samu-pnp'] as const
export type Way = (typeof ways)[number]

export type WhyNot =
  | 'reached'
  | 'not-yet-unreachable'
  | 'nobody-named'
  | 'said-never'
  | 'only-imminent'
  | 'consent-withdrawn'
  | 'heads-the-facility'
  | 'no-facility'
  | 'no-radio'
  | 'not-imminent'
  | 'psychiatrist-decides'

export type WayNow = { readonly way: Way; readonly open: boolean; readonly because: readonly WhyNot[] }

export type NextWays = {
  readonly state: 'trying' | 'unreachable' | 'reached'
  readonly unreachableAt: string
  readonly attempts: {
    readonly made: number
    readonly wanted: number
    readonly channels: number
    readonly wantedChannels: number
  }
  /** When the next try is due; null once spoken with. */
  readonly nextTryAt: string | null
  readonly ways: readonly WayNow[]
  /** What to do now; null once spoken with. */
  readonly next: Way | null
}

const triesOfPerson = (attempts: readonly Try[]): readonly Try[] =>
  attempts.filter(({ channel }) => channel !== 'trusted-person')

/** @safety `nunca` and a consent taken back hold whatever the danger: nothing here can open them. */
function whyNotTrusted({ trusted, contactWithdrawn, class: of, imminent }: SearchFacts): readonly WhyNot[] {
  if (trusted === 'none') return ['nobody-named']
  if (contactWithdrawn) return ['consent-withdrawn']
  if (trusted === 'nunca') return ['said-never']
  return trusted === 'riesgo_inminente' && of === 'B' && !imminent ? ['only-imminent'] : []
}

function whyNotFacility(facts: SearchFacts): readonly WhyNot[] {
  if (!facts.hasFacility) return ['no-facility']
  if (facts.headsFacility) return ['heads-the-facility']
  return [
    ...(facts.imminent ? [] : (['not-imminent'] as const)),
    ...(facts.psychiatristOrders.includes('facility') ? [] : (['psychiatrist-decides'] as const)),
  ]
}

/** Their own radio, or that of whom they trust: the words "llamar a Ayni" tell whoever listens nothing. */
function whyNotRadio(facts: SearchFacts): readonly WhyNot[] {
  if (facts.hasRadio && !facts.headsFacility) return []
  const trusted = whyNotTrusted(facts)
  return trusted.length === 0 ? [] : facts.hasRadio ? ['heads-the-facility'] : ['no-radio', ...trusted]
}

function whyNot(way: Way, facts: SearchFacts, unreachable: boolean): readonly WhyNot[] {
  switch (way) {
    case 'try-again':
      return []
    case 'radio':
      return whyNotRadio(facts)
    case 'trusted-person':
      return [...(unreachable ? [] : (['not-yet-unreachable'] as const)), ...whyNotTrusted(facts)]
    case 'facility':
      return [...(unreachable ? [] : (['not-yet-unreachable'] as const)), ...whyNotFacility(facts)]
    case 'samu-pnp':
      return facts.psychiatristOrders.includes('samu-pnp') ? [] : ['psychiatrist-decides']
  }
}

/** When the class allows one to say that nobody can reach the person. */
export const unreachableAt = (facts: Pick<SearchFacts, 'class' | 'receivedAt'>, policy: EmergencyPolicy): string =>
  addMinutes(facts.receivedAt, policy.unreachable[facts.class].afterMin)

function nextTryAt(facts: SearchFacts, policy: EmergencyPolicy, now: string): string {
  const last = triesOfPerson(facts.attempts).reduce<string | null>(
    (at, one) => (at === null || one.at > at ? one.at : at),
    null,
  )
  const due = last === null ? facts.receivedAt : addMinutes(last, policy.unreachable[facts.class].everyMin)
  return due < now ? now : due
}

/** Danger that was said to be imminent opens the ways at once; otherwise the time of the class must have passed. */
const isUnreachable = (facts: SearchFacts, policy: EmergencyPolicy, now: string): boolean =>
  facts.imminent || unreachableAt(facts, policy) <= now

function proposed(open: readonly WayNow[], unreachable: boolean): Way {
  if (!unreachable) return 'try-again'
  const further = open.find(({ way, open: may }) => may && way !== 'try-again' && way !== 'radio')
  // Where nobody may be asked by consent, what is next is the psychiatrist's decision.
  return further?.way ?? 'samu-pnp'
}

/**
 * Whom else one may turn to, in order, when the person cannot be reached. It proposes and never calls: whoever reads it calls,
 * and what reaches beyond the person's own consent is a psychiatrist's decision.
 * @safety never automatic
 * @source services/07-suicide-prevention.md §7.2 (unreachable), R-SUI-11, SUI-05, EC-04
 */
export function nextWays(facts: SearchFacts, policy: EmergencyPolicy, now: string): NextWays {
  const rules = policy.unreachable[facts.class]
  const tries = triesOfPerson(facts.attempts)
  const attempts = {
    made: tries.length,
    wanted: rules.attempts,
    channels: new Set(tries.map(({ channel }) => channel)).size,
    wantedChannels: rules.channels,
  }
  const at = unreachableAt(facts, policy)
  if (facts.reachedAt !== null) {
    const shut = ways.map((way): WayNow => ({ way, open: false, because: ['reached'] }))
    return { state: 'reached', unreachableAt: at, attempts, nextTryAt: null, ways: shut, next: null }
  }
  const unreachable = isUnreachable(facts, policy, now)
  const all = ways.map((way): WayNow => {
    const because = whyNot(way, facts, unreachable)
    return { way, open: because.length === 0, because }
  })
  return {
    state: unreachable ? 'unreachable' : 'trying',
    unreachableAt: at,
    attempts,
    nextTryAt: nextTryAt(facts, policy, now),
    ways: all,
    next: proposed(all, unreachable),
  }
}
