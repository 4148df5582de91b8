import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from '@ayni/kernel'
import webpush from 'web-push'

const shape = z.strictObject({ publicKey: z.string().min(80), privateKey: z.string().min(40) })
/** The pair that names this server to push services; the public half goes to the browsers that subscribe. */
export type VapidKeys = z.infer<typeof shape>

/** From the environment, or made once in the data folder with mode 0600. Changing them ends every subscription. */
export async function vapidKeys(dataDir: string, fromEnvironment: Partial<VapidKeys>): Promise<VapidKeys> {
  if (fromEnvironment.publicKey !== undefined && fromEnvironment.privateKey !== undefined)
    return shape.parse(fromEnvironment)
  const file = path.join(dataDir, 'keys', 'vapid.json')
  const existing = await readIfThere(file)
  if (existing !== undefined) return shape.parse(JSON.parse(existing))
  const fresh = webpush.generateVAPIDKeys()
  await mkdir(path.dirname(file), { recursive: true, mode: 0o755 })
  const mine = await writeFile(file, JSON.stringify(fresh), { mode: 0o600, flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
  // Two processes at their first start: whoever wrote first decides.
  return mine ? fresh : shape.parse(JSON.parse(await readFile(file, 'utf8')))
}

const readIfThere = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
