import type { House } from '../../open-house.ts'
import { withHouse } from '../open-cli-house.ts'
import { progressOn } from '../progress.ts'
import { type ExitCode, printTo, sayTo } from '../say.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { cliWords } from '../words.ts'
import { verify } from './verify-house.ts'
import { verifyWords } from './verify-words.ts'

type Options = { readonly json?: boolean; readonly quick?: boolean }

/** Prints every check of an open house; exit 1 when one of them failed. */
export async function verifyHouse(house: House, options: Options, terminal: Terminal): Promise<ExitCode> {
  const words = verifyWords(terminal.env)
  const progress = progressOn(terminal)
  const { checks, ledger } = await verify(house.ownerUrl, house.runtime.keys, {
    quick: options.quick === true,
    onRow: (n) => progress.show(cliWords(terminal.env).progress(n)),
  })
  progress.end()
  const bad = checks.filter(({ ok }) => !ok).length
  if (options.json === true) printTo(terminal)(JSON.stringify({ ok: bad === 0, ledger, checks }, null, 2))
  else {
    for (const { id, ok, checked, wrong } of checks) {
      printTo(terminal)(`${(ok ? words.good : words.bad).padEnd(6)}${words.check(id)} (${checked})`)
      for (const name of wrong) printTo(terminal)(`      → ${name}`)
    }
  }
  const say = sayTo(terminal)
  if (options.quick === true) say(words.sampled)
  say(words.ledger(ledger.seq, ledger.hash))
  say(words.summary(checks.length - bad, bad))
  return bad > 0 ? 1 : 0
}

/** `ayni verify [--quick] [--json]` */
export const verifyCommand = (options: Options, terminal: Terminal): Promise<ExitCode> =>
  withHouse(terminal.env, (house) => verifyHouse(house, options, terminal))
