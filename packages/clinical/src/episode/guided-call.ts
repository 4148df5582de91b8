import { addMinutes } from '../clocks/index.ts'
import { asqWasAsked } from './asq-live.ts'
import { type BssaDisposition, bssaMustAsk, riskOfDisposition } from './bssa.ts'
import { liveAsqClass } from './check-in.ts'
import type { AsqAnswers } from './closure.ts'
import type { AssessedRisk } from './course.ts'
import type { CallEvent } from './episode-event.ts'

/** What decides of a live assessment as it was written down. */
export type WrittenAssessment = {
  readonly headings: readonly { readonly section: string; readonly answer: string }[]
  readonly thoughtsNow: string
  readonly asq: AsqAnswers
  readonly alcoholNow: string
  readonly risk: AssessedRisk
  readonly disposition: BssaDisposition
  readonly fullEvaluation: boolean
  readonly plan: string
  readonly means: string
  readonly reasons: string | null
}
export type WrittenCall = {
  readonly spokeAt: string
  readonly minutes: number | null
  readonly location: { readonly identity: string | null } | null
  readonly assessment: WrittenAssessment | null
  readonly declined: { readonly resourcesGiven: boolean; readonly signsOfImminence: boolean } | null
  readonly nextContactAt: string | null
}

/** @safety asked whatever the other answers are: how often, a plan, the past (7.3.3). */
const wasAsked = ({ headings }: WrittenAssessment): boolean =>
  bssaMustAsk.every((id) => headings.some(({ section, answer }) => section === id && answer !== 'not_asked'))

type Weighed = {
  readonly risk: AssessedRisk
  readonly thoughtsNow: string | null
  readonly asq: Readonly<Record<string, string | undefined>>
}

/** Weighed below what the answers alone would say: that may be right, and is reasoned in writing. */
export const weighedBelow = ({ risk, thoughtsNow, asq }: Weighed): boolean =>
  risk !== 'imminent' && (thoughtsNow === 'yes' || liveAsqClass(asq) === 'A')

/**
 * 7.2: whoever does not want to talk is given the numbers.
 * @safety with signs of imminence nothing is waited for: the emergency opens.
 */
export const owesResources = ({ declined }: Pick<WrittenCall, 'declined'>): boolean =>
  declined !== null && !declined.resourcesGiven && !declined.signsOfImminence

type Identified = Pick<WrittenCall, 'location' | 'declined'> & {
  readonly assessment?: { readonly risk: AssessedRisk } | null
}

/**
 * 7.2: reached is whoever is known to be them.
 * @safety in imminent danger nothing is waited for.
 */
export const owesIdentity = ({ location, declined, assessment }: Identified): boolean =>
  location !== null &&
  assessment?.risk !== 'imminent' &&
  location.identity !== 'named' &&
  location.identity !== 'recognised' &&
  declined?.signsOfImminence !== true

export type CallLacks =
  | 'location'
  | 'identity'
  | 'assessment'
  | 'next-contact'
  | 'reasons'
  | 'headings'
  | 'asq'
  | 'resources'

/** What a guided call lacks, by name. Whoever does not want to talk is not asked on. */
export function callLacks(call: WrittenCall): readonly CallLacks[] {
  const { location, assessment, declined, nextContactAt } = call
  const lacks: CallLacks[] = []
  if (location === null && declined?.signsOfImminence !== true) lacks.push('location')
  if (owesIdentity(call)) lacks.push('identity')
  if (assessment === null && declined === null) lacks.push('assessment')
  if (assessment !== null && !wasAsked(assessment)) lacks.push('headings')
  if (assessment !== null && !asqWasAsked(assessment.asq)) lacks.push('asq')
  if (assessment !== null && weighedBelow(assessment) && assessment.reasons === null) lacks.push('reasons')
  if (nextContactAt === null && declined === null) lacks.push('next-contact')
  if (owesResources(call)) lacks.push('resources')
  return lacks
}

/** The disposition names one risk (7.3.4); a call that says another is a slip, and is asked again. */
export const dispositionDiffers = ({ assessment }: WrittenCall): boolean =>
  assessment !== null && riskOfDisposition[assessment.disposition] !== assessment.risk

export const planWasMade = ({ plan }: WrittenAssessment): boolean => plan === 'made' || plan === 'reviewed'
export const meansWereChecked = ({ means }: WrittenAssessment): boolean =>
  means === 'agreed' || means === 'kept' || means === 'changed'

/** The call as the course of the episode takes it. A clock ahead of ours says "now". */
export function callEvent(call: WrittenCall, now: string, psychiatrist: boolean): CallEvent {
  const { assessment, declined, nextContactAt } = call
  const at = Date.parse(call.spokeAt) < Date.parse(now) ? call.spokeAt : now
  return {
    ...{ is: 'call', at, endedAt: addMinutes(at, call.minutes ?? 0), psychiatrist, nextContactAt },
    sober: assessment?.alcoholNow !== 'yes',
    assessed:
      assessment === null
        ? null
        : {
            ...{ risk: assessment.risk, fully: assessment.fullEvaluation, plan: planWasMade(assessment) },
            ...{ planOffered: assessment.plan === 'declined', means: meansWereChecked(assessment) },
            meansNotKept: assessment.means === 'not-kept',
          },
    declined: assessment === null ? declined : null,
  }
}
