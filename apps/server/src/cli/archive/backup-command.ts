import path from 'node:path'
import { toMs, uuidv7 } from '@ayni/kernel'
import { writeBackup } from '@ayni/platform/backup'
import { readEnvironment } from '../../environment.ts'
import { version } from '../../version.ts'
import { withHouse } from '../open-cli-house.ts'
import { progressOn } from '../progress.ts'
import { type ExitCode, printTo, sayTo } from '../say.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { archiveWords, refusalText } from './archive-words.ts'

/** `ayni backup FILE [--json]`: works beside a running server, from one still picture. */
export function backupCommand(
  file: string,
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const words = archiveWords(terminal.env)
  const say = sayTo(terminal)
  return withHouse(terminal.env, async ({ runtime, ownerUrl }) => {
    const progress = progressOn(terminal)
    const now = runtime.clock.now()
    const done = await writeBackup({
      file: path.resolve(file),
      ownerUrl,
      passphrase: terminal.env.AYNI_BACKUP_PASSPHRASE,
      keys: runtime.keys,
      keyFolder: path.join(readEnvironment(terminal.env).dataDir, 'keys'),
      program: version,
      id: uuidv7(toMs(now), runtime.random(10)),
      now,
      onProgress: (rows, bytes) => progress.show(words.progress(rows, bytes)),
    })
    progress.end()
    if ('refused' in done) {
      say(refusalText(terminal.env, done))
      return 1
    }
    if (options.json === true) printTo(terminal)(JSON.stringify(done))
    say(words.written(file, done.rows, done.bytes))
    say(words.ledger(done.ledger.seq, done.ledger.hash))
    say(words.keepPassphrase)
    return 0
  })
}
