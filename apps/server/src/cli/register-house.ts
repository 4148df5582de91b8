import { type Command, Option } from 'commander'
import { backupCommand } from './archive/backup-command.ts'
import { restoreCommand } from './archive/restore-command.ts'
import { doctorCommand } from './doctor/doctor-command.ts'
import { drillCommand, drillReportCommand } from './duty/drill-command.ts'
import { rotaShowCommand } from './duty/rota-show.ts'
import type { ExitCode } from './say.ts'
import type { Terminal } from './screen/screen-command.ts'
import { programAddCommand, programListCommand } from './team/program-commands.ts'
import { type UserAddOptions, userAddCommand, userDisableCommand, userListCommand } from './team/user-commands.ts'
import { verifyCommand } from './verify/verify-command.ts'

type Run = (work: Promise<ExitCode>) => Promise<void>
type Json = { readonly json?: boolean }
type InProgram = Json & { readonly program: string }

const json = ['--json', 'for programs'] as const
const slug = ['--program <slug>', 'short name of the programme'] as const

/** Who is on the team, and who is on duty. */
export function registerTeam(ayni: Command, terminal: Terminal, run: Run): void {
  const programs = ayni.command('program').description('programmes')
  programs
    .command('add')
    .description('makes a programme; repeating it repeats nothing')
    .argument('<slug>', 'short name: small letters, digits and hyphens')
    .requiredOption('--name <name>')
    .option('--duty-phone <number>', 'number of the duty team, +51…')
    .option('--duty-sms <number>', 'number of the duty team for messages, +51…')
    .action((name: string, options: { name: string; dutyPhone?: string; dutySms?: string }) =>
      run(programAddCommand(name, options, terminal)),
    )
  programs
    .command('list')
    .option(...json)
    .action((options: Json) => run(programListCommand(options, terminal)))

  const users = ayni.command('user').description('people of the team')
  users
    .command('add')
    .description('adds somebody to the team; repeating it repeats nothing')
    .argument('<email>')
    .requiredOption(...slug)
    .requiredOption('--name <name>', 'whole name, kept sealed')
    .requiredOption('--roles <roles>', 'one or more, separated by commas: duty, psychiatrist, coordinator, admin …')
    .option('--display-name <name>', 'how physicians see it; the name otherwise')
    .option('--phone <number>', 'international, +51…: who is on duty must have one')
    .addOption(new Option('--language <language>').choices(['es', 'en']).default('es'))
    .action((email: string, options: UserAddOptions) => run(userAddCommand(email, options, terminal)))
  users
    .command('disable')
    .description('ends every right of an account at once')
    .argument('<email>')
    .requiredOption(...slug)
    .action((email: string, options: InProgram) => run(userDisableCommand(email, options, terminal)))
  users
    .command('list')
    .requiredOption(...slug)
    .option(...json)
    .action((options: InProgram) => run(userListCommand(options, terminal)))

  const rota = ayni.command('rota').description('who is on duty')
  rota
    .command('show')
    .requiredOption(...slug)
    .option(...json)
    .action((options: InProgram) => run(rotaShowCommand(options, terminal)))
  ayni
    .command('drill')
    .description('a synthetic alert through the whole ladder, marked SIMULACRO')
    .requiredOption(...slug)
    .option(...json)
    .option('--report', 'do not call anybody: how the last drills went')
    .action(({ report, ...options }: InProgram & { readonly report?: boolean }) =>
      run(report === true ? drillReportCommand(options, terminal) : drillCommand(options, terminal)),
    )
}

/** What keeps the house: archives, checks and advice. */
export function registerKeeping(ayni: Command, terminal: Terminal, run: Run): void {
  ayni
    .command('backup')
    .description('one encrypted archive of everything, under AYNI_BACKUP_PASSPHRASE')
    .argument('<file>')
    .option(...json)
    .action((file: string, options: Json) => run(backupCommand(file, options, terminal)))
  ayni
    .command('restore')
    .description('an archive into an empty database and data folder; ends with verify')
    .argument('<file>')
    .option(...json)
    .action((file: string, options: Json) => run(restoreCommand(file, options, terminal)))
  ayni
    .command('verify')
    .description('the hash chain of the ledger and everything that no constraint can hold')
    .option('--quick', 'opens a sample of what is sealed instead of all of it')
    .option(...json)
    .action((options: Json & { quick?: boolean }) => run(verifyCommand(options, terminal)))
  ayni
    .command('doctor')
    .description('what is configured, what is missing, what is unsafe, and what to do')
    .option(...json)
    .action((options: Json) => run(doctorCommand(options, terminal)))
}
