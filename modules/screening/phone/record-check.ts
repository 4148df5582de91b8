import { type Answers, encodeAnswers, type InstrumentId, scoringOf } from '@ayni/clinical/instruments'
import type { RULESET_VERSION } from '@ayni/clinical/triage'
import type { AnswerSetInput, ReadingFact, RoundFact } from '../contract.ts'
import { instantOf, isPositiveAsq, keepDraft } from './draft.ts'
import { type Draft, draftKey, draftKind, type RoundHistory, roundKind, type ScreeningDevice } from './local.ts'
import { summaryIfReady } from './summary.ts'

/** Said by the compiler, so that the rules themselves need not come before the first question. */
const rulesetVersion: typeof RULESET_VERSION = '2026.1'

/** The round as the screens should show it from now on; what the server sends later replaces it. */
function roundAfter(device: ScreeningDevice, draft: Draft, change: Partial<RoundFact>): RoundFact {
  const before = device.get(roundKind, draft.r)?.body
  const fresh: RoundFact = {
    state: 'in_progress',
    startedAt: draft.startedAt,
    skipped: [],
    stopped: false,
    h: null,
    t: null,
    yes: [],
    no: [],
  }
  return { ...(before ?? fresh), ...change }
}

/**
 * One questionnaire becomes a record, whole, and is on the disk before any screen says so.
 * @safety a positive ASQ is urgent: it travels alone and first, and may travel while the phone is locked.
 */
export async function recordPart(
  device: ScreeningDevice,
  draft: Draft,
  i: InstrumentId,
  answers: Answers,
  l: 'es' | 'en',
): Promise<void> {
  const summary = summaryIfReady(i, answers)
  const code = encodeAnswers(i, answers)
  const v = scoringOf(i).version
  const input: AnswerSetInput = {
    i,
    v,
    l,
    m: 'self',
    u: rulesetVersion,
    r: draft.r,
    ...code,
    ...(summary !== null && { s: [...summary] }),
  }
  const positive = i === 'asq' && isPositiveAsq(answers)
  const reading: ReadingFact = {
    r: draft.r,
    i,
    v,
    l,
    m: 'self',
    ...code,
    at: instantOf(device.now()),
    late: 'fresh',
    reliable: true,
  }
  await device.record({
    name: 'screening.record-response',
    input,
    urgent: positive,
    facts: [
      ['reading', `${draft.r}:${i}`, reading],
      ['round', draft.r, roundAfter(device, draft, {})],
    ],
  })
  const { [i]: _recorded, ...answersLeft } = draft.answers
  await keepDraft(device, { ...draft, answers: answersLeft, ...(positive && { paused: true }) })
}

export async function recordSkip(device: ScreeningDevice, draft: Draft, i: InstrumentId): Promise<void> {
  const before = device.get(roundKind, draft.r)?.body.skipped ?? []
  await device.record({
    name: 'screening.skip-instrument',
    input: { r: draft.r, i },
    facts: [['round', draft.r, roundAfter(device, draft, { skipped: [...before, i] })]],
  })
}

export async function recordStop(device: ScreeningDevice, draft: Draft): Promise<void> {
  await device.record({
    name: 'screening.stop-round',
    input: { r: draft.r },
    clears: [[draftKind.name, draftKey]],
    facts: [['round', draft.r, roundAfter(device, draft, { stopped: true, state: 'routed' })]],
  })
}

export async function recordHistory(device: ScreeningDevice, r: string, history: RoundHistory): Promise<void> {
  const draft: Draft = { r, startedAt: instantOf(device.now()), answers: {} }
  await device.record({
    name: 'screening.record-history',
    input: { r, ...history },
    facts: [['round', r, roundAfter(device, draft, history)]],
  })
}

export async function recordChoice(
  device: ScreeningDevice,
  r: string,
  yes: RoundFact['yes'],
  no: RoundFact['no'],
): Promise<void> {
  const draft: Draft = { r, startedAt: instantOf(device.now()), answers: {} }
  await device.record({
    name: 'screening.choose-routes',
    input: { r, yes, no },
    facts: [['round', r, roundAfter(device, draft, { yes, no, state: 'closed' })]],
  })
}
