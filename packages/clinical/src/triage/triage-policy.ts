import type { AuditZone } from '../instruments/index.ts'

/** Changes with any rule, cut-off or code below; stored with every result. */
export const RULESET_VERSION = '2026.1'

export type Level = 0 | 1 | 2 | 3
export type SuicideFlag = 'none' | 'item9' | 'non_acute' | 'acute'
export type AlertClass = 'A' | 'B'

export type LevelDriver =
  | 'PHQ9_5_9'
  | 'PHQ9_10_19'
  | 'PHQ9_20_27'
  | 'PHQ9_LOWER_BOUND'
  | 'GAD7_5_9'
  | 'GAD7_10_14'
  | 'GAD7_15_21'
  | 'GAD7_LOWER_BOUND'
  | 'AUDIT_8_15'
  | 'AUDIT_16_19'
  | 'AUDIT_20_40'
  | 'AUDIT_LOWER_BOUND'
export type RiskDriver =
  | 'ASQ_ACUTE'
  | 'ASQ_POSITIVE'
  | 'ASQ_REFUSED'
  | 'ASQ_ACUITY_UNKNOWN'
  | 'ITEM9_DISCORDANT'
  | 'ITEM9_WITHOUT_ASQ'
export type ReviewDriver =
  | 'PHQ9_NOT_SCORABLE'
  | 'GAD7_NOT_SCORABLE'
  | 'AUDIT_NOT_SCORABLE'
  | 'ASQ_INCOMPLETE'
  | 'ITEM9_REFUSED'
  | 'PRIOR_MEDICATION'
  | 'CURRENT_TREATMENT'
  | 'DIFFICULTY_EXTREME'
  | 'LEVEL_1_TWICE'
  | 'ASKED_FOR_SOMEONE'
export type Driver = LevelDriver | RiskDriver | ReviewDriver | 'AUDIT_STEP_UP' | 'AUDIT_PREGNANCY'

export const routeOrder = [
  'self-help',
  'simple-advice',
  'brief-intervention',
  'psychiatrist-review',
  'supported-referral',
  'suicide-prevention',
  'talk-to-someone',
] as const
export type Route = (typeof routeOrder)[number]

type Cut = { readonly from: number; readonly level: Level; readonly driver: LevelDriver }
export type LevelRule = {
  readonly cuts: readonly Cut[]
  readonly lowerBound: LevelDriver
  readonly notScorable: ReviewDriver
}

export type TriagePolicy = {
  readonly levels: { readonly 'phq-9': LevelRule; readonly 'gad-7': LevelRule; readonly audit: LevelRule }
  readonly routesOfLevel: Readonly<Record<Level, readonly Route[]>>
  readonly routesOfAuditAction: Readonly<Record<AuditZone, readonly Route[]>>
  readonly classOf: { readonly item9: AlertClass; readonly severity: AlertClass; readonly refusalOnly: AlertClass }
  readonly contactWithinMin: Readonly<Record<AlertClass, number>>
  readonly reviewWithinWorkingDays: number
  readonly difficultyFrom: number
}

/** Every value a deployment may set, with the house's default. Cuts are listed highest first. */
export const defaultTriagePolicy: TriagePolicy = {
  levels: {
    /** @source severe: JMIR Form Res 2024;8:e54005 (R-SCR-07). Moderate and low: [D], on the bands of Kroenke 2001 (R-SCR-08, R-SCR-09). */
    'phq-9': {
      cuts: [
        { from: 20, level: 3, driver: 'PHQ9_20_27' },
        { from: 10, level: 2, driver: 'PHQ9_10_19' },
        { from: 5, level: 1, driver: 'PHQ9_5_9' },
      ],
      lowerBound: 'PHQ9_LOWER_BOUND',
      notScorable: 'PHQ9_NOT_SCORABLE',
    },
    /** @source severe: JMIR Form Res 2024;8:e54005. Moderate and low: [D], on the bands of Spitzer 2006. */
    'gad-7': {
      cuts: [
        { from: 15, level: 3, driver: 'GAD7_15_21' },
        { from: 10, level: 2, driver: 'GAD7_10_14' },
        { from: 5, level: 1, driver: 'GAD7_5_9' },
      ],
      lowerBound: 'GAD7_LOWER_BOUND',
      notScorable: 'GAD7_NOT_SCORABLE',
    },
    /** @source severe: JMIR Form Res 2024;8:e54005. 16–19 as level 2 and 8–15 as level 1: [D], on the zones of the WHO manual. */
    audit: {
      cuts: [
        { from: 20, level: 3, driver: 'AUDIT_20_40' },
        { from: 16, level: 2, driver: 'AUDIT_16_19' },
        { from: 8, level: 1, driver: 'AUDIT_8_15' },
      ],
      lowerBound: 'AUDIT_LOWER_BOUND',
      notScorable: 'AUDIT_NOT_SCORABLE',
    },
  },
  /** @source R-SCR-11; self-help stays open at every level (SCR-01). */
  routesOfLevel: {
    0: ['self-help'],
    1: ['self-help'],
    2: ['self-help', 'brief-intervention'],
    3: ['self-help', 'brief-intervention', 'psychiatrist-review', 'supported-referral'],
  },
  /** @source WHO AUDIT manual 2nd ed., table of interventions by risk level. */
  routesOfAuditAction: {
    1: [],
    2: ['simple-advice'],
    3: ['simple-advice', 'brief-intervention'],
    4: ['simple-advice', 'brief-intervention', 'psychiatrist-review', 'supported-referral'],
  },
  /**
   * @source [D] EC-03, R-SCR-06, 4.5. A refusal alone is handled as non-acute (R-SUI-03); a yes with item 5 refused or
   * unanswered is always A and is not for a deployment to lower.
   */
  classOf: { item9: 'B', severity: 'B', refusalOnly: 'B' },
  /** @source [D] 2.5 and 7.2: first human call at 30 min (A), contact within 24 h (B). */
  contactWithinMin: { A: 30, B: 1440 },
  /** @source [D] R-SCR-12, EC-03. */
  reviewWithinWorkingDays: 3,
  difficultyFrom: 3,
}
