import { drillFigures } from '@ayni/clinical/ladder'
import { type DrillResult, drills, runDrill } from '@ayni/modules/duty/contract'
import { ask } from '@ayni/platform/commands'
import { asTable, command, type ExitCode, printTo, sayTo } from '../say.ts'
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

const secondsOf = (drill: DrillResult, pressedAt: string): number =>
  Math.round((Date.parse(pressedAt) - Date.parse(drill.startedAt)) / 1000)

/** `ayni drill report --program SLUG`: who was called by which way in the last drill, who answered how, and how the last ones went. */
export function drillReportCommand(
  options: { readonly program: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const words = dutyWords(terminal.env)
  const say = sayTo(terminal)
  return inProgram(options.program, terminal, async (house, program) => {
    const answered = await ask(house.runtime, { name: drills.name, input: {}, actor: program.staff })
    if (answered.outcome === 'refused') throw new Error(`${drills.name}: ${answered.code}`)
    const list = drills.output.parse(answered.output)
    const [last] = list
    if (options.json === true) printTo(terminal)(JSON.stringify(list))
    if (last === undefined) {
      say(words.drillNone)
      return 1
    }
    const rows = last.calls.map(({ name, channels, pressedAt, way }) => [
      ...[name, channels.join(', ')],
      ...(pressedAt === null ? [words.notPressed, ''] : [words.seconds(secondsOf(last, pressedAt)), way ?? '']),
    ])
    if (options.json !== true) {
      printTo(terminal)(asTable(words.reportHead(), rows))
      for (const drill of list) {
        const { called, answered: pressed, medianS } = drillFigures(drill.startedAt, drill.calls)
        say(words.trend(limaText(drill.startedAt), words.drillState(drill.passed), pressed, called, medianS))
      }
    }
    return last.passed === false ? 1 : 0
  })
}
