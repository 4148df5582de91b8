import { type Command, Option } from 'commander'
import { importCohortCommand } from './import-cohort/import-command.ts'
import { importPlacesCommand } from './import-places/import-places-command.ts'
import { importRosterCommand } from './import-roster/import-roster-command.ts'
import { type ReportFormat, reportCommand } from './report/report-command.ts'
import { screenCommand, type Terminal } from './screen/screen-command.ts'

type RosterOptions = { program: string; map?: string; dryRun?: boolean; whole?: boolean; json?: boolean }
type Run = (work: Promise<0 | 1 | 2>) => Promise<void>

/** What works on files alone: no database, no programme. */
export function registerScreen(ayni: Command, terminal: Terminal, run: Run): void {
  ayni
    .command('screen')
    .description('scores and triages the answers of a file, without a database')
    .argument('[file]', 'cohort file (CSV), or - for standard input', '-')
    .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv'))
    .option('--map <file>', 'JSON: our column → theirs')
    .action(async (file: string, options: { format: 'csv' | 'json'; map?: string }) => {
      await run(screenCommand(file, options, terminal))
    })
}

/** What brings files in. */
export function registerImports(ayni: Command, terminal: Terminal, run: Run): void {
  const imports = ayni.command('import').description('brings files in')
  imports
    .command('cohort')
    .description('roster and answers, through the same commands as the phone; repeating it repeats nothing')
    .argument('<file>')
    .requiredOption('--program <slug>', 'short name of the programme')
    .option('--dry-run', 'reads and checks, stores nothing')
    .option('--map <file>', 'JSON: our column → theirs')
    .action(async (file: string, options: { program: string; dryRun?: boolean; map?: string }) => {
      await run(importCohortCommand(file, options, terminal))
    })
  imports
    .command('roster')
    .description('a list of people (CSV or Excel), with its duplicates; repeating it repeats nothing')
    .argument('<file>')
    .requiredOption('--program <slug>', 'short name of the programme')
    .option('--map <file>', 'JSON: our column → theirs')
    .option('--dry-run', 'says what would happen, stores nothing')
    .option('--whole', 'the whole list: who is not on it is shown as having left')
    .option('--json', 'for programs')
    .action(async (file: string, options: RosterOptions) => {
      await run(importRosterCommand(file, options, terminal))
    })
  imports
    .command('places')
    .description('the official list of health facilities (RENIPRESS CSV); repeating it refreshes it')
    .argument('<file>')
    .option('--partial', 'the file is a part of the list: what it lacks stays open')
    .option('--json', 'for programs')
    .action(async (file: string, options: { partial?: boolean; json?: boolean }) => {
      await run(importPlacesCommand(file, options, terminal))
    })
}

/** Figures computed from live rows. */
export function registerReports(ayni: Command, terminal: Terminal, run: Run): void {
  const reports = ayni.command('report').description('figures computed from live rows')
  for (const which of ['flow', 'table1'] as const) {
    reports
      .command(which)
      .requiredOption('--program <slug>', 'short name of the programme')
      .addOption(new Option('--format <format>').choices(['json', 'csv', 'md', 'html']).default('md'))
      .action(async (options: { program: string; format: ReportFormat }) => {
        await run(reportCommand(which, options, terminal))
      })
  }
}
