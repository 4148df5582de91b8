import { describe, expect, test } from 'vitest'
import { type Answer, type ConflictKind, conflictKinds, isHard, judgeConflict } from './conflict.ts'
import { nextStep, type StepFacts } from './next-step.ts'

const expected: Readonly<Record<ConflictKind, 'hard' | 'soft'>> = {
  'same-cohort': 'soft',
  supervisor: 'hard',
  relative: 'hard',
  partner: 'hard',
  treats: 'soft',
  'same-facility': 'soft',
  examiner: 'hard',
  'lives-with': 'hard',
  acquaintance: 'soft',
}
const answers: readonly (Answer | null)[] = [...conflictKinds, 'none', null]

describe('EC-05 2.8 what either side says about the other', () => {
  test.each(Object.entries(expected))('%s is %s, whoever says it', (kind, verdict) => {
    const said = conflictKinds.find((one) => one === kind) ?? 'acquaintance'
    expect(isHard(said)).toBe(verdict === 'hard')
    for (const other of ['none', null] as const) {
      expect(judgeConflict({ team: said, person: other })).toBe(verdict)
      expect(judgeConflict({ team: other, person: said })).toBe(verdict)
    }
  })

  test('neither side lowers what the other said, and the order of asking does not matter', () => {
    for (const team of answers)
      for (const person of answers) {
        const verdict = judgeConflict({ team, person })
        expect(verdict === 'hard').toBe([team, person].some((said) => said !== null && isHard(said)))
        expect(judgeConflict({ team: person, person: team }) === 'hard').toBe(verdict === 'hard')
        expect(judgeConflict({ team: person, person: team }) === 'soft').toBe(verdict === 'soft')
      }
  })

  test('without the word of the clinician nothing is known, whatever the person said', () => {
    expect(judgeConflict({ team: null, person: 'none' })).toBe('unknown')
    expect(judgeConflict({ team: 'none', person: null })).toBe('none')
  })
})

const strangers: StepFacts = {
  team: 'none',
  person: null,
  blocked: false,
  caredBefore: false,
  personAgreed: false,
  personSilent: false,
}
const rows: readonly (readonly [string, Partial<StepFacts>, ReturnType<typeof nextStep>])[] = [
  ['the clinician is asked first', { team: null }, 'ask-team'],
  ['then the person', {}, 'ask-person'],
  ['a yes begins', { personAgreed: true }, 'begin'],
  ['silence of a stranger begins, because care waits for it', { personSilent: true }, 'begin'],
  ['silence never begins where they know each other', { team: 'same-cohort', personSilent: true }, 'ask-person'],
  ['a yes begins where they know each other', { team: 'same-cohort', personAgreed: true }, 'begin'],
  ['who cared before is not asked again', { team: null, caredBefore: true }, 'begin'],
  ['unless the person says that they know each other', { person: 'same-cohort', caredBefore: true }, 'ask-person'],
  ['a relative never, not even with a yes', { team: 'relative', personAgreed: true }, 'not-possible'],
  ['a partner named by the person never', { person: 'partner', personAgreed: true }, 'not-possible'],
  ['a block looks like any other impossibility', { blocked: true, personAgreed: true }, 'not-possible'],
]

describe('what comes next', () => {
  test.each(rows)('%s', (_what, facts, step) => {
    expect(nextStep({ ...strangers, ...facts })).toBe(step)
  })

  test('a hard conflict or a block never leads to a question or a beginning, in all combinations', () => {
    const bools = [true, false]
    for (const team of answers)
      for (const person of answers)
        for (const blocked of bools)
          for (const caredBefore of bools)
            for (const personAgreed of bools)
              for (const personSilent of bools) {
                const step = nextStep({ team, person, blocked, caredBefore, personAgreed, personSilent })
                const impossible = blocked || [team, person].some((said) => said !== null && isHard(said))
                expect(step === 'not-possible').toBe(impossible)
              }
  })
})
