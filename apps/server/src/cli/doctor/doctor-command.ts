import { readEnvironment } from '../../environment.ts'
import { withHouse } from '../open-cli-house.ts'
import { type ExitCode, printTo, reasonOf, sayTo } from '../say.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { type DoctorWords, doctorWords, type Line, line } from './doctor-words.ts'
import { lookAtDatabase } from './look-at-database.ts'
import { keyLines, lookAtEnvironment } from './look-at-environment.ts'
import { lookAtPrograms } from './look-at-programs.ts'

async function lookInside(terminal: Terminal): Promise<readonly Line[]> {
  const words = doctorWords(terminal.env)
  const environment = readEnvironment(terminal.env)
  try {
    return await withHouse(terminal.env, async (house) => [
      ...(await keyLines(environment, house.runtime.keys, words)),
      ...(await lookAtDatabase(house, environment.demo, words)),
      ...(await lookAtPrograms(house, words, terminal.env)),
    ])
  } catch (error) {
    return [line('database', 'act', words.database(reasonOf(error)))]
  }
}

const LEVEL_WIDTH = 8

const asAdvice = (lines: readonly Line[], words: DoctorWords): string =>
  lines
    .flatMap(({ level, what, todo }) => [
      `${words.levels(level).padEnd(LEVEL_WIDTH)}${what}`,
      ...(todo === '' ? [] : [`${' '.repeat(LEVEL_WIDTH)}→ ${todo}`]),
    ])
    .join('\n')

/** `ayni doctor [--json]`: what is configured, missing and unsafe, and what to do; exit 1 when something is unsafe. */
export async function doctorCommand(options: { readonly json?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const words = doctorWords(terminal.env)
  const lines = [...(await lookAtEnvironment(readEnvironment(terminal.env), words)), ...(await lookInside(terminal))]
  const count = (level: Line['level']): number => lines.filter((one) => one.level === level).length
  if (options.json === true) printTo(terminal)(JSON.stringify({ ok: count('act') === 0, lines }, null, 2))
  else printTo(terminal)(asAdvice(lines, words))
  sayTo(terminal)(words.summary(count('act'), count('attend')))
  return count('act') > 0 ? 1 : 0
}
