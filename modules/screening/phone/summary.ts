import type { Answers, InstrumentId } from '@ayni/clinical/instruments'
import type { AnswerSummary } from '@ayni/clinical/triage'

type Summarise = (id: InstrumentId, answers: Answers) => AnswerSummary
let ready: Summarise | null = null

/** Fetches the rules while the first question is read; without them a record travels all the same, and the server reads it. */
export async function prepareSummary(): Promise<void> {
  ready ??= (await import('@ayni/clinical/triage')).summarise
}

/** @safety never waited for: a positive answer is recorded with or without it. */
export const summaryIfReady: (id: InstrumentId, answers: Answers) => AnswerSummary | null = (id, answers) =>
  ready?.(id, answers) ?? null
