import { describe, expect, test } from 'vitest'
import { type Answers, type InstrumentId, ordinalScoring } from '../instruments/index.ts'
import { defaultTriagePolicy, RULESET_VERSION, readAll, type TriageContext, triage } from './index.ts'

const values = (id: 'phq-9' | 'gad-7' | 'audit', ...given: readonly (number | 'refused' | null)[]): Answers =>
  Object.fromEntries(ordinalScoring[id].items.map((item, index) => [item, given[index] ?? 0]))

const phq9 = (...given: readonly (number | 'refused' | null)[]) => values('phq-9', ...given)
const gad7 = (...given: readonly number[]) => values('gad-7', ...given)
const audit = (...given: readonly number[]) => values('audit', ...given)
const asq = (one: string, two: string, three: string, four: string, five?: string): Answers => {
  const word = (text: string | undefined) => (text === 'yes' || text === 'no' || text === 'refused' ? text : null)
  return { 'asq-1': word(one), 'asq-2': word(two), 'asq-3': word(three), 'asq-4': word(four), 'asq-5': word(five) }
}
const allNo = asq('no', 'no', 'no', 'no')
const run = (answers: Readonly<Partial<Record<InstrumentId, Answers>>>, context: TriageContext = {}) =>
  triage(readAll(answers), context)

describe('acceptance examples', () => {
  test('SCR-01 moderate PHQ-9 alone: level 2, self-help and brief intervention, no alert', () => {
    const result = run({ 'phq-9': phq9(3, 3, 3, 3), 'gad-7': gad7(3, 3, 1), audit: audit(1, 1, 1), asq: allNo })
    expect(result).toMatchObject({
      rulesetVersion: RULESET_VERSION,
      level: 2,
      suicideFlag: 'none',
      drivers: ['PHQ9_10_19'],
      routes: ['self-help', 'brief-intervention'],
      alerts: [],
      review: null,
      notScorable: [],
      severeByPublishedRule: false,
    })
  })

  test('SCR-02 a lifetime attempt with level 0 is a non-acute positive, class B', () => {
    const result = run({ 'phq-9': phq9(3), 'gad-7': gad7(2), audit: audit(1), asq: asq('no', 'no', 'no', 'yes', 'no') })
    expect(result).toMatchObject({ level: 0, suicideFlag: 'non_acute', routes: ['self-help', 'suicide-prevention'] })
    expect(result.alerts).toEqual([{ class: 'B', kind: 'suicide', because: ['ASQ_POSITIVE'], contactWithinMin: 1440 }])
    expect(result.severeByPublishedRule).toBe(true)
  })

  test('SCR-03 R-SUI-03 a refusal is a positive, non-acute with "no" to item 5', () => {
    const result = run({ asq: asq('no', 'refused', 'no', 'no', 'no') })
    expect(result).toMatchObject({ suicideFlag: 'non_acute', drivers: ['ASQ_REFUSED'] })
    expect(result.alerts[0]?.class).toBe('B')
  })

  test('SCR-04 item 9 with a negative ASQ: flag item9, class B, contact within 24 h', () => {
    const result = run({ 'phq-9': phq9(0, 0, 0, 0, 0, 0, 0, 0, 1), asq: allNo })
    expect(result).toMatchObject({ level: 0, suicideFlag: 'item9', drivers: ['ITEM9_DISCORDANT'] })
    expect(result.alerts).toEqual([
      { class: 'B', kind: 'suicide', because: ['ITEM9_DISCORDANT'], contactWithinMin: 1440 },
    ])
    expect(result.problems.suicide).toBe(false)
    expect(result.severeByPublishedRule).toBe(false)
  })

  test('SCR-06 AUDIT 9 with item 5 = 2: level 1 by score, routes of action level III', () => {
    const result = run({ audit: audit(4, 2, 1, 0, 2) })
    expect(result).toMatchObject({ level: 1, drivers: ['AUDIT_8_15', 'AUDIT_STEP_UP'] })
    expect(result.routes).toEqual(['self-help', 'simple-advice', 'brief-intervention'])
  })

  test('SCR-10 three refused: not scorable at 3, level 2 by lower bound at 11', () => {
    const low = run({ 'phq-9': phq9(1, 1, 1, 0, 0, 0, 'refused', 'refused', 'refused') })
    expect(low).toMatchObject({ level: 0, notScorable: ['phq-9'] })
    expect(low.review).toMatchObject({ withinWorkingDays: 3 })
    expect(low.review?.because).toContain('PHQ9_NOT_SCORABLE')
    const high = run({ 'phq-9': phq9(3, 3, 3, 2, 0, 0, 'refused', 'refused', null), asq: allNo })
    expect(high).toMatchObject({ level: 2, notScorable: [], drivers: ['PHQ9_LOWER_BOUND'], review: null })
    expect(high.problems.depression).toBe(true)
  })
})

describe('suicide flag', () => {
  test.each([
    ['item 5 yes', asq('yes', 'no', 'no', 'no', 'yes'), 'acute', 'A'],
    ['item 5 refused after a yes', asq('yes', 'no', 'no', 'no', 'refused'), 'acute', 'A'],
    ['item 5 unanswered after a yes', asq('yes', 'no', 'no', 'no'), 'acute', 'A'],
    ['a yes before the rest was answered', asq('yes', '', '', ''), 'acute', 'A'],
    ['a yes and a refusal, item 5 no', asq('yes', 'refused', 'no', 'no', 'no'), 'non_acute', 'B'],
    ['all refused', asq('refused', 'refused', 'refused', 'refused', 'refused'), 'non_acute', 'B'],
    ['refused, then item 5 yes', asq('refused', 'no', 'no', 'no', 'yes'), 'acute', 'A'],
    ['only item 5 answered, yes', asq('', '', '', '', 'yes'), 'acute', 'A'],
  ])('%s', (_, answers, flag, alertClass) => {
    const result = run({ asq: answers })
    expect([result.suicideFlag, result.alerts[0]?.class]).toEqual([flag, alertClass])
    expect(result.routes).toContain('suicide-prevention')
    expect(result.problems).toMatchObject({ suicide: true, any: true })
  })

  test('an unfinished ASQ without a positive is never "none and done": a human asks', () => {
    const result = run({ asq: asq('no', 'no', '', '') })
    expect(result).toMatchObject({ suicideFlag: 'none', notScorable: ['asq'] })
    expect(result.review?.because).toEqual(['ASQ_INCOMPLETE'])
  })

  test('item 9 without an ASQ still calls a person', () => {
    expect(run({ 'phq-9': phq9(0, 0, 0, 0, 0, 0, 0, 0, 3) })).toMatchObject({
      suicideFlag: 'item9',
      drivers: ['ITEM9_WITHOUT_ASQ'],
    })
  })

  test('a positive ASQ outranks item 9', () => {
    const answers = { 'phq-9': phq9(0, 0, 0, 0, 0, 0, 0, 0, 3), asq: asq('yes', 'no', 'no', 'no', 'no') }
    expect(run(answers).suicideFlag).toBe('non_acute')
  })

  test('a deployment may raise the refusal to A', () => {
    const policy = { ...defaultTriagePolicy, classOf: { ...defaultTriagePolicy.classOf, refusalOnly: 'A' as const } }
    const readings = readAll({ asq: asq('refused', 'no', 'no', 'no', 'no') })
    expect(triage(readings, {}, policy)).toMatchObject({ suicideFlag: 'acute', alerts: [{ class: 'A' }] })
  })
})

describe('levels and routes', () => {
  test.each([
    ['phq-9', 4, 0],
    ['phq-9', 5, 1],
    ['phq-9', 9, 1],
    ['phq-9', 10, 2],
    ['phq-9', 19, 2],
    ['phq-9', 20, 3],
    ['gad-7', 4, 0],
    ['gad-7', 5, 1],
    ['gad-7', 10, 2],
    ['gad-7', 14, 2],
    ['gad-7', 15, 3],
    ['audit', 7, 0],
    ['audit', 8, 1],
    ['audit', 15, 1],
    ['audit', 16, 2],
    ['audit', 19, 2],
    ['audit', 20, 3],
  ] as const)('%s %i → level %i', (id, total, level) => {
    const top = id === 'audit' ? 4 : 3
    const given = Array.from({ length: 8 }, (_, index) => Math.max(0, Math.min(top, total - index * top)))
    expect(run({ [id]: values(id, ...given) }).level).toBe(level)
  })

  test('level 3 adds psychiatrist and supported referral, and a class B alert of severity', () => {
    const result = run({ 'gad-7': gad7(3, 3, 3, 3, 3), asq: allNo })
    expect(result.routes).toEqual(['self-help', 'brief-intervention', 'psychiatrist-review', 'supported-referral'])
    expect(result.alerts).toEqual([{ class: 'B', kind: 'severity', because: ['GAD7_15_21'], contactWithinMin: 1440 }])
  })

  test('one alert, of the risk, when severity comes with it', () => {
    const result = run({ 'gad-7': gad7(3, 3, 3, 3, 3), asq: asq('yes', 'no', 'no', 'no', 'yes') })
    expect(result.alerts).toEqual([
      { class: 'A', kind: 'suicide', because: ['ASQ_ACUTE', 'ASQ_POSITIVE', 'GAD7_15_21'], contactWithinMin: 30 },
    ])
  })

  test('simple advice from AUDIT 8, and below it by the step-up or in pregnancy', () => {
    expect(run({ audit: audit(4, 4) }).routes).toEqual(['self-help', 'simple-advice'])
    expect(run({ audit: audit(2, 0, 0, 0, 0, 2) }).routes).toEqual(['self-help', 'simple-advice'])
    expect(run({ audit: audit(1) }, { pregnant: true })).toMatchObject({
      drivers: ['AUDIT_PREGNANCY'],
      routes: ['self-help', 'simple-advice'],
    })
    expect(run({ audit: audit(0) }, { pregnant: true }).routes).toEqual(['self-help'])
  })

  test('an instrument nobody opened is absent, not unscorable', () => {
    const result = run({ 'phq-9': { 'phq9-1': null }, 'gad-7': {}, asq: asq('', '', '', '') })
    expect(result).toMatchObject({ level: 0, notScorable: [], review: null, alerts: [] })
  })
})

describe('R-SCR-12 a clinician looks within 3 working days', () => {
  test.each([
    ['prior medication', { priorMedication: true }, 'PRIOR_MEDICATION'],
    ['current treatment', { currentTreatment: 'psychological' }, 'CURRENT_TREATMENT'],
    ['asks for someone', { asksForSomeone: true }, 'ASKED_FOR_SOMEONE'],
    ['level 1 twice', { previousLevel: 1 }, 'LEVEL_1_TWICE'],
  ] as const)('%s', (_, context, driver) => {
    const result = run({ 'phq-9': phq9(3, 2) }, context)
    expect(result.review).toEqual({ withinWorkingDays: 3, because: [driver] })
    expect(result.drivers).toEqual(['PHQ9_5_9', driver])
  })

  test('difficulty 3, asked with PHQ-9 or GAD-7', () => {
    expect(run({ 'phq-9': { ...phq9(1), 'phq9-difficulty': 3 } }).review?.because).toEqual(['DIFFICULTY_EXTREME'])
    expect(run({ 'gad-7': { ...gad7(1), 'gad7-difficulty': 3 } }).review?.because).toEqual(['DIFFICULTY_EXTREME'])
    expect(run({ 'phq-9': { ...phq9(1), 'phq9-difficulty': 2 } }).review).toBeNull()
  })

  test('nothing to review, nothing ordered; "none" is not a treatment', () => {
    expect(run({ 'phq-9': phq9(3, 2) }, { currentTreatment: 'none', previousLevel: 0 }).review).toBeNull()
  })

  test('item 9 refused is asked about, whatever the total', () => {
    expect(run({ 'phq-9': phq9(1, 1, 3, 0, 0, 0, 0, 0, 'refused'), asq: allNo }).review?.because).toEqual([
      'ITEM9_REFUSED',
    ])
  })

  test('"quiero hablar con alguien" is a route', () => {
    expect(run({}, { asksForSomeone: true }).routes).toEqual(['self-help', 'talk-to-someone'])
  })
})
