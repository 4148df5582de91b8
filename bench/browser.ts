import { existsSync } from 'node:fs'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'

/** 240 kbit/s and 840 ms a round trip: what a village has on a good day. CPU ÷ 4: the telephone it has it on. */
const EDGE = { offline: false, latency: 840, downloadThroughput: 240_000 / 8, uploadThroughput: 240_000 / 8 }
const SLOWER_CPU = 4

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Undefined: none named and none in the usual place; Playwright then looks for its own. */
const chromiumPath = (): string | undefined =>
  process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium'].find((file) => existsSync(file))

export const openBrowser = (): Promise<Browser> => {
  const executablePath = chromiumPath()
  return chromium.launch({ args: flags, ...(executablePath === undefined ? {} : { executablePath }) })
}

export const phoneSize = { viewport: { width: 360, height: 740 }, locale: 'es-PE', hasTouch: true } as const

export async function slowCpu(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU })
  return session
}

export type Request = {
  readonly url: string
  readonly startedAtMs: number
  readonly bytes: number
  readonly encoding: string
}

/** A page on a village link, and what it asks for: bytes received with their headers, by the browser's own account. */
export async function onEdge(page: Page): Promise<() => readonly Request[]> {
  const session = await slowCpu(page)
  const requests = new Map<string, Request>()
  const change = (id: string, what: (request: Request) => Request): void => {
    const known = requests.get(id)
    if (known !== undefined) requests.set(id, what(known))
  }
  session.on('Network.requestWillBeSent', ({ requestId, request, wallTime }) => {
    requests.set(requestId, { url: request.url, startedAtMs: wallTime * 1000, bytes: 0, encoding: '' })
  })
  session.on('Network.responseReceived', ({ requestId, response }) =>
    change(requestId, (one) => ({ ...one, encoding: response.headers['content-encoding'] ?? '' })),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    change(requestId, (one) => ({ ...one, bytes: encodedDataLength })),
  )
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', EDGE)
  return () => [...requests.values()]
}
