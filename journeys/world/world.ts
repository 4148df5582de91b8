import { toMs } from '@ayni/kernel'
import { type FakeWhatsapp, fakeWhatsapp } from '@ayni/platform/testing'
import { type Browser, type BrowserContext, test as base, expect } from '@playwright/test'
import { type Clinic, foundClinic, type Holder, type Post } from './clinic.ts'
import { type Desk, sitAtDesk } from './desk.ts'
import { durationMs, type House, openHouse } from './house.ts'
import { holdPhone, type Phone } from './phone.ts'
import type { Letter } from './protocol.ts'
import { type Staff, staffOf } from './staff.ts'
import { type Watched, watchPage } from './watch-page.ts'

export type World = {
  readonly house: House
  readonly clinic: Clinic
  /** Somebody new on the roster, with a phone in the hand and nothing opened yet. */
  readonly physician: (names: string) => Promise<Phone>
  /** Another phone, for somebody who is there already. */
  readonly phoneOf: (who: Holder) => Promise<Phone>
  readonly desk: (post: Post, size?: { readonly width: number; readonly height: number }) => Promise<Desk>
  /** Somebody of the team without their screen. */
  readonly staff: (post: Post) => Staff
  /** `15 min`, `2 h`, `3 d`: for the house and for every browser. */
  readonly advance: (time: string, stepMs?: number) => Promise<void>
  /** To a wall time in Lima, `2026-11-22T00:25`; over weeks in steps of so many hours. */
  readonly until: (wall: string, stepHours?: number) => Promise<void>
  /** What left for a member of the team, oldest first. */
  readonly inbox: (post: Post) => readonly Letter[]
  readonly received: (post: Post, words: RegExp, channel?: string) => Promise<Letter>
  /** What left for a number of nobody of the team, oldest first. */
  readonly texts: (number: string) => readonly Letter[]
  /** The stand-in of the WhatsApp platform, where the story uses it. */
  readonly graph: FakeWhatsapp | undefined
  /** She writes to us; the platform tells the house, signed. */
  readonly writes: (number: string, text: string) => Promise<void>
}

type Options = { readonly startsAt: string; readonly whatsapp: boolean; readonly night: boolean }

const lima = (wall: string): number => Date.parse(`${wall}:00-05:00`)

const openContext = async (
  browser: Browser,
  house: House,
  size: { width: number; height: number },
  night: boolean,
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: size,
    locale: 'es-PE',
    timezoneId: 'America/Lima',
    hasTouch: size.width < 500,
    reducedMotion: 'reduce',
    colorScheme: night ? 'dark' : 'light',
  })
  await context.clock.install({ time: new Date(await house.now()) })
  return context
}

/** Somebody writes to the programme's WhatsApp: signed, and by the door of the provider. */
function writesTo(house: House, graph: World['graph']): World['writes'] {
  let written = 0
  return async (number, text) => {
    if (graph === undefined) throw new Error('this story has no WhatsApp')
    written += 1
    const said = { id: `wamid.story-${written}`, from: number, text, at: toMs(await house.now()) }
    const { headers, body } = graph.said(said)
    const answer = await fetch(`${house.origin}/api/messages/webhook/whatsapp`, { method: 'POST', headers, body })
    expect(answer.status).toBe(200)
  }
}

const dayMs = 86_400_000

/**
 * A false clock that was run forward by more than 2^31 ms stands still in every page opened afterwards: no timer fires, no effect
 * runs, and a phone that starts cold looks for its things for ever. Days are set; the last one is run.
 */
async function forward({ clock }: BrowserContext, ms: number, now: () => Promise<string>): Promise<void> {
  if (ms > dayMs) await clock.setSystemTime(Date.parse(await now()) - dayMs)
  await clock.fastForward(Math.min(ms, dayMs))
}

async function build(browser: Browser, { startsAt, whatsapp, night }: Options) {
  const graph = whatsapp ? await fakeWhatsapp() : undefined
  const house = await openHouse(startsAt, graph)
  const clinic = await foundClinic(house)
  await house.work()
  const contexts: BrowserContext[] = []
  const watched: Watched[] = []
  const watch = (page: Parameters<typeof watchPage>[0]): Watched => {
    const one = watchPage(page, house.origin)
    watched.push(one)
    return one
  }
  const context = async (size = { width: 360, height: 740 }): Promise<BrowserContext> => {
    const one = await openContext(browser, house, size, night)
    contexts.push(one)
    return one
  }
  const phoneOf = async (who: Holder): Promise<Phone> =>
    holdPhone({ context: await context(), who, origin: house.origin, watch })
  const jump = async (ms: number, stepMs?: number): Promise<void> => {
    await house.advance(ms, stepMs)
    await Promise.all(contexts.map((one) => forward(one, ms, () => house.now())))
  }
  const inbox = (post: Post): readonly Letter[] => {
    const { phone, email } = clinic.members[post]
    return house.letters.filter(({ to }) => to === phone || to === email)
  }
  const world: World = {
    graph,
    texts: (number) => house.letters.filter(({ to }) => to === number),
    writes: writesTo(house, graph),
    house,
    clinic,
    phoneOf,
    inbox,
    physician: async (names) => phoneOf(await clinic.invite(names)),
    desk: async (post, size = { width: 1280, height: 800 }) =>
      sitAtDesk({ context: await context(size), house, member: clinic.members[post], inbox: () => inbox(post), watch }),
    staff: (post) => staffOf(house, clinic, post),
    advance: (time, stepMs) => jump(durationMs(time), stepMs),
    until: async (wall, stepHours) =>
      jump(lima(wall) - Date.parse(await house.now()), stepHours === undefined ? undefined : stepHours * 3_600_000),
    received: async (post, words, channel) => {
      const fits = (): Letter | undefined =>
        inbox(post).find((one) => words.test(one.text) && (channel === undefined || one.channel === channel))
      await expect
        .poll(() => fits() !== undefined, { message: `${post} receives ${words} ${channel ?? ''}` })
        .toBe(true)
      const found = fits()
      if (found === undefined) throw new Error('gone')
      return found
    },
  }
  const close = async (): Promise<void> => {
    await Promise.all(contexts.map((one) => one.close()))
    await house.close()
    await graph?.close()
  }
  return { world, close, watched }
}

/** Nothing that a person said or is may stand in a log. */
const canaries = [/Inventad[ao] Ccori/, /\+51900000/, /@journeys\.ayni\.invalid/, /secreto-de-prueba/]

export const test = base.extend<Options & { readonly world: World }>({
  /** Wall time of Lima at which a story begins. */
  startsAt: ['2026-11-21T18:00', { option: true }],
  /** A WhatsApp platform stands beside the house. */
  whatsapp: [false, { option: true }],
  /** Every screen prefers the dark, as at night. */
  night: [false, { option: true }],
  world: async ({ browser, startsAt, whatsapp, night }, use) => {
    const at = new Date(lima(startsAt) + 5000).toISOString()
    const opened = await build(browser, { startsAt: at, whatsapp, night })
    const { world, close, watched } = opened
    try {
      await use(world)
      expect(watched.flatMap((one) => one.troubles())).toEqual([])
      for (const canary of canaries) expect(world.house.log()).not.toMatch(canary)
    } finally {
      await close()
    }
  },
})

export { expect } from '@playwright/test'
