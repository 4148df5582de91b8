import {
  type Answers,
  type AsqReading,
  type InstrumentId,
  type OrdinalReading,
  readAsq,
  readOrdinal,
} from '../instruments/index.ts'
import { type SuicideRisk, suicideRisk } from './suicide-risk.ts'
import {
  type AlertClass,
  type Driver,
  defaultTriagePolicy,
  type Level,
  type LevelDriver,
  type ReviewDriver,
  type Route,
  RULESET_VERSION,
  routeOrder,
  type SuicideFlag,
  type TriagePolicy,
} from './triage-policy.ts'

/** What was answered; an instrument nobody opened is absent. */
export type Readings = {
  readonly 'phq-9'?: OrdinalReading
  readonly 'gad-7'?: OrdinalReading
  readonly audit?: OrdinalReading
  readonly asq?: AsqReading
}

/** What a screening knows beyond its answers. All optional: unknown is not "no", it only adds nothing. */
export type TriageContext = {
  readonly priorMedication?: boolean
  readonly currentTreatment?: 'none' | 'psychological' | 'pharmacological' | 'both'
  readonly previousLevel?: Level
  readonly asksForSomeone?: boolean
  readonly pregnant?: boolean
}

export type AlertOrder = {
  readonly class: AlertClass
  readonly kind: 'suicide' | 'severity'
  readonly because: readonly Driver[]
  readonly contactWithinMin: number
}
export type ReviewOrder = { readonly withinWorkingDays: number; readonly because: readonly ReviewDriver[] }

/** The "any / none" columns of Table 1, from lower bounds where an answer is missing. */
export type AnyProblem = {
  readonly depression: boolean
  readonly anxiety: boolean
  readonly alcohol: boolean
  readonly suicide: boolean
  readonly any: boolean
}

export type TriageResult = {
  readonly rulesetVersion: string
  readonly level: Level
  readonly suicideFlag: SuicideFlag
  readonly severeByPublishedRule: boolean
  readonly drivers: readonly Driver[]
  readonly routes: readonly Route[]
  readonly alerts: readonly AlertOrder[]
  readonly review: ReviewOrder | null
  readonly notScorable: readonly InstrumentId[]
  readonly problems: AnyProblem
}

type Scored = 'phq-9' | 'gad-7' | 'audit'
const scored = ['phq-9', 'gad-7', 'audit'] as const satisfies readonly Scored[]

type LevelOf = { readonly level: Level; readonly driver: LevelDriver | null }
const nothing: LevelOf = { level: 0, driver: null }

/** EC-03: item scores are ≥ 0, so a partial sum can only be too low; it may raise a level and never lowers one. */
function levelOf(id: Scored, reading: OrdinalReading | undefined, policy: TriagePolicy): LevelOf {
  if (reading === undefined) return nothing
  const rule = policy.levels[id]
  const cut = rule.cuts.find((one) => reading.lowerBound >= one.from)
  if (cut === undefined) return nothing
  return { level: cut.level, driver: reading.complete ? cut.driver : rule.lowerBound }
}

type Levels = {
  readonly level: Level
  readonly drivers: readonly LevelDriver[]
  readonly of: Readonly<Record<Scored, Level>>
}

/** R-SCR-10: the highest of the three; the drivers are the instruments that reach it. */
function levelsOf(readings: Readings, policy: TriagePolicy): Levels {
  const each = scored.map((id) => levelOf(id, readings[id], policy))
  const [phq9 = nothing, gad7 = nothing, audit = nothing] = each
  const level = each.reduce<Level>((highest, one) => (one.level > highest ? one.level : highest), 0)
  const drivers = each.flatMap((one) => (one.level === level && one.driver !== null ? [one.driver] : []))
  return { level, drivers, of: { 'phq-9': phq9.level, 'gad-7': gad7.level, audit: audit.level } }
}

/** Opened, unfinished, and below every cut-off: nothing can be said, so a human asks. */
function notScorableOf(readings: Readings, levels: Levels): readonly InstrumentId[] {
  const ids: InstrumentId[] = scored.filter((id) => {
    const reading = readings[id]
    return reading !== undefined && !reading.complete && levels.of[id] === 0
  })
  return readings.asq?.outcome === 'incomplete' ? [...ids, 'asq'] : ids
}

/** R-SCR-12 and EC-03. */
function reviewDrivers(
  readings: Readings,
  context: TriageContext,
  level: Level,
  notScorable: readonly InstrumentId[],
  policy: TriagePolicy,
): readonly ReviewDriver[] {
  const because: ReviewDriver[] = []
  for (const id of scored) if (notScorable.includes(id)) because.push(policy.levels[id].notScorable)
  if (notScorable.includes('asq')) because.push('ASQ_INCOMPLETE')
  if (readings['phq-9']?.refused.includes('phq9-9') === true) because.push('ITEM9_REFUSED')
  if (context.priorMedication === true) because.push('PRIOR_MEDICATION')
  if (context.currentTreatment !== undefined && context.currentTreatment !== 'none') because.push('CURRENT_TREATMENT')
  const difficulty = Math.max(readings['phq-9']?.difficulty ?? 0, readings['gad-7']?.difficulty ?? 0)
  if (difficulty >= policy.difficultyFrom) because.push('DIFFICULTY_EXTREME')
  if (level === 1 && context.previousLevel === 1) because.push('LEVEL_1_TWICE')
  if (context.asksForSomeone === true) because.push('ASKED_FOR_SOMEONE')
  return because
}

function severityAlert(risk: SuicideRisk, levels: Levels, policy: TriagePolicy): readonly AlertOrder[] {
  const severity = levels.level === 3 ? levels.drivers : []
  if (risk.class !== null) {
    const because = [...risk.drivers, ...severity]
    return [{ class: risk.class, kind: 'suicide', because, contactWithinMin: policy.contactWithinMin[risk.class] }]
  }
  const alertClass = policy.classOf.severity
  const contactWithinMin = policy.contactWithinMin[alertClass]
  return severity.length === 0 ? [] : [{ class: alertClass, kind: 'severity', because: severity, contactWithinMin }]
}

/** @source no safe amount in pregnancy is usual advice; advice whatever the zone (4.8, well known, not re-read). */
const drinksInPregnancy = (readings: Readings, context: TriageContext): boolean =>
  context.pregnant === true && (readings.audit?.lowerBound ?? 0) > 0

function routesOf(
  readings: Readings,
  context: TriageContext,
  level: Level,
  flag: SuicideFlag,
  policy: TriagePolicy,
): readonly Route[] {
  const wanted = new Set<Route>(policy.routesOfLevel[level])
  for (const route of policy.routesOfAuditAction[readings.audit?.actionZone ?? 1]) wanted.add(route)
  if (drinksInPregnancy(readings, context)) wanted.add('simple-advice')
  if (flag !== 'none') wanted.add('suicide-prevention')
  if (context.asksForSomeone === true) wanted.add('talk-to-someone')
  return routeOrder.filter((route) => wanted.has(route))
}

function problemsOf(levels: Levels, flag: SuicideFlag): AnyProblem {
  const depression = levels.of['phq-9'] > 0
  const anxiety = levels.of['gad-7'] > 0
  const alcohol = levels.of.audit > 0
  const suicide = flag === 'acute' || flag === 'non_acute'
  return { depression, anxiety, alcohol, suicide, any: depression || anxiety || alcohol || suicide }
}

/** @source JMIR Form Res 2024;8:e54005: PHQ-9 ≥ 20, GAD-7 ≥ 15, AUDIT ≥ 20, or any ASQ yes or refusal. */
const severeByPublishedRule = (readings: Readings): boolean =>
  [readings['phq-9'], readings['gad-7'], readings.audit, readings.asq].some((reading) => reading?.severe === true)

/** R-SCR-01 … 12. It orders work for people; it diagnoses nothing and closes nothing. */
export function triage(
  readings: Readings,
  context: TriageContext = {},
  policy: TriagePolicy = defaultTriagePolicy,
): TriageResult {
  const levels = levelsOf(readings, policy)
  const risk = suicideRisk(readings.asq, readings['phq-9'], policy)
  const notScorable = notScorableOf(readings, levels)
  const because = reviewDrivers(readings, context, levels.level, notScorable, policy)
  const drivers: Driver[] = [...levels.drivers, ...risk.drivers]
  if (readings.audit?.steppedUp === true) drivers.push('AUDIT_STEP_UP')
  if (drinksInPregnancy(readings, context)) drivers.push('AUDIT_PREGNANCY')
  drivers.push(...because)
  return {
    rulesetVersion: RULESET_VERSION,
    level: levels.level,
    suicideFlag: risk.flag,
    severeByPublishedRule: severeByPublishedRule(readings),
    drivers,
    routes: routesOf(readings, context, levels.level, risk.flag, policy),
    alerts: severityAlert(risk, levels, policy),
    review: because.length === 0 ? null : { withinWorkingDays: policy.reviewWithinWorkingDays, because },
    notScorable,
    problems: problemsOf(levels, risk.flag),
  }
}

const opened = <T extends OrdinalReading | AsqReading>(reading: T): T | false =>
  reading.answered + reading.refused.length > 0 && reading

/** Reads every instrument somebody opened: one with neither an answer nor a refusal is absent, not unscorable. */
export function readAll(answers: Readonly<Partial<Record<InstrumentId, Answers>>>): Readings {
  const { asq, audit, 'phq-9': phq9, 'gad-7': gad7 } = answers
  const read = {
    'phq-9': phq9 !== undefined && opened(readOrdinal('phq-9', phq9)),
    'gad-7': gad7 !== undefined && opened(readOrdinal('gad-7', gad7)),
    audit: audit !== undefined && opened(readOrdinal('audit', audit)),
    asq: asq !== undefined && opened(readAsq(asq)),
  }
  return {
    ...(read['phq-9'] && { 'phq-9': read['phq-9'] }),
    ...(read['gad-7'] && { 'gad-7': read['gad-7'] }),
    ...(read.audit && { audit: read.audit }),
    ...(read.asq && { asq: read.asq }),
  }
}
