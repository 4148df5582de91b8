import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRegistry, type ServerModule } from '@ayni/platform/commands'
import { openapiOf } from '@ayni/platform/openapi'
import { testDatabase } from '@ayni/platform/testing'
import testServer from '../test-server.ts'
import { describeModules } from './describe-modules.ts'
import { describeSchema } from './describe-schema.ts'
import type { Verdict } from './ratchet.ts'
import { readSources } from './read-source.ts'

type Generator = {
  readonly file: string
  /** Null while what it describes does not exist yet. */
  readonly make: (root: string) => Promise<string | null>
}

const openapi = async (root: string): Promise<string | null> => {
  const registry = path.join(root, 'apps/server/src/registry.ts')
  if (!existsSync(registry)) return null
  const { serverModules }: { serverModules: readonly ServerModule[] } = await import(pathToFileURL(registry).href)
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  return `${JSON.stringify(openapiOf(createRegistry(serverModules), String(version)), null, 2)}\n`
}

const schema = async (): Promise<string> => {
  const stop = await testServer()
  try {
    const { ownerUrl, drop } = await testDatabase()
    return await describeSchema(ownerUrl).finally(drop)
  } finally {
    await stop()
  }
}

const generators: readonly Generator[] = [
  { file: 'docs/generated/openapi.json', make: openapi },
  { file: 'docs/generated/module-map.md', make: async (root) => describeModules(readSources(root)) },
  { file: 'db/schema.sql', make: schema },
]

const present = (root: string, file: string): string | null => {
  const full = path.join(root, file)
  return existsSync(full) ? readFileSync(full, 'utf8') : null
}

const made = async (
  { file, make }: Generator,
  root: string,
): Promise<{ text: string | null; problem: string | null }> => {
  try {
    return { text: await make(root), problem: null }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : ''
    return {
      text: null,
      problem: `${file} could not be made: ${error instanceof Error ? error.message : String(error)}${cause}`,
    }
  }
}

/** Are the files that a machine writes what it would write today? */
export const checkGenerated = async (root: string): Promise<Verdict> => {
  const lines: string[] = []
  for (const generator of generators) {
    const { text, problem } = await made(generator, root)
    if (problem !== null) lines.push(problem)
    else if (text !== null && text !== present(root, generator.file))
      lines.push(`${generator.file} is not fresh: run \`npm run generate\` and commit it`)
  }
  return { passed: lines.length === 0, lines }
}

/** Writes them. @returns one line for each */
export const generateAll = async (root: string): Promise<readonly string[]> => {
  const lines: string[] = []
  for (const generator of generators) {
    const { text, problem } = await made(generator, root)
    const full = path.join(root, generator.file)
    if (text === null) lines.push(problem ?? `${generator.file}: nothing to describe yet`)
    else if (text === present(root, generator.file)) lines.push(`${generator.file}: fresh`)
    else {
      mkdirSync(path.dirname(full), { recursive: true })
      writeFileSync(full, text)
      lines.push(`${generator.file}: written`)
    }
  }
  return lines
}
