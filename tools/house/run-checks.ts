import path from 'node:path'
import { checkBoundaries } from '../check-boundaries.ts'
import { checkSizes } from '../check-sizes.ts'
import { checkGenerated } from './generated.ts'
import { checkHazards } from './hazards.ts'
import type { Verdict } from './ratchet.ts'
import { runProgram } from './run-program.ts'

type Check = { readonly name: string; readonly run: (root: string) => Promise<Verdict> }

const program =
  (...args: readonly [string, ...string[]]) =>
  async (root: string): Promise<Verdict> => {
    const { code, output } = await runProgram(
      process.execPath,
      [path.join(root, 'node_modules', args[0]), ...args.slice(1)],
      { cwd: root },
    )
    return { passed: code === 0, lines: code === 0 ? [] : output.trim().split('\n') }
  }

const types = (side: string): Check => ({
  name: `types: ${side}`,
  run: program('typescript/bin/tsc', '--pretty', 'false', '-p', `tsconfig${side === 'all' ? '' : `.${side}`}.json`),
})

const biome = (...args: readonly string[]) => program('@biomejs/biome/bin/biome', ...args, '.')

const checks: readonly Check[] = [
  ...['pure', 'server', 'web', 'all'].map(types),
  { name: 'lint', run: biome('lint', '--diagnostic-level=error', '--max-diagnostics=60') },
  { name: 'format (npm run format)', run: biome('format', '--reporter=summary') },
  { name: 'boundaries', run: async (root) => checkBoundaries(root) },
  { name: 'sizes', run: async (root) => checkSizes(root) },
  { name: 'hazard log', run: async (root) => checkHazards(root) },
  { name: 'generated files are fresh', run: checkGenerated },
  {
    name: 'nothing unused',
    run: program('knip/bin/knip.js', '--no-progress', '--no-config-hints', '--include', 'files,unresolved'),
  },
]

export type Tally = { readonly passed: number; readonly failed: number }

/** One line a check; what a failed one has to say below it. */
export const runChecks = async (root: string): Promise<Tally> => {
  let passed = 0
  for (const { name, run } of checks) {
    const startedMs = performance.now()
    const verdict = await run(root)
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
    console.log(`${verdict.passed ? '✓' : '✗'} ${name}  ${seconds} s`)
    for (const line of verdict.lines) console.log(`    ${line}`)
    if (verdict.passed) passed += 1
  }
  return { passed, failed: checks.length - passed }
}
