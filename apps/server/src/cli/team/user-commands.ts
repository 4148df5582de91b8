import { system, z } from '@ayni/kernel'
import { accountRow, staffRoles } from '@ayni/modules/identity/contract'
import { accountByEmail } from '@ayni/modules/identity/server'
import { ask } from '@ayni/platform/commands'
import { inTransaction } from '@ayni/platform/database'
import { readEnvironment } from '../../environment.ts'
import type { House } from '../../open-house.ts'
import { findProgram, type NamedProgram } from '../find-program.ts'
import { withHouse } from '../open-cli-house.ts'
import { asTable, command, type ExitCode, fieldsOf, printTo, sayTo } from '../say.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { cliWords } from '../words.ts'
import { teamWords } from './team-words.ts'

export type UserAddOptions = {
  readonly program: string
  readonly name: string
  readonly displayName?: string
  readonly roles: string
  readonly phone?: string
  readonly language: 'es' | 'en'
}

/** Opens the house in one programme, or says that there is none of that name. */
export function inProgram(
  slug: string,
  terminal: Terminal,
  work: (house: House, program: NamedProgram) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withHouse(terminal.env, async (house) => {
    const program = await findProgram(house, slug)
    if (program !== undefined) return work(house, program)
    sayTo(terminal)(cliWords(terminal.env).programMissing(slug))
    return 2
  })
}

const findByEmail = (house: House, email: string) =>
  inTransaction(house.runtime.database.app, system(null), (tx) => accountByEmail(tx, house.runtime.keys, email), {
    readOnly: true,
  })

const sameRoles = (one: readonly string[], other: readonly string[]): boolean =>
  one.toSorted().join() === [...new Set(other)].toSorted().join()

const known = staffRoles.element.options

/** `ayni user add EMAIL …`; a second time it changes nothing. */
export async function userAddCommand(email: string, options: UserAddOptions, terminal: Terminal): Promise<ExitCode> {
  const words = teamWords(terminal.env)
  const say = sayTo(terminal)
  const roles = options.roles.split(/[\s,]+/).filter((role) => role !== '')
  const wrong = roles.filter((role) => !known.some((one) => one === role))
  if (wrong.length > 0 || roles.length === 0) {
    say(words.rolesUnknown(wrong.join(', '), known.join(', ')))
    return 2
  }
  return inProgram(options.program, terminal, async (house, program) => {
    const there = await findByEmail(house, email)
    if (there !== undefined) {
      const same = there.program === program.id && there.active && sameRoles(there.roles, roles)
      if (same) say(words.userThere(email))
      else if (there.program !== program.id) say(words.userOtherProgram(email))
      else say(there.active ? words.userOtherRoles(email, there.roles.join(', ')) : words.userDisabledThere(email))
      return same ? 0 : 1
    }
    const { name, displayName = name, phone = null, language } = options
    const input = { email, name, displayName, roles, phone, language }
    const outcome = await command(house.runtime, program.staff, 'identity.add-account', input)
    if (outcome.outcome === 'refused') {
      say(outcome.problems.length > 0 ? words.fields(fieldsOf(outcome.problems)) : words.refused(outcome.code))
      return outcome.problems.length > 0 ? 2 : 1
    }
    say(words.userMade(email, program.slug))
    say(words.userSignsIn(readEnvironment(terminal.env).origin))
    return 0
  })
}

/** `ayni user disable EMAIL --program SLUG`: ends every right at once; a second time it changes nothing. */
export function userDisableCommand(
  email: string,
  options: { readonly program: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const words = teamWords(terminal.env)
  const say = sayTo(terminal)
  return inProgram(options.program, terminal, async (house, program) => {
    const there = await findByEmail(house, email)
    if (there === undefined || there.program !== program.id) {
      say(words.userUnknown(email, program.slug))
      return 1
    }
    if (!there.active) {
      say(words.userOff(email))
      return 0
    }
    const input = { account: there.account }
    const outcome = await command(house.runtime, program.staff, 'identity.disable-account', input)
    say(outcome.outcome === 'refused' ? words.refused(outcome.code) : words.userDisabled(email))
    return outcome.outcome === 'refused' ? 1 : 0
  })
}

/** Who is on the team, as the console shows it. */
export async function teamOf(house: House, program: NamedProgram) {
  const answered = await ask(house.runtime, { name: 'identity.list-accounts', input: {}, actor: program.staff })
  return answered.outcome === 'answered' ? z.array(accountRow).parse(answered.output) : []
}

/** `ayni user list --program SLUG [--json]` */
export function userListCommand(
  options: { readonly program: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const words = teamWords(terminal.env)
  const yes = (is: boolean): string => (is ? words.yes : words.no)
  return inProgram(options.program, terminal, async (house, program) => {
    const team = await teamOf(house, program)
    if (options.json === true) printTo(terminal)(JSON.stringify(team, null, 2))
    else if (team.length === 0) sayTo(terminal)(words.nobody)
    else {
      const rows = team.map((one) => [
        one.name,
        one.displayName,
        one.roles.join(' '),
        yes(one.active),
        yes(one.secondFactorSince !== null),
        yes(one.hasPhone),
      ])
      printTo(terminal)(asTable(words.userHead(), rows))
    }
    return 0
  })
}
