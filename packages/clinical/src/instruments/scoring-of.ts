import { asqScoring, auditScoring, gad7Scoring, phq9Scoring, who5Scoring } from './generated/scoring.ts'
import type { AsqScoring, InstrumentId, OrdinalId, OrdinalScoring } from './instrument.ts'

export const ordinalScoring = {
  'phq-9': phq9Scoring,
  'gad-7': gad7Scoring,
  audit: auditScoring,
  'who-5': who5Scoring,
} as const satisfies Readonly<Record<OrdinalId, OrdinalScoring>>

export const scoringOf = (id: InstrumentId | 'who-5'): OrdinalScoring | AsqScoring =>
  id === 'asq' ? asqScoring : ordinalScoring[id]
