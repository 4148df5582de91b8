import { Visitor } from 'vite'
import { type Finding, isTest, lineAt, type Source } from './read-source.ts'

export const limits = { fileLines: 400, functionLines: 60, moduleLines: 3000, medianLines: 70, p90Lines: 200 } as const

const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

const functionsOf = ({ path, text, parsed }: Source): readonly Finding[] => {
  const findings: Finding[] = []
  const measure = ({ start, end }: { start: number; end: number }): void => {
    const lines = linesOf(text.slice(start, end))
    const line = lineAt(text, start)
    if (lines > limits.functionLines)
      findings.push({ rule: 'function-lines', path, line, says: `${lines} lines; at most ${limits.functionLines}` })
  }
  new Visitor({ FunctionDeclaration: measure, FunctionExpression: measure, ArrowFunctionExpression: measure }).visit(
    parsed.program,
  )
  return findings
}

const filesOf = ({ path, text }: Source): readonly Finding[] => {
  const lines = linesOf(text)
  return lines > limits.fileLines
    ? [{ rule: 'file-lines', path, line: 1, says: `${lines} lines; at most ${limits.fileLines}` }]
    : []
}

/** @param debts modules known to be larger: how many lines each may still have */
const modulesOf = (sources: readonly Source[], debts: Readonly<Record<string, number>>): readonly Finding[] => {
  const total = new Map<string, number>()
  for (const { path, text } of sources) {
    const [top, name] = path.split('/')
    if (top === 'modules' && name !== undefined && !isTest(path))
      total.set(name, (total.get(name) ?? 0) + linesOf(text))
  }
  return [...total].flatMap(([name, lines]) => {
    const most = Math.max(limits.moduleLines, debts[name] ?? 0)
    return lines > most
      ? [{ rule: 'module-lines', path: `modules/${name}`, line: 1, says: `${lines} lines; at most ${most}` }]
      : []
  })
}

/** @param share 0–1 @returns the value below which that share of the numbers lies */
export const quantile = (numbers: readonly number[], share: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? 0

export type Figures = {
  readonly files: number
  readonly lines: number
  readonly median: number
  readonly p90: number
  readonly testsToSource: number
  readonly commentShare: number
}

export const figuresOf = (all: readonly Source[]): Figures => {
  const sources = all.filter(({ path }) => !isTest(path))
  const sizes = sources.map(({ text }) => linesOf(text))
  const sum = (of: readonly Source[], count: (source: Source) => number): number =>
    of.reduce((total, one) => total + count(one), 0)
  const lines = sum(sources, ({ text }) => linesOf(text))
  const comments = sum(sources, ({ parsed }) => parsed.comments.reduce((total, { value }) => total + linesOf(value), 0))
  return {
    files: sources.length,
    lines,
    median: quantile(sizes, 0.5),
    p90: quantile(sizes, 0.9),
    testsToSource:
      sum(
        all.filter(({ path }) => isTest(path)),
        ({ text }) => linesOf(text),
      ) / Math.max(1, lines),
    commentShare: comments / Math.max(1, lines),
  }
}

const shapeOf = (sources: readonly Source[]): readonly Finding[] => {
  const { median, p90 } = figuresOf(sources)
  const over = (rule: string, found: number, limit: number): readonly Finding[] =>
    found > limit ? [{ rule, path: '.', line: 1, says: `${found} lines; at most ${limit}` }] : []
  return [...over('median-lines', median, limits.medianLines), ...over('p90-lines', p90, limits.p90Lines)]
}

/** Tests may tell one long story in one function; everything else keeps to the limits. */
export const checkSizesOf = (
  sources: readonly Source[],
  moduleDebts: Readonly<Record<string, number>> = {},
): readonly Finding[] => [
  ...sources.flatMap(filesOf),
  ...sources.filter(({ path }) => !isTest(path)).flatMap(functionsOf),
  ...modulesOf(sources, moduleDebts),
  ...shapeOf(sources),
]
