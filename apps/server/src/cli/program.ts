import { Command, CommanderError, Option } from 'commander'
import { version } from '../version.ts'
import { importCohortCommand } from './import-cohort/import-command.ts'
import { importPlacesCommand } from './import-places/import-places-command.ts'
import { registerKeeping, registerTeam } from './register-house.ts'
import { type ReportFormat, reportCommand } from './report/report-command.ts'
import { reasonOf } from './say.ts'
import { screenCommand, type Terminal } from './screen/screen-command.ts'

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
  ayni
    .command('screen')
    .description('scores and triages the answers of a file, without a database')
    .argument('[file]', 'cohort file (CSV), or - for standard input', '-')
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .option('--map <file>', 'JSON: our column → theirs')
    .action(async (file: string, options: { format: 'csv' | 'json'; map?: string }) => {
      exitCode = await screenCommand(file, options, terminal)
    })
  const imports = ayni.command('import').description('brings files in')
  imports
    .command('cohort')
    .description('roster and answers, through the same commands as the phone; repeating it repeats nothing')
    .argument('<file>')
    .requiredOption('--program <slug>', 'short name of the programme')
    .option('--dry-run', 'reads and checks, stores nothing')
    .option('--map <file>', 'JSON: our column → theirs')
    .action(async (file: string, options: { program: string; dryRun?: boolean; map?: string }) => {
      exitCode = await importCohortCommand(file, options, terminal)
    })
  imports
    .command('places')
    .description('the official list of health facilities (RENIPRESS CSV); repeating it refreshes it')
    .argument('<file>')
    .option('--partial', 'the file is a part of the list: what it lacks stays open')
    .option('--json', 'for programs')
    .action(async (file: string, options: { partial?: boolean; json?: boolean }) => {
      exitCode = await importPlacesCommand(file, options, terminal)
    })
  const run = async (work: Promise<0 | 1 | 2>): Promise<void> => {
    exitCode = await work
  }
  registerTeam(ayni, terminal, run)
  registerKeeping(ayni, terminal, run)
  const reports = ayni.command('report').description('figures computed from live rows')
  for (const which of ['flow', 'table1'] as const) {
    reports
      .command(which)
      .requiredOption('--program <slug>', 'short name of the programme')
      .addOption(new Option('--format <format>').choices(['json', 'csv', 'md', 'html']).default('md'))
      .action(async (options: { program: string; format: ReportFormat }) => {
        exitCode = await reportCommand(which, options, terminal)
      })
  }
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
