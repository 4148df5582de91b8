import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })

/**
 * A free port on the loopback, the remembered one if it still is.
 * @safety Below 32768: a client that retries a dead port in the ephemeral range can connect to itself and hold it.
 */
export const choosePort = async (portFile: string, wanted?: number): Promise<number> => {
  if (wanted !== undefined) return wanted
  const remembered = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0
  let port = remembered
  for (let tries = 0; tries < 50; tries++) {
    if (Number.isInteger(port) && port > 1023 && port < 32_768 && (await isFree(port))) {
      if (port !== remembered) writeFileSync(portFile, `${port}\n`)
      return port
    }
    port = randomInt(20_000, 32_000)
  }
  throw new Error('No free port between 20000 and 32000 was found for the embedded database.')
}
