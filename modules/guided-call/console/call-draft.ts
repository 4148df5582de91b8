import {
  asqAsksAcuity,
  asqWasAsked,
  type BssaSection,
  type BssaSupport,
  type BssaSymptom,
  type bssaMustAsk,
  owesIdentity,
  owesResources,
  riskOfDisposition,
  weighedBelow,
} from '@ayni/clinical/episode'
import type { AsqLive, CallLocation, LiveAnswer, SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'

export type CallInput = SafetyEpisodeOperations['safety-episode.record-call']['input']
type Assessment = NonNullable<CallInput['assessment']>

/** One thing at a time, in the order of services 7.3: where they are comes first, the next contact is dated before hanging up. */
export const callSteps = [
  'where',
  'thank',
  'thoughts',
  'means-and-plan',
  'past',
  'symptoms',
  'supports',
  'asq',
  'weigh',
  'plan',
  'means',
  'next',
  'check',
] as const
export type CallStep = (typeof callSteps)[number]

/** What the clinician has written so far. It is kept on this device, sealed, until the server has it. */
export type CallDraft = {
  /** Of the command: the same call sent twice is one. */
  readonly id: string
  readonly episode: string
  readonly contact: string | null
  readonly startedAt: string
  /** When it was finished here; null while it is being written. */
  readonly endedAt: string | null
  readonly step: CallStep
  readonly channel: CallInput['channel']
  readonly identity: CallLocation['identity']
  readonly atPost: boolean
  readonly where: string
  readonly callback: string
  readonly with: CallLocation['with'] | null
  readonly withWhom: string
  readonly canTalk: CallLocation['canTalk'] | null
  readonly thanked: boolean
  readonly thoughtsNow: LiveAnswer | null
  readonly headings: Readonly<Partial<Record<BssaSection, { readonly answer: LiveAnswer; readonly words: string }>>>
  readonly ticked: readonly (BssaSymptom | BssaSupport)[]
  readonly intent: LiveAnswer | null
  readonly intentOn: string
  readonly attempt: LiveAnswer | null
  readonly attemptOn: string
  readonly alcoholNow: LiveAnswer | null
  readonly asq: Readonly<Partial<AsqLive>>
  readonly disposition: Assessment['disposition'] | null
  readonly fullEvaluation: boolean
  readonly reasons: string
  readonly plan: Assessment['plan'] | null
  readonly means: Assessment['means'] | null
  /** "No quiero hablar": set once it was said. */
  readonly declined: {
    readonly resourcesGiven: boolean
    readonly signsOfImminence: boolean
    readonly words: string
  } | null
  readonly nextContactAt: string | null
}

export const emptyDraft = (id: string, episode: string, contact: string | null, now: string): CallDraft => ({
  ...{ id, episode, contact, startedAt: now, endedAt: null, step: 'where', channel: 'call' },
  ...{ identity: null, atPost: false, where: '', callback: '', with: null, withWhom: '', canTalk: null },
  ...{ thanked: false, thoughtsNow: null, headings: {}, ticked: [] },
  ...{ intent: null, intentOn: '', attempt: null, attemptOn: '', alcoholNow: null, asq: {} },
  ...{
    disposition: null,
    fullEvaluation: false,
    reasons: '',
    plan: null,
    means: null,
    declined: null,
    nextContactAt: null,
  },
})

/** @source reference/instruments/bssa.structure.json: the disposition names the risk; nobody chooses the two apart. */
export const riskOf = (disposition: Assessment['disposition']): Assessment['risk'] => riskOfDisposition[disposition]

const asqDone = (draft: CallDraft): boolean =>
  asqWasAsked(draft.asq) && (draft.asq['asq-5'] !== undefined || !asqAsksAcuity(draft.asq))

/** A heading that must be put, and was: words without an answer are none. */
const wasPut = ({ headings }: CallDraft, section: (typeof bssaMustAsk)[number]): boolean =>
  headings[section] !== undefined && headings[section].answer !== 'not_asked'

/** Weighed lower than what was answered: a reason is asked for, never refused. */
export const weighsLower = (draft: CallDraft): boolean =>
  draft.disposition !== null && weighedBelow({ ...draft, risk: riskOf(draft.disposition) })

const weighedAs = ({ disposition, declined }: CallDraft) =>
  disposition === null || declined !== null ? null : { risk: riskOf(disposition) }

const done: Readonly<Record<CallStep, (draft: CallDraft) => boolean>> = {
  // Whoever shows signs of imminence and does not want to talk is not asked for anything first.
  where: (draft) =>
    draft.declined?.signsOfImminence === true ||
    (!owesIdentity({ location: draft, declined: draft.declined, assessment: weighedAs(draft) }) &&
      ![draft.where.trim(), draft.callback.trim()].includes('') &&
      draft.with !== null &&
      draft.canTalk !== null),
  thank: ({ thanked }) => thanked,
  thoughts: (draft) => draft.thoughtsNow !== null && wasPut(draft, 'frequency'),
  'means-and-plan': (draft) => wasPut(draft, 'plan'),
  past: (draft) => draft.intent !== null && draft.attempt !== null && wasPut(draft, 'past-behavior'),
  symptoms: ({ headings, alcoholNow }) => headings.symptoms !== undefined && alcoholNow !== null,
  supports: ({ headings }) => headings['support-stressors'] !== undefined,
  asq: asqDone,
  weigh: (draft) => draft.disposition !== null && (!weighsLower(draft) || draft.reasons.trim() !== ''),
  plan: ({ plan }) => plan !== null,
  means: ({ means }) => means !== null,
  next: ({ nextContactAt }) => nextContactAt !== null,
  // With nobody who wants to talk, what was given is said in the very card of it.
  check: (draft) => !owesResources(draft),
}

/** After "no quiero hablar" only the place and what was given are left. */
const neededAfterDecline: ReadonlySet<CallStep> = new Set(['where', 'check'])

/** What is still to be asked, in order. An unfinished call is kept; it is not sent. */
export const missingSteps = (draft: CallDraft): readonly CallStep[] =>
  callSteps.filter((step) => (draft.declined === null || neededAfterDecline.has(step)) && !done[step](draft))

export const isDone = (draft: CallDraft, step: CallStep): boolean => done[step](draft)

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
const dated = (answer: LiveAnswer | null, on: string) => ({
  answer: answer ?? ('not_asked' as const),
  on: answer === 'yes' ? orNull(on) : null,
})

const sections = ['frequency', 'plan', 'past-behavior', 'symptoms', 'support-stressors'] as const
const supports: ReadonlySet<string> = new Set([
  'support-network',
  'family-conflict',
  'work-pressure',
  'safety-or-violence',
  'contagion',
  'reasons-for-living',
])

function headingsOf(draft: CallDraft): Assessment['headings'] {
  return sections.flatMap((section) => {
    const heading = draft.headings[section]
    if (heading === undefined) return []
    const ticked =
      section === 'symptoms'
        ? draft.ticked.filter((one) => !supports.has(one))
        : section === 'support-stressors'
          ? draft.ticked.filter((one) => supports.has(one))
          : []
    return [{ section, answer: heading.answer, ticked, words: orNull(heading.words) }]
  })
}

function assessmentOf(draft: CallDraft): Assessment | null {
  const { disposition, declined } = draft
  if (disposition === null || declined !== null) return null
  const asked = (item: keyof AsqLive): LiveAnswer => draft.asq[item] ?? 'not_asked'
  return {
    thanked: draft.thanked,
    headings: headingsOf(draft),
    thoughtsNow: draft.thoughtsNow ?? 'not_asked',
    intent: dated(draft.intent, draft.intentOn),
    attempt: dated(draft.attempt, draft.attemptOn),
    asq: {
      'asq-1': asked('asq-1'),
      'asq-2': asked('asq-2'),
      'asq-3': asked('asq-3'),
      'asq-4': asked('asq-4'),
      'asq-5': asked('asq-5'),
    },
    alcoholNow: draft.alcoholNow ?? 'not_asked',
    risk: riskOf(disposition),
    disposition,
    fullEvaluation: draft.fullEvaluation,
    plan: draft.plan ?? 'later',
    means: draft.means ?? 'later',
    reasons: weighsLower(draft) ? orNull(draft.reasons) : null,
  }
}

const minutesOf = ({ startedAt, endedAt }: CallDraft): number | null =>
  endedAt === null
    ? null
    : Math.min(600, Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000)))

/** The one command of a call. Complete or not: the server names what is missing, as this screen does. */
export const inputOf = (draft: CallDraft, instant: (text: string) => CallInput['spokeAt']): CallInput => ({
  episode: draft.episode,
  contact: draft.contact,
  spokeAt: instant(draft.startedAt),
  minutes: minutesOf(draft),
  channel: draft.channel,
  location:
    draft.with === null || draft.canTalk === null || draft.where.trim() === '' || draft.callback.trim() === ''
      ? null
      : {
          identity: draft.identity,
          where: draft.where.trim(),
          ubigeo: null,
          atPost: draft.atPost,
          callback: draft.callback.trim(),
          with: draft.with,
          withWhom: orNull(draft.withWhom),
          canTalk: draft.canTalk,
        },
  assessment: assessmentOf(draft),
  declined: draft.declined === null ? null : { ...draft.declined, words: orNull(draft.declined.words) },
  nextContactAt: draft.nextContactAt === null ? null : instant(draft.nextContactAt),
})
