import { Command, CommanderError } from 'commander'
import { version } from '../version.ts'
import { registerImports, registerReports, registerScreen } from './register-files.ts'
import { registerKeeping, registerTeam } from './register-house.ts'
import { reasonOf } from './say.ts'
import type { Terminal } from './screen/screen-command.ts'

/** The command line. @returns exit code: 0 done, 1 refused or some rows rejected, 2 wrong usage */
export async function program(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0
  const ayni = new Command('ayni')
    .description(
      'Ayni — acompañamiento en salud mental para médicos rurales / mental-health accompaniment for rural physicians',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.stdout.write(text),
      writeErr: (text) => void terminal.stderr.write(text),
    })
  const run = async (work: Promise<0 | 1 | 2>): Promise<void> => {
    exitCode = await work
  }
  registerScreen(ayni, terminal, run)
  registerImports(ayni, terminal, run)
  registerTeam(ayni, terminal, run)
  registerKeeping(ayni, terminal, run)
  registerReports(ayni, terminal, run)
  try {
    await ayni.parseAsync([...args], { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    // A bug wants its stack, and whoever looks for one asks for it; everybody else wants the reason.
    if (terminal.env.AYNI_LOG === 'debug') throw error
    terminal.stderr.write(`ayni: ${reasonOf(error)}\n`)
    return 1
  }
  return exitCode
}
