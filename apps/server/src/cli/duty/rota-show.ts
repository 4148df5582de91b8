import { type OnCallNow, onCallNow } from '@ayni/modules/duty/contract'
import { ask } from '@ayni/platform/commands'
import type { House } from '../../open-house.ts'
import type { NamedProgram } from '../find-program.ts'
import { asTable, type ExitCode, printTo, sayTo } from '../say.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { inProgram } from '../team/user-commands.ts'
import { dutyWords, limaText } from './duty-words.ts'

/** Who is on call, and the holes of the next 72 hours. */
export async function onCallOf(house: House, program: NamedProgram): Promise<OnCallNow> {
  const answered = await ask(house.runtime, { name: onCallNow.name, input: {}, actor: program.staff })
  if (answered.outcome === 'refused') throw new Error(`${onCallNow.name}: ${answered.code}`)
  return onCallNow.output.parse(answered.output)
}

/** `ayni rota show --program SLUG [--json]`; exit 1 where somebody at risk would meet nobody. */
export function rotaShowCommand(
  options: { readonly program: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const words = dutyWords(terminal.env)
  const say = sayTo(terminal)
  return inProgram(options.program, terminal, async (house, program) => {
    const { roles, watch, ...rest } = await onCallOf(house, program)
    const names = (people: OnCallNow['roles'][number]['now']): string => people.map(({ name }) => name).join(', ')
    if (options.json === true) printTo(terminal)(JSON.stringify({ ...rest, roles, watch }, null, 2))
    else {
      const rows = roles.map(({ role, now, until, next }) => [
        words.role(role),
        names(now),
        until === null ? '' : limaText(until),
        names(next),
      ])
      printTo(terminal)(asTable(words.rotaHead(), rows))
    }
    say(watch.holes.length === 0 ? words.noHoles : words.holes)
    for (const hole of watch.holes) say(words.hole(words.role(hole.role), limaText(hole.from), limaText(hole.until)))
    if (watch.tooFew) say(words.tooFew(watch.fewestClinicians))
    return watch.holes.length > 0 || watch.tooFew ? 1 : 0
  })
}
