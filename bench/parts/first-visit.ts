import type { Browser, BrowserContext } from '@playwright/test'
import { type BenchHouse, benchHouse } from '../bench-house.ts'
import { onEdge, openBrowser, phoneSize, slowCpu } from '../browser.ts'
import { type CountingProxy, countingProxy } from '../counting-proxy.ts'
import { type Figure, kb, ms, type Part, quantile } from '../figures.ts'
import { answerable, installed, walkUntil } from '../in-page.ts'
import { tapsToTheFirstQuestion } from '../phone-words.ts'
import { staticPage } from '../static-page.ts'

const ROUNDS = 5
const taps = await tapsToTheFirstQuestion()
const row = 'label.answer input'

type Visit = {
  readonly ms: number
  readonly bytes: number
  readonly requests: number
  readonly encodings: string
  readonly screens: string
}

async function cold(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext(phoneSize)
  try {
    const page = await context.newPage()
    const asked = await onEdge(page)
    await walkUntil(page, taps, row)
    const seen = await answerable(page, address)
    const before = asked().filter(({ startedAtMs }) => startedAtMs <= seen.atMs)
    return {
      ms: seen.ms,
      screens: seen.screens,
      bytes: before.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: before.length,
      encodings: [...new Set(before.map(({ encoding }) => encoding).filter((one) => one !== ''))].join(', '),
    }
  } finally {
    await context.close()
  }
}

const colds = async (browser: Browser, rounds: number, address: () => Promise<string>): Promise<readonly Visit[]> => {
  const visits: Visit[] = []
  for (let round = 0; round < rounds; round++) visits.push(await cold(browser, await address()))
  return visits
}

const laterScreens = {
  'the question where it was left': ['/#/chequeo', row],
  'the crisis screen': ['/#/ayuda-ya', 'h1'],
  today: ['/#/hoy', 'h1'],
} as const

async function later(context: BrowserContext, address: string, until: string): Promise<number> {
  const page = await context.newPage()
  await slowCpu(page)
  await walkUntil(page, taps, until)
  const seen = await answerable(page, address)
  await page.close()
  return seen.ms
}

/** Nothing listens any more: what is shown now stands on the phone. */
async function laterVisits(browser: Browser, bench: BenchHouse, proxy: CountingProxy): Promise<readonly Figure[]> {
  const context = await browser.newContext(phoneSize)
  const [physician] = bench.physicians
  if (physician === undefined) throw new Error('nobody was invited')
  const origin = `http://127.0.0.1:${proxy.port}`
  const first = await context.newPage()
  await walkUntil(first, taps, row)
  await answerable(first, `${origin}/#/i/${await bench.invite(physician)}`)
  await installed(first)
  await first.close()
  await proxy.close()
  await context.setOffline(true)
  proxy.take()
  const figures: Figure[] = []
  for (const [what, [hash, until]] of Object.entries(laterScreens)) {
    const samples: number[] = []
    for (let round = 0; round < ROUNDS; round++) samples.push(await later(context, `${origin}${hash}`, until))
    figures.push({
      what: `later visit without a network, CPU ÷ 4: ${what}`,
      value: ms(quantile(samples, 0.5)),
      budget: '≤ 1 s',
    })
  }
  figures.push({ what: 'bytes that reached the server meanwhile', value: String(proxy.take().up), budget: '0' })
  await context.close()
  return figures
}

/** From an invitation link to the first question that can be answered, on a village link; and again without any. */
export async function firstVisit(): Promise<Part> {
  const bench = await benchHouse(1)
  const browser = await openBrowser()
  try {
    const port = await bench.serve()
    const proxy = await countingProxy(port)
    const [physician] = bench.physicians
    if (physician === undefined) throw new Error('nobody was invited')
    const link = async (): Promise<string> => `http://127.0.0.1:${port}/#/i/${await bench.invite(physician)}`
    const [warm] = await colds(browser, 1, link)
    const visits = await colds(browser, ROUNDS, link)
    const page = await staticPage(warm?.screens ?? '')
    const floor = await colds(browser, ROUNDS, async () => page.origin)
    await page.close()
    const middle = (all: readonly Visit[], of: (visit: Visit) => number): number => quantile(all.map(of), 0.5)
    const [timeMs, floorMs] = [middle(visits, (one) => one.ms), middle(floor, (one) => one.ms)]
    return {
      title: 'The first visit, cold, and later ones',
      note: `Chromium ${browser.version()}, 240 kbit/s, 840 ms a round trip, CPU ÷ 4; a real invitation, each screen passed as soon as it is there; median of ${ROUNDS}. Encodings: ${warm?.encodings ?? ''}. The floor is a plain page with the same words and all four questionnaires.`,
      figures: [
        {
          what: 'bytes received, with headers, until the first question can be answered',
          value: kb(Math.max(...visits.map((one) => one.bytes))),
          budget: '≤ 30 kB',
        },
        { what: 'requests until then', value: String(Math.max(...visits.map((one) => one.requests))), budget: '≤ 4' },
        { what: 'time until then', value: ms(timeMs) },
        { what: 'the floor: bytes', value: kb(middle(floor, (one) => one.bytes)) },
        { what: 'the floor: time', value: ms(floorMs) },
        { what: 'time ÷ floor', value: (timeMs / floorMs).toFixed(2), budget: '≤ 2' },
        ...(await laterVisits(browser, bench, proxy)),
      ],
    }
  } finally {
    await browser.close()
    await bench.close()
  }
}
