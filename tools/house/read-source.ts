import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'

export type ImportLine = { readonly from: string; readonly line: number; readonly typeOnly: boolean }

export type Source = {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly parsed: ReturnType<typeof parseSync>
  readonly imports: readonly ImportLine[]
}

export type Finding = { readonly rule: string; readonly path: string; readonly line: number; readonly says: string }

const folders = ['apps', 'modules', 'packages', 'tools', 'journeys', 'bench']
const skipped = new Set(['node_modules', 'dist', 'generated', 'test-results', 'data'])

const testFolders = /\/testing\/|^apps\/server\/src\/trust\//

export const isTest = (file: string): boolean =>
  /(\.(test|journey|cases)\.tsx?|\/test-[a-z-]+\.ts)$/.test(file) || testFolders.test(file)

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

const importsOf = (text: string, parsed: Source['parsed']): readonly ImportLine[] => {
  const { staticImports, staticExports, dynamicImports } = parsed.module
  const wholeLine = (start: number): string => text.slice(start, start + 13)
  return [
    ...staticImports.map(({ start, moduleRequest, entries }) => ({
      from: moduleRequest.value,
      line: lineAt(text, start),
      typeOnly:
        /^import\s+type\s/.test(wholeLine(start)) || (entries.length > 0 && entries.every(({ isType }) => isType)),
    })),
    ...staticExports.flatMap(({ start, entries }) =>
      entries.slice(0, 1).flatMap(({ moduleRequest }) =>
        moduleRequest === null
          ? []
          : [
              {
                from: moduleRequest.value,
                line: lineAt(text, start),
                typeOnly: /^export\s+type\s/.test(wholeLine(start)),
              },
            ],
      ),
    ),
    ...dynamicImports.map(({ start, moduleRequest }) => ({
      from: text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
      line: lineAt(text, start),
      typeOnly: false,
    })),
  ]
}

export const parseSource = (file: string, text: string): Source => {
  const parsed = parseSync(file, text, {})
  return { path: file, text, parsed, imports: importsOf(text, parsed) }
}

const filesUnder = (root: string, folder: string, ending: RegExp): readonly string[] => {
  const full = path.join(root, folder)
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => !skipped.has(name) && !name.startsWith('.'))
    .flatMap((entry) => {
      const inside = `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesUnder(root, inside, ending)
      return ending.test(entry.name) ? [inside] : []
    })
}

export const listFiles = (root: string, ending: RegExp, within: readonly string[] = folders): readonly string[] => {
  const present = new Set(readdirSync(root))
  return within
    .filter((folder) => present.has(folder.split('/')[0] ?? ''))
    .flatMap((folder) => filesUnder(root, folder, ending))
}

/** Every TypeScript file that people write here. */
export const readSources = (root: string): readonly Source[] =>
  listFiles(root, /(?<!\.d)\.tsx?$/).map((file) => parseSource(file, readFileSync(path.join(root, file), 'utf8')))
