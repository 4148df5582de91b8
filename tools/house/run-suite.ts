import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from '@ayni/kernel'
import type { Tally } from './run-checks.ts'
import { runProgram } from './run-program.ts'

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
})

const reportFile = (root: string, name: string): string => {
  const folder = path.join(root, 'test-results')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${name}.json`)
  rmSync(file, { force: true })
  return file
}

const readReport = (file: string): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/** A run that broke without a failed test still counts as one failure: silence is not success. */
const withBreakage = (tally: Tally, code: number): Tally =>
  code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally

/** Unit, database and sync tests. */
export const runVitest = async (root: string): Promise<Tally> => {
  const file = reportFile(root, 'vitest')
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs')
  const { code } = await runProgram(
    process.execPath,
    [vitest, 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    {
      cwd: root,
      aloud: true,
    },
  )
  const report = vitestReport.safeParse(readReport(file))
  if (!report.success) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = report.data
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  )
  return withBreakage({ passed: numPassedTests, failed: numFailedTests + broken.length }, code)
}

export const hasJourneys = (root: string): boolean =>
  existsSync(path.join(root, 'journeys/playwright.config.ts')) &&
  readdirSync(path.join(root, 'journeys'), { recursive: true }).some((name) => String(name).endsWith('.journey.ts'))

/** Whole-house stories in a real browser. */
export const runJourneys = async (root: string): Promise<Tally> => {
  const file = reportFile(root, 'journeys')
  const playwright = path.join(root, 'node_modules/@playwright/test/cli.js')
  const { code } = await runProgram(
    process.execPath,
    [playwright, 'test', '--config', 'journeys/playwright.config.ts'],
    {
      cwd: root,
      aloud: true,
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    },
  )
  const report = playwrightReport.safeParse(readReport(file))
  if (!report.success) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.data.stats
  if (flaky > 0) console.log(`${flaky} passed only the second time: find out why`)
  return withBreakage({ passed: expected + flaky, failed: unexpected }, code)
}
