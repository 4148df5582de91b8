import path from 'node:path'
import { checkSizesOf, figuresOf } from './house/measure.ts'
import { judge, readRatchet, type Verdict } from './house/ratchet.ts'
import { readSources } from './house/read-source.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** Sizes of files, functions and modules; the last line says the shape of the whole. */
export const checkSizes = (root: string): Verdict => {
  const sources = readSources(root)
  const ratchet = readRatchet(root)
  const { files, lines, median, p90, testsToSource, commentShare } = figuresOf(sources)
  const { passed, lines: told } = judge(checkSizesOf(sources, ratchet.modules), ratchet, 'sizes')
  const shape = `${files} files, ${lines} lines; median ${median}, p90 ${p90}; tests ÷ source ${testsToSource.toFixed(2)}; comments ${percent(commentShare)}`
  return { passed, lines: [...told, shape] }
}

if (import.meta.main) {
  const { passed, lines } = checkSizes(path.join(import.meta.dirname, '..'))
  for (const line of lines) console.log(line)
  process.exitCode = passed ? 0 : 1
}
