import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createRegistry } from '@ayni/platform/commands'
import { channelsFromEnvironment } from '@ayni/platform/messages'
import { openapiOf } from '@ayni/platform/openapi'
import { testDatabase } from '@ayni/platform/testing'
import testServer from '../test-server.ts'
import { describeModules } from './describe-modules.ts'
import { describeSchema } from './describe-schema.ts'
import type { Verdict } from './ratchet.ts'
import { readSources } from './read-source.ts'

type Generator = {
  readonly file: string
  readonly make: (root: string) => Promise<string>
}

const openapi = async (): Promise<string> => {
  const channels = await channelsFromEnvironment({}, { demo: true, dataDir: tmpdir() })
  // Loaded when asked for: a room that does not compile today must not take the other checks with it.
  const { modulesWith } = await import('../../apps/server/src/modules.ts')
  const { version } = await import('../../apps/server/src/version.ts')
  const { doorDefinitions } = await import('@ayni/modules/identity/server')
  const text = JSON.stringify(openapiOf(createRegistry(modulesWith(channels)), version, doorDefinitions), null, 2)
  await channels.close()
  return `${text}\n`
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
    if (text === null) lines.push(problem ?? '')
    else if (text === present(root, generator.file)) lines.push(`${generator.file}: fresh`)
    else {
      mkdirSync(path.dirname(full), { recursive: true })
      writeFileSync(full, text)
      lines.push(`${generator.file}: written`)
    }
  }
  return lines
}
