import { type Actor, type FieldProblem, toMs, uuidv7 } from '@ayni/kernel'
import { dispatch, type Outcome, type Runtime } from '@ayni/platform/commands'
import type { Terminal } from './screen/screen-command.ts'

export type ExitCode = 0 | 1 | 2

/** Talk goes to stderr, so that stdout holds results and nothing else. */
export const sayTo =
  (terminal: Terminal) =>
  (text: string): void =>
    void terminal.stderr.write(`${text}\n`)

export const printTo =
  (terminal: Terminal) =>
  (text: string): void =>
    void terminal.stdout.write(`${text}\n`)

const DASH = '—'

/** Rows under their heads, aligned; for eyes. Programs ask for `--json`. */
export function asTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows.map((row) => row.map((cell) => (cell === '' ? DASH : cell)))]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => [...(line[column] ?? '')].length)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** One command in the name of the house, each time a new one. */
export function command(runtime: Runtime, actor: Actor, name: string, input: unknown): Promise<Outcome> {
  const now = runtime.clock.now()
  return dispatch(runtime, { name, input, actor, commandId: uuidv7(toMs(now), runtime.random(10)), receivedAt: now })
}

/** Which fields of an input were wrong: paths and rules, never values. */
export const fieldsOf = (problems: readonly FieldProblem[]): string =>
  problems.map(({ path, rule }) => `${path} (${rule})`).join(', ')

/** Why something did not work, for the operator's eyes: what PostgreSQL quotes of somebody's data stays out. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('severity' in error && 'code' in error) return `PostgreSQL ${String(error.code)}`
  const { message, cause } = error
  const own = message === '' && 'code' in error ? String(error.code) : message
  return cause instanceof Error ? `${own} (${reasonOf(cause)})` : own
}
