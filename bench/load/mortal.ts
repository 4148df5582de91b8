import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Actor } from '@ayni/kernel'
import { answered } from './fault-orders.ts'

const program = fileURLToPath(new URL('./fault-process.ts', import.meta.url))

export type Command = { readonly id: string; readonly name: string; readonly input: unknown; readonly actor: Actor }

/** A process that is killed and comes back, and what it had answered. */
export type Mortal = {
  readonly jump: (aheadMs: number) => void
  readonly give: (command: Command) => void
  /** The verdict on a command, once there is one. */
  readonly verdict: (id: string) => { readonly outcome: string; readonly code: string | null } | undefined
  readonly kill: () => Promise<void>
  readonly rise: (aheadMs: number) => Promise<void>
}

export function mortal(role: 'worker' | 'api', env: NodeJS.ProcessEnv): Mortal {
  const verdicts = new Map<string, { outcome: string; code: string | null }>()
  let child: ChildProcess | undefined

  async function rise(aheadMs: number): Promise<void> {
    const born = spawn(process.execPath, [program, role, String(aheadMs)], {
      env,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child = born
    const ready = once(born, 'message')
    const died = once(born, 'exit').then(() => false)
    if ((await Promise.race([ready.then(() => true), died])) === false) {
      await pause(500)
      return rise(aheadMs)
    }
    born.on('message', (message) => {
      const read = answered.safeParse(message)
      if (read.success) verdicts.set(read.data.id, read.data)
    })
  }
  const tell = (message: object): void => {
    if (child?.connected === true) child.send(message, () => undefined)
  }
  return {
    rise,
    jump: (aheadMs) => tell({ do: 'jump', aheadMs }),
    give: (command) => tell({ do: 'give', ...command }),
    verdict: (id) => verdicts.get(id),
    kill: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}
