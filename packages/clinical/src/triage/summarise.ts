import { type Answers, type InstrumentId, readInstrument } from '../instruments/index.ts'
import { readAll, triage } from './triage.ts'
import type { Level, SuicideFlag } from './triage-policy.ts'

/** `[total, band or ASQ outcome, level, flag: 0 none, 1 item9, 2 non_acute, 3 acute]` of one questionnaire alone. */
export type AnswerSummary = readonly [total: number | null, says: string | null, level: Level, flag: number]

export const flagsByRank = ['none', 'item9', 'non_acute', 'acute'] as const satisfies readonly SuicideFlag[]
export const flagRank = (flag: SuicideFlag): number => flagsByRank.indexOf(flag)

/** What the phone sends beside the answers, so that the server can tell whether both read the same (R-SCR-20). */
export function summarise(id: InstrumentId, answers: Answers): AnswerSummary {
  const reading = readInstrument(id, answers)
  const { level, suicideFlag } = triage(readAll({ [id]: answers }))
  const flag = flagRank(suicideFlag)
  return reading.kind === 'asq' ? [null, reading.outcome, level, flag] : [reading.total, reading.band, level, flag]
}
