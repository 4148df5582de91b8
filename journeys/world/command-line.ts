import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { House } from './house.ts'

const root = path.join(import.meta.dirname, '../..')

export type Said = { readonly code: number; readonly out: string; readonly err: string }

const read = async (from: NodeJS.ReadableStream): Promise<string> => {
  const parts: string[] = []
  for await (const part of from) parts.push(String(part))
  return parts.join('')
}

/** `ayni …`, beside the running house, on its database. */
export async function ayni(house: House, ...args: readonly string[]): Promise<Said> {
  const program = spawn(process.execPath, ['apps/server/src/cli/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...house.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(program, 'close')
  const [out, err] = await Promise.all([read(program.stdout), read(program.stderr)])
  await ended
  return { code: program.exitCode ?? -1, out, err }
}
