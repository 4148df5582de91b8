import { callLacks } from '@ayni/clinical/episode'
import { instant } from '@ayni/kernel'
import { recordCall } from '@ayni/modules/safety-episode/contract'
import { describe, expect, test } from 'vitest'
import { type CallDraft, callSteps, emptyDraft, inputOf, missingSteps, riskOf, weighsLower } from './call-draft.ts'

const id = '019c0000-0000-7000-8000-000000000001'
const now = '2026-11-22T04:40:00.000Z'
const at = (text: string) => instant.parse(text)
const heading = { answer: 'no', words: '' } as const

const whole: CallDraft = {
  ...emptyDraft(id, id, null, now),
  identity: 'named',
  where: 'Puesto de salud inventado, a dos casas del río',
  callback: '+51 900 000 321',
  with: 'alone',
  canTalk: 'yes',
  thanked: true,
  thoughtsNow: 'no',
  headings: {
    frequency: heading,
    plan: heading,
    'past-behavior': heading,
    symptoms: { answer: 'yes', words: 'duerme poco' },
    'support-stressors': heading,
  },
  ticked: ['sleep', 'reasons-for-living'],
  intent: 'no',
  attempt: 'no',
  alcoholNow: 'no',
  asq: { 'asq-1': 'no', 'asq-2': 'no', 'asq-3': 'no', 'asq-4': 'no' },
  disposition: 'non-urgent-follow-up',
  plan: 'made',
  means: 'agreed',
  nextContactAt: '2026-11-23T04:40:00.000Z',
  endedAt: '2026-11-22T05:12:00.000Z',
}

describe('the guided call', () => {
  test('7.3 asks where they are first and dates the next contact last, before hanging up', () => {
    expect(callSteps[0]).toBe('where')
    expect(callSteps.slice(0, 3)).toEqual(['where', 'thank', 'thoughts'])
    expect(callSteps.slice(-5)).toEqual(['weigh', 'plan', 'means', 'next', 'check'])
    expect(callSteps.indexOf('means-and-plan')).toBeLessThan(callSteps.indexOf('weigh'))
    expect(emptyDraft(id, id, null, now).step).toBe('where')
  })

  test('a whole call is one command of the contract, with the minutes it took', () => {
    const read = recordCall.input.parse(inputOf(whole, at))
    expect(read.minutes).toBe(32)
    expect(read.assessment?.risk).toBe('low')
    const ticked = read.assessment?.headings.map(({ section, ticked: those }) => [section, those])
    expect(ticked).toContainEqual(['symptoms', ['sleep']])
    expect(ticked).toContainEqual(['support-stressors', ['reasons-for-living']])
  })

  test('7.2 whoever may be another keeps the call from being sent', () => {
    for (const identity of ['not-sure', null] as const) {
      const draft: CallDraft = { ...whole, identity }
      expect(missingSteps(draft)).toEqual(['where'])
      expect(callLacks(recordCall.input.parse(inputOf(draft, at)))).toEqual(['identity'])
    }
  })

  test('R-SUI-07 without the next date it is not complete, and the step says so', () => {
    expect(missingSteps(whole)).toEqual([])
    expect(missingSteps({ ...whole, nextContactAt: null })).toEqual(['next'])
    expect(missingSteps(emptyDraft(id, id, null, now))).toEqual(callSteps.filter((step) => step !== 'check'))
  })

  test('7.3.3 the plan is asked about whatever the other answers were', () => {
    const { plan: _, ...others } = whole.headings
    expect(missingSteps({ ...whole, headings: others })).toEqual(['means-and-plan'])
  })

  test('item 5 is asked after any yes or refusal, and not before', () => {
    expect(missingSteps({ ...whole, asq: { ...whole.asq, 'asq-2': 'refused' } })).toEqual(['asq'])
    expect(missingSteps({ ...whole, asq: { ...whole.asq, 'asq-2': 'refused', 'asq-5': 'no' } })).toEqual([])
  })

  test('thoughts right now weighed as low need a reason in words', () => {
    const lower: CallDraft = { ...whole, thoughtsNow: 'yes' }
    expect(weighsLower(lower)).toBe(true)
    expect(missingSteps(lower)).toEqual(['weigh'])
    expect(missingSteps({ ...lower, reasons: 'lo dijo en pasado' })).toEqual([])
    expect(inputOf({ ...lower, reasons: 'lo dijo en pasado' }, at).assessment?.reasons).toBe('lo dijo en pasado')
  })

  test('what the screen calls complete is complete for the server: nothing is found out after hanging up', () => {
    const unasked = { answer: 'not_asked', words: 'no quiso hablar de eso' } as const
    const heading = (section: 'frequency' | 'plan' | 'past-behavior'): CallDraft => ({
      ...whole,
      headings: { ...whole.headings, [section]: unasked },
    })
    const thin: readonly (readonly [CallDraft, string])[] = [
      [heading('frequency'), 'thoughts'],
      [heading('plan'), 'means-and-plan'],
      [heading('past-behavior'), 'past'],
      ...(['asq-1', 'asq-2', 'asq-3', 'asq-4'] as const).map(
        (item) => [{ ...whole, asq: { ...whole.asq, [item]: 'not_asked' } }, 'asq'] as const,
      ),
    ]
    expect(callLacks(inputOf(whole, at))).toEqual([])
    for (const [draft, step] of thin) {
      expect(callLacks(inputOf(draft, at)), step).toHaveLength(1)
      expect(missingSteps(draft)).toEqual([step])
    }
  })

  test('question 5 refused after a yes, weighed as low, asks for the reason that the server asks for', () => {
    const asq = { ...whole.asq, 'asq-2': 'yes', 'asq-5': 'refused' } as const
    const refused: CallDraft = { ...whole, asq }
    expect(missingSteps(refused)).toEqual(['weigh'])
    expect(missingSteps({ ...refused, reasons: 'no quiso, y lo explicó' })).toEqual([])
    const sent = inputOf({ ...refused, reasons: 'no quiso, y lo explicó' }, at)
    expect(callLacks(sent)).toEqual([])
    expect(callLacks(inputOf(refused, at))).toEqual(['reasons'])
  })

  test('the disposition names the risk', () => {
    expect(riskOf('emergency-psychiatric-evaluation')).toBe('imminent')
    expect(riskOf('further-evaluation')).toBe('further')
    expect(riskOf('no-further-intervention')).toBe('low')
  })

  test('"no quiero hablar" asks only for the place and that the numbers were given, and is a command of the contract too', () => {
    const declined: CallDraft = {
      ...emptyDraft(id, id, null, now),
      ...{ identity: 'recognised', where: whole.where, callback: whole.callback, with: 'alone', canTalk: 'no' },
      declined: { resourcesGiven: true, signsOfImminence: false, words: '' },
    }
    expect(missingSteps(declined)).toEqual([])
    const given = (signsOfImminence: boolean): CallDraft => ({
      ...declined,
      declined: { resourcesGiven: false, signsOfImminence, words: '' },
    })
    expect([missingSteps(given(false)), callLacks(inputOf(given(false), at))]).toEqual([['check'], ['resources']])
    expect([missingSteps(given(true)), callLacks(inputOf(given(true), at))]).toEqual([[], []])
    // Whatever was typed so far, what asks for help at once is never malformed.
    const half: CallDraft = { ...given(true), callback: ' ', identity: null }
    expect([missingSteps(half), recordCall.input.parse(inputOf(half, at)).location]).toEqual([[], null])
    const read = recordCall.input.parse(inputOf(declined, at))
    expect(read.assessment).toBeNull()
    expect(read.declined).toEqual({ resourcesGiven: true, signsOfImminence: false, words: null })
  })

  test('intent and attempt are two facts with two dates; a date without a yes is not kept', () => {
    const dated: CallDraft = { ...whole, intent: 'yes', intentOn: '2025-03-01', attempt: 'no', attemptOn: '2024-01-01' }
    const read = inputOf(dated, at).assessment
    expect(read?.intent).toEqual({ answer: 'yes', on: '2025-03-01' })
    expect(read?.attempt).toEqual({ answer: 'no', on: null })
  })
})
