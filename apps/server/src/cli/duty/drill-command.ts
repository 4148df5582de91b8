import { runDrill } from '@ayni/modules/duty/contract'
import { command, type ExitCode, printTo, sayTo } from '../say.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { inProgram } from '../team/user-commands.ts'
import { dutyWords, limaText } from './duty-words.ts'

/** `ayni drill --program SLUG`: a synthetic alert, marked SIMULACRO, to everybody whom a real one would reach. */
export function drillCommand(
  options: { readonly program: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const words = dutyWords(terminal.env)
  const say = sayTo(terminal)
  return inProgram(options.program, terminal, async (house, program) => {
    const outcome = await command(house.runtime, program.staff, runDrill.name, {})
    if (outcome.outcome === 'refused') {
      say(outcome.code === 'duty.drill-running' ? words.drillRunning : words.refused(outcome.code))
      return 1
    }
    const started = runDrill.output.parse(outcome.output)
    if (options.json === true) printTo(terminal)(JSON.stringify(started))
    say(started.called === 0 ? words.drillNobody : words.drillStarted(started.called, limaText(started.dueAt)))
    if (started.called > 0) say(words.drillWorker)
    return started.called === 0 ? 1 : 0
  })
}
