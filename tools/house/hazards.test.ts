import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkHazards, hazardsShown, notShown, readHazards } from './hazards.ts'

const log = `# Hazards
- not a control: before the first hazard

## HAZ-01 Missed alert
- the table refuses it: \`a/x.test.ts\` › «SUI-01 never», \`journeys/n.journey.ts\` › «a night»
- by hand: test-call the number

## HAZ-02 Wrong person
- asked again: \`a/x.test.ts\` › «asks»
`

let root: string
const put = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'ayni-hazards-'))
  put('docs/clinical/hazards.md', log)
  put('a/x.test.ts', `test('SUI-01 never silent', …)\ntest('asks', …)`)
  put('journeys/n.journey.ts', `test('a night', …)`)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const ranAs = (status: string): void => {
  const assertionResults = [
    { title: 'SUI-01 never silent (seed 3)', status: 'passed' },
    { title: 'asks', status },
  ]
  put(
    'test-results/vitest.json',
    JSON.stringify({ testResults: [{ name: path.join(root, 'a/x.test.ts'), assertionResults }] }),
  )
  const specs = [{ title: 'a night', file: 'n.journey.ts', ok: true }]
  put('test-results/journeys.json', JSON.stringify({ suites: [{ suites: [{ specs }] }] }))
}

describe('the hazard log', () => {
  test('is read by hazard, with its controls and the tests that show them', () => {
    expect(readHazards(log).map(({ id, controls, shown }) => [id, controls, shown.length])).toEqual([
      ['HAZ-01', 2, 2],
      ['HAZ-02', 1, 1],
    ])
  })

  test('passes while every test that it names is there', () => {
    expect(checkHazards(root)).toEqual({ passed: true, lines: [] })
  })

  test('fails for a test that is not there, a control that nothing shows and a hazard without control', () => {
    put(
      'docs/clinical/hazards.md',
      `${log}- hoped for\n\n## HAZ-03 Nothing\n- gone: \`a/x.test.ts\` › «renamed»\n\n## HAZ-04 Bare\n`,
    )
    expect(checkHazards(root).lines).toEqual([
      'HAZ-04 has no control',
      'a control that no test shows: - hoped for',
      'HAZ-03: «renamed» is not in a/x.test.ts',
    ])
  })

  test('counts a hazard as shown only when each of its tests ran and passed', () => {
    ranAs('passed')
    expect(hazardsShown(root)).toEqual({ passed: 2, failed: 0 })
    ranAs('failed')
    expect(hazardsShown(root)).toEqual({ passed: 1, failed: 1 })
    rmSync(path.join(root, 'test-results'), { recursive: true })
    expect(hazardsShown(root)).toEqual({ passed: 0, failed: 2 })
  })

  test('knows a title by its beginning, and only in its own file', () => {
    const shown = [{ hazard: 'HAZ-01', file: 'a.test.ts', title: 'x' }]
    expect(notShown(shown, [{ file: 'a.test.ts', title: 'x (seed 1)', passed: true }])).toEqual([])
    expect(notShown(shown, [{ file: 'b.test.ts', title: 'x', passed: true }])).toEqual(shown)
  })
})
