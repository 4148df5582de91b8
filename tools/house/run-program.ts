import { spawn } from 'node:child_process'

export type Ran = { readonly code: number; readonly output: string }

export type RunOptions = {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Also to our own terminal while it runs. */
  readonly aloud?: boolean
}

/** Runs a program to its end; Ctrl-C reaches it through the terminal. */
export const runProgram = (
  program: string,
  args: readonly string[],
  { cwd, env = {}, aloud = false }: RunOptions,
): Promise<Ran> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const hear = (chunk: Buffer): void => {
      output += chunk.toString()
      if (aloud) process.stdout.write(chunk)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', (error) => resolve({ code: 1, output: `${program}: ${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
