import { system } from '@ayni/kernel'
import { listPrograms, type ProgramRow } from '@ayni/modules/identity/server'
import { inTransaction } from '@ayni/platform/database'
import type { House } from '../../open-house.ts'
import { withHouse } from '../open-cli-house.ts'
import { asTable, command, type ExitCode, fieldsOf, printTo, sayTo } from '../say.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { teamWords } from './team-words.ts'

type AddOptions = { readonly name: string; readonly dutyPhone?: string; readonly dutySms?: string }

export const programsOf = (house: House): Promise<readonly ProgramRow[]> =>
  inTransaction(house.runtime.database.app, system(null), listPrograms, { readOnly: true })

/** `ayni program add SLUG --name …`; a second time it changes nothing. */
export function programAddCommand(slug: string, options: AddOptions, terminal: Terminal): Promise<ExitCode> {
  const words = teamWords(terminal.env)
  const say = sayTo(terminal)
  return withHouse(terminal.env, async (house) => {
    const there = (await programsOf(house)).find((program) => program.slug === slug)
    if (there !== undefined) {
      const same = there.name === options.name.trim()
      say(same ? words.programThere(slug) : words.programOther(slug, there.name))
      return same ? 0 : 1
    }
    const { name, dutyPhone = null, dutySms = null } = options
    const input = { slug, name, demo: false, dutyPhone, dutySms }
    const outcome = await command(house.runtime, system(null), 'identity.found-program', input)
    if (outcome.outcome === 'refused') {
      say(outcome.problems.length > 0 ? words.fields(fieldsOf(outcome.problems)) : words.refused(outcome.code))
      return outcome.problems.length > 0 ? 2 : 1
    }
    say(words.programMade(slug))
    return 0
  })
}

/** `ayni program list [--json]` */
export function programListCommand(options: { readonly json?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const words = teamWords(terminal.env)
  return withHouse<ExitCode>(terminal.env, async (house) => {
    const programs = await programsOf(house)
    const rows = programs.map(({ slug, name, demo }) => [slug, name, demo ? words.yes : words.no])
    if (options.json === true) printTo(terminal)(JSON.stringify(programs, null, 2))
    else if (rows.length === 0) sayTo(terminal)(words.noProgram)
    else printTo(terminal)(asTable(words.programHead(), rows))
    return 0
  })
}
