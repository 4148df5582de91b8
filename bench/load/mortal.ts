import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Actor, z } from '@ayni/kernel'
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
  readonly close: () => Promise<void>
  readonly rise: (aheadMs: number) => Promise<void>
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

const ready = z.object({ ready: z.literal(true) })

export function mortal(role: 'worker' | 'api', env: NodeJS.ProcessEnv): Mortal {
  const verdicts = new Map<string, { outcome: string; code: string | null }>()
  const stand = (): ChildProcess =>
    spawn(process.execPath, [program, role], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  let child: ChildProcess | undefined
  /** The next one, already begun: what is measured is a death, not how long code takes to be read. */
  let spare = stand()

  async function rise(aheadMs: number): Promise<void> {
    const born = spare
    spare = stand()
    child = born
    const died = once(born, 'exit').then(() => false)
    const opened = new Promise<true>((resolve) =>
      born.on('message', (message) => {
        const read = answered.safeParse(message)
        if (read.success) verdicts.set(read.data.id, read.data)
        else if (ready.safeParse(message).success) resolve(true)
      }),
    )
    born.send({ aheadMs }, () => undefined)
    if (await Promise.race([opened, died])) return
    await pause(500)
    return rise(aheadMs)
  }
  const tell = (message: object): void => {
    if (child?.connected === true) child.send(message, () => undefined)
  }
  return {
    rise,
    jump: (aheadMs) => tell({ do: 'jump', aheadMs }),
    give: (command) => tell({ do: 'give', ...command }),
    verdict: (id) => verdicts.get(id),
    close: async () => {
      for (const one of [child, spare]) if (one !== undefined) await ended(one)
    },
    kill: async () => {
      if (child !== undefined) await ended(child)
    },
  }
}
