import { auditZone, type OrdinalReading } from '../instruments/index.ts'
import type { Level } from '../triage/index.ts'

/**
 * @source NHS Talking Therapies values, quoted at cbtwatch.com (R-SCR-15): reliable change PHQ-9 6, GAD-7 4; caseness PHQ-9 10,
 * GAD-7 8. Remission PHQ-9 below 5 and response from a baseline of 10: Coley 2020 (R-SCR-16); the same for GAD-7 is well
 * known and was not re-read.
 */
export const changeRules = {
  'phq-9': { reliable: 6, caseFrom: 10, remissionBelow: 5, responseBaselineFrom: 10 },
  'gad-7': { reliable: 4, caseFrom: 8, remissionBelow: 5, responseBaselineFrom: 10 },
} as const
export type ChangeInstrument = keyof typeof changeRules

export type Change = {
  readonly instrument: ChangeInstrument
  readonly baseline: number
  readonly now: number
  /** Negative is better. */
  readonly points: number
  /** Per cent of the baseline, negative is better; null from a baseline of 0. */
  readonly percent: number | null
  /** Half or less of a baseline of at least 10; null where the baseline is lower and the word does not apply. */
  readonly response: boolean | null
  readonly remission: boolean
  readonly reliableImprovement: boolean
  readonly reliableWorsening: boolean
  readonly wasCase: boolean
  readonly isCase: boolean
}

/** Two totals of one person. Null when either was not complete: outcomes use complete responses only. */
export function changeBetween(
  instrument: ChangeInstrument,
  baseline: number | null,
  now: number | null,
): Change | null {
  if (baseline === null || now === null) return null
  const rules = changeRules[instrument]
  const points = now - baseline
  return {
    instrument,
    baseline,
    now,
    points,
    percent: baseline === 0 ? null : (points / baseline) * 100,
    response: baseline >= rules.responseBaselineFrom ? now * 2 <= baseline : null,
    remission: now < rules.remissionBelow,
    reliableImprovement: points <= -rules.reliable,
    reliableWorsening: points >= rules.reliable,
    wasCase: baseline >= rules.caseFrom,
    isCase: now >= rules.caseFrom,
  }
}

/** Was a case on either, now on neither, improved reliably on one and worsened reliably on none. Null when a total is missing. */
export function reliableRecovery(phq9: Change | null, gad7: Change | null): boolean | null {
  if (phq9 === null || gad7 === null) return null
  const both = [phq9, gad7]
  const wasCase = both.some((one) => one.wasCase)
  const isCase = both.some((one) => one.isCase)
  const improved = both.some((one) => one.reliableImprovement) && !both.some((one) => one.reliableWorsening)
  return wasCase && !isCase && improved
}

export type ZoneShift = { readonly from: number; readonly to: number; readonly shift: number }

/** @source Sahker 2017 (R-SCR-17): AUDIT has no accepted reliable-change value, so zones are compared and nothing more is said. */
export function auditZoneShift(baseline: OrdinalReading, now: OrdinalReading): ZoneShift | null {
  const from = auditZone(baseline)
  const to = auditZone(now)
  return from === null || to === null ? null : { from, to, shift: to - from }
}

export type DeteriorationDriver = 'PHQ9_RELIABLY_WORSE' | 'GAD7_RELIABLY_WORSE' | 'LEVEL_UP'
export type Deterioration = { readonly because: readonly DeteriorationDriver[]; readonly withinWorkingDays: number }

/** @source reliable change as above; the two working days are [D] (R-SCR-18). */
export const deteriorationReviewWorkingDays = 2

/** R-SCR-18: PHQ-9 +6, GAD-7 +4 or the level up by one or more brings a review. Null when nothing got worse. */
export function deterioration(
  changes: readonly (Change | null)[],
  levels: { readonly before: Level; readonly now: Level } | null,
  withinWorkingDays: number = deteriorationReviewWorkingDays,
): Deterioration | null {
  const because: DeteriorationDriver[] = changes.flatMap((one) => {
    if (one?.reliableWorsening !== true) return []
    return one.instrument === 'phq-9' ? ['PHQ9_RELIABLY_WORSE' as const] : ['GAD7_RELIABLY_WORSE' as const]
  })
  if (levels !== null && levels.now > levels.before) because.push('LEVEL_UP')
  return because.length === 0 ? null : { because, withinWorkingDays }
}
