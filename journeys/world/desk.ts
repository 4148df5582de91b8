import { hotp, totpStep } from '@ayni/platform/auth'
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import type { Member } from './clinic.ts'
import type { House } from './house.ts'
import type { Letter } from './protocol.ts'
import { door } from './say.ts'
import type { Watched } from './watch-page.ts'

export type Desk = Watched & {
  readonly see: (words: string | RegExp) => Locator
  readonly press: (words: string | RegExp) => Promise<void>
  /** As an invented person, in the demo: one press. */
  readonly enters: () => Promise<void>
  /** With the code from the e-mail, and the second factor where the role asks for it. */
  readonly signsIn: () => Promise<void>
  readonly goes: (path: string) => Promise<void>
}

export type DeskSetting = {
  readonly context: BrowserContext
  readonly house: House
  readonly member: Member
  readonly inbox: () => readonly Letter[]
  readonly watch: (page: Page) => Watched
}

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an application of codes does with the key on the screen. */
function fromBase32(text: string): Uint8Array {
  const bits = [...text.replaceAll(' ', '')].map((sign) => signs.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2),
  )
}

async function newestCode(inbox: () => readonly Letter[]): Promise<string> {
  const find = (): string | undefined =>
    inbox()
      .filter(({ channel }) => channel === 'email')
      .flatMap(({ text }) => /\b(\d{6})\b/.exec(text)?.[1] ?? [])
      .at(-1)
  await expect.poll(find, { message: 'a code by e-mail' }).toBeDefined()
  return find() ?? ''
}

/** Somebody of the team, at their own browser. */
export async function sitAtDesk({ context, house, member, inbox, watch }: DeskSetting): Promise<Desk> {
  const page = await context.newPage()
  const watched = watch(page)
  const say = door.es
  const named = (words: string | RegExp) => (typeof words === 'string' ? { name: words, exact: true } : { name: words })
  const pressable = (words: string | RegExp): Locator =>
    page
      .getByRole('button', named(words))
      .or(page.getByRole('link', named(words)))
      .first()
  const desk: Desk = {
    ...watched,
    see: (words) => page.getByText(words).first(),
    press: (words) => pressable(words).click(),
    goes: async (path) => {
      await page.goto(`${house.origin}/console/${path}`)
    },
    enters: async () => {
      await page.goto(`${house.origin}/console/`)
      await page.getByRole('button', { name: member.name }).click()
      await expect(page.getByRole('heading', { name: say.enter })).toBeHidden()
    },
    signsIn: async () => {
      await page.goto(`${house.origin}/console/`)
      await page.getByLabel(say.email).fill(member.email)
      await watched.look()
      await desk.press(say.sendCode)
      await page.getByLabel(say.code).fill(await newestCode(inbox))
      const setUp = page.getByRole('heading', { name: say.setUpTitle })
      await expect(setUp.or(page.getByRole('navigation')).first()).toBeVisible()
      if (!(await setUp.isVisible())) return
      const secret = fromBase32(await page.locator('code.secret').innerText())
      await watched.look()
      await page.getByLabel(say.setUpConfirm).fill(hotp(secret, totpStep(Date.parse(await house.now()))))
      await desk.press(say.kept)
    },
  }
  return desk
}
