export { type AnswerCode, decodeAnswers, encodeAnswers } from './answer-code.ts'
export {
  type Answer,
  type AnswerOption,
  type Answers,
  type AskedWhen,
  type AsqAnswer,
  type AsqOutcome,
  type AsqScoring,
  type Band,
  type InstrumentId,
  type InstrumentItem,
  type InstrumentText,
  instrumentIds,
  type OrdinalAnswer,
  type OrdinalId,
  type OrdinalScoring,
  type Words,
} from './instrument.ts'
export { loadInstrument } from './load-instrument.ts'
export { type Phq9Syndromes, phq9Syndromes } from './phq9-syndromes.ts'
export { type AsqReading, readAsq } from './read-asq.ts'
export { type Reading, readInstrument } from './read-instrument.ts'
export { type AuditZone, auditZone, type OrdinalReading, readOrdinal } from './read-ordinal.ts'
export { ordinalScoring, scoringOf } from './scoring-of.ts'
export { isAsked, itemsOf, nextItem } from './skip-logic.ts'
export { type AnswerProblem, contradictions, validateAnswers } from './validate-answers.ts'
