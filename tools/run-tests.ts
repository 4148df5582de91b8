import path from 'node:path'
import { hazardsShown } from './house/hazards.ts'
import { runChecks, type Tally } from './house/run-checks.ts'
import { runProgram } from './house/run-program.ts'
import { hasJourneys, runJourneys, runVitest } from './house/run-suite.ts'
import testServer from './test-server.ts'

const root = path.join(import.meta.dirname, '..')

const build = async (): Promise<Tally> => {
  const { code } = await runProgram(process.execPath, ['tools/build.mjs'], { cwd: root, aloud: true })
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

const journeys = async (): Promise<Tally> => (hasJourneys(root) ? runJourneys(root) : { passed: 0, failed: 0 })

const stages: readonly (readonly [string, () => Promise<Tally>])[] = [
  ['checks', () => runChecks(root)],
  ['unit, database and sync tests', () => runVitest(root)],
  ['the two web faces', build],
  ['journeys in a browser', journeys],
  ['each hazard of the log, by the tests it names', async () => hazardsShown(root)],
]

const stop = await testServer()
const totals = { passed: 0, failed: 0 }
const summary: string[] = []
try {
  for (const [name, stage] of stages) {
    console.log(`\n── ${name}`)
    const startedMs = performance.now()
    const { passed, failed } = await stage()
    totals.passed += passed
    totals.failed += failed
    summary.push(
      `${name}: ${passed} passed, ${failed} failed, ${((performance.now() - startedMs) / 1000).toFixed(0)} s`,
    )
  }
} finally {
  await stop()
}
console.log(`\n${summary.join('\n')}`)
console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed === 0 ? 0 : 1
