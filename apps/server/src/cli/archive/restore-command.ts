import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { checkEmpty, prepareRestore, type RestoreDone, restoreDatabase, restoreKeys } from '@ayni/platform/backup'
import { systemClock } from '@ayni/platform/clock'
import { startEmbedded } from '@ayni/platform/database'
import { type Environment, readEnvironment } from '../../environment.ts'
import { withHouse } from '../open-cli-house.ts'
import { progressOn } from '../progress.ts'
import { type ExitCode, printTo, sayTo } from '../say.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { unsentMessages } from '../verify/store.ts'
import { verifyHouse } from '../verify/verify-command.ts'
import { archiveWords, refusalText } from './archive-words.ts'

type Refused = Parameters<typeof refusalText>[1]

async function withPostgres<T>(environment: Environment, work: (url: string) => Promise<T>): Promise<T> {
  if (environment.databaseUrl !== undefined) return work(environment.databaseUrl)
  await mkdir(environment.dataDir, { recursive: true })
  const server = await startEmbedded({ dataDir: environment.dataDir, database: 'ayni', whenInUse: 'refuse' })
  try {
    return await work(server.url)
  } finally {
    await server.stop()
  }
}

async function restore(file: string, environment: Environment, terminal: Terminal): Promise<RestoreDone | Refused> {
  const words = archiveWords(terminal.env)
  const passphrase = terminal.env.AYNI_BACKUP_PASSPHRASE
  sayTo(terminal)(words.checking)
  const prepared = await prepareRestore(file, passphrase)
  if ('refused' in prepared) return prepared
  return withPostgres(environment, async (ownerUrl) => {
    const keyFolder = path.join(environment.dataDir, 'keys')
    const refused =
      (await checkEmpty(ownerUrl)) ?? (await restoreKeys(prepared.manifest, keyFolder, environment.keysText))
    if (refused !== undefined) return refused
    const progress = progressOn(terminal)
    const onProgress = (rows: number, bytes: number): void => progress.show(words.progress(rows, bytes))
    const now = systemClock.now()
    const done = await restoreDatabase({ file, passphrase, ownerUrl, now, onProgress }, prepared.keys.secret)
    progress.end()
    return done
  })
}

/** `ayni restore FILE`: only where nothing is; the whole archive or nothing; ends with `verify`. */
export async function restoreCommand(
  file: string,
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const words = archiveWords(terminal.env)
  const say = sayTo(terminal)
  const done = await restore(path.resolve(file), readEnvironment(terminal.env), terminal)
  if ('refused' in done) {
    say(refusalText(terminal.env, done))
    return 1
  }
  say(words.restored(done.rows, done.tables))
  say(words.sameLedger(done.restored.seq, done.restored.hash))
  return withHouse(terminal.env, async (house) => {
    const waiting = await unsentMessages(house.ownerUrl)
    if (waiting > 0) say(words.waiting(waiting))
    if (options.json === true) printTo(terminal)(JSON.stringify(done))
    return verifyHouse(
      house,
      { json: false, quick: false },
      { ...terminal, stdout: options.json === true ? terminal.stderr : terminal.stdout },
    )
  })
}
