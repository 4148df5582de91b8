import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { buildPage, type Served, serveFolder } from './world/serve-folder.ts'

/** The pieces of the house, and the screens of rooms as the two faces compose them. */
const galleries = ['packages/ui/gallery', 'apps/phone/gallery', 'apps/console/gallery'] as const
type Shown = { readonly folder: string; readonly served: Served }
const shown = new Map<string, Shown>()

test.beforeAll(async () => {
  for (const gallery of galleries) {
    const folder = await mkdtemp(path.join(tmpdir(), 'ayni-gallery-'))
    await buildPage(gallery, folder)
    shown.set(gallery, { folder, served: await serveFolder(folder) })
  }
})
test.afterAll(async () => {
  for (const { folder, served } of shown.values()) {
    served.close()
    await rm(folder, { recursive: true, force: true })
  }
})

type State = { readonly id: string; readonly face: string }

const statesOf = async (page: Page, origin: string): Promise<readonly State[]> => {
  await page.goto(`${origin}/`)
  await expect(page.getByRole('heading', { name: 'Galería' })).toBeVisible()
  return page
    .locator('a[data-state]')
    .evaluateAll((links) =>
      links.map((link) => ({ id: link.getAttribute('data-state') ?? '', face: link.getAttribute('data-face') ?? '' })),
    )
}

async function faults(page: Page, { id, face }: State): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return [
    ...violations.map((one) => `${id}: ${one.id} at ${one.nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ...(face === 'phone' && wider > 0 ? [`${id}: ${wider} px wider than the screen`] : []),
  ]
}

const views = [
  { name: 'by day, at 320 px', theme: 'light', times: 1 },
  { name: 'by night, at 320 px and 200 % text', theme: 'dark', times: 2 },
] as const

for (const gallery of galleries) {
  for (const { name, theme, times } of views) {
    test(`gallery: every state of ${gallery} is accessible ${name}`, async ({ page }) => {
      // A gallery grows with the house: each state is a page and an axe of its own.
      test.setTimeout(600_000)
      const origin = shown.get(gallery)?.served.origin ?? ''
      await page.setViewportSize({ width: 320, height: 640 })
      // A word that is still fading in has the contrast of its first instant; whoever asks for less motion never sees it.
      await page.emulateMedia({ reducedMotion: 'reduce' })
      const found: string[] = []
      for (const state of await statesOf(page, origin)) {
        await page.goto(`${origin}/?state=${state.id}&theme=${theme}`)
        await page.evaluate((times) => {
          const { fontSize } = getComputedStyle(document.documentElement)
          document.documentElement.style.fontSize = `${Number.parseFloat(fontSize) * times}px`
        }, times)
        found.push(...(await faults(page, state)))
      }
      expect(found).toEqual([])
    })
  }
}
