import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The pictures of the documentation are taken anew on purpose alone, so that a run of the tests leaves the tree as it was. */
const pictures = path.join(
  import.meta.dirname,
  process.env.AYNI_PICTURES === '1' ? '../../docs/pictures' : '../test-results/pictures',
)

/** Whoever looks over a shoulder or into a history sees the name of the house and nothing else. */
const quietTitle = /^Ayni(?: [·—-] [\p{L} ]{1,30})?$/u
const loudWords = /suicid|depre|ansied|anxiet|alcohol|crisis|riesgo|risk|psiqu|psych|phq|gad|asq|audit|AY-/i

export type Watched = {
  readonly page: Page
  /** Everything that every screen owes: accessible, quiet in its title; a picture where one is named. */
  readonly look: (picture?: string) => Promise<void>
  /** What went wrong behind the screen. */
  readonly troubles: () => readonly string[]
}

/** A screen whose code is still on its way is empty for an instant; what is judged is the screen that stays. */
const settled = (page: Page): Promise<void> =>
  expect(async () => {
    for (let look = 0; look < 5; look++) expect(await page.locator('main h1').count()).toBe(1)
  }).toPass({ timeout: 10_000 })

const accessible = async (page: Page): Promise<void> => {
  await settled(page)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  expect(said, `accessibility of ${page.url().replace(/#\/i\/.*/, '#/i/…')}`).toEqual([])
}

async function quiet(page: Page): Promise<void> {
  const title = await page.title()
  expect(title).toMatch(quietTitle)
  expect(title).not.toMatch(loudWords)
}

/** Sits beside a page from its first request to its last. */
export function watchPage(page: Page, origin: string): Watched {
  const troubles: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) troubles.push(`a request to ${url.host}`)
    if (/AY-[A-Z2-9]{4}/.test(decodeURIComponent(url.pathname + url.search))) troubles.push('an alias in an address')
  })
  page.on('pageerror', (error) => troubles.push(`an error on the page: ${error.message}`))
  page.on('console', (message) => {
    if (
      message.type() === 'error' &&
      !/ERR_INTERNET_DISCONNECTED|Failed to load resource|ERR_FAILED/.test(message.text())
    )
      troubles.push(`an error in the console: ${message.text()}`)
  })
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame())
      void frame.title().then(
        (title) => loudWords.test(title) && troubles.push(title),
        () => null,
      )
  })
  return {
    page,
    troubles: () => troubles,
    look: async (picture) => {
      await quiet(page)
      await accessible(page)
      if (picture === undefined) return
      await page.screenshot({
        path: path.join(pictures, `${picture}.png`),
        animations: 'disabled',
        caret: 'hide',
        scale: 'css',
      })
    },
  }
}
