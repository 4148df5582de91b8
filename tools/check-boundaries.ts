import { readFileSync } from 'node:fs'
import path from 'node:path'
import { checkCycles } from './house/cycles.ts'
import { checkHabits, checkMigration } from './house/habits.ts'
import { checkImports } from './house/import-rule.ts'
import { judge, readRatchet, type Verdict } from './house/ratchet.ts'
import { listFiles, readSources } from './house/read-source.ts'

/** The law of the house (ARCHITECTURE.md): who may import whom, and what lives in which room. */
export const checkBoundaries = (root: string): Verdict => {
  const sources = readSources(root)
  const migrations = listFiles(root, /\.sql$/, ['db']).filter((file) => file.includes('/migrations/'))
  const findings = [
    ...checkImports(sources),
    ...checkCycles(sources),
    ...checkHabits(sources),
    ...migrations.flatMap((file) => checkMigration(file, readFileSync(path.join(root, file), 'utf8'))),
  ]
  return judge(findings, readRatchet(root), 'boundaries')
}

if (import.meta.main) {
  const { passed, lines } = checkBoundaries(path.join(import.meta.dirname, '..'))
  for (const line of lines) console.log(line)
  process.exitCode = passed ? 0 : 1
}
