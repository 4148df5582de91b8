import { isTest, type Source } from './read-source.ts'
import { resolveImport, roomOf } from './rooms.ts'

/** What a contract says about itself: `command('screening.record-response', …)`. */
const said = (contract: Source | undefined, kind: 'command' | 'query' | 'event'): readonly string[] =>
  [...(contract?.text ?? '').matchAll(new RegExp(`\\b${kind}\\(\\s*'([\\w.-]+)'`, 'g'))].map(([, name = '']) =>
    name.slice(name.indexOf('.') + 1),
  )

const list = (names: readonly string[]): string =>
  names.length === 0 ? '' : names.map((name) => `\`${name}\``).join(', ')

const moduleOf = (path: string): string | null => {
  const room = roomOf(path)
  return room?.kind === 'module' ? room.name : null
}

/** Other modules whose contract this one reads. */
const listensTo = (name: string, own: readonly Source[]): readonly string[] => {
  const targets = own.flatMap(({ path, imports }) =>
    imports.map(({ from }) => moduleOf(resolveImport(path, from) ?? '')),
  )
  return [...new Set(targets.filter((target) => target !== null && target !== name))].map(String).sort()
}

const section = (name: string, own: readonly Source[]): string => {
  const source = own.filter(({ path }) => !isTest(path))
  const contract = own.find(({ path }) => path === `modules/${name}/contract.ts`)
  const rows = [
    ['commands', list(said(contract, 'command'))],
    ['queries', list(said(contract, 'query'))],
    ['events', list(said(contract, 'event'))],
    ['reads the contract of', listensTo(name, source).join(', ')],
  ].filter(([, value]) => value !== '')
  return `## ${name}\n\n| | |\n|---|---|\n${rows.map(([key, value]) => `| ${key} | ${value} |`).join('\n')}\n`
}

/** The modules as their sources say they are. */
export const describeModules = (sources: readonly Source[]): string => {
  const names = [...new Set(sources.map(({ path }) => moduleOf(path)).filter((name) => name !== null))].sort()
  const sections = names.map((name) =>
    section(
      name,
      sources.filter(({ path }) => moduleOf(path) === name),
    ),
  )
  return `# The modules\n\nWritten by \`npm run generate\`; the words are in each module's \`contract.ts\`.\n\n${sections.join('\n')}`
}
