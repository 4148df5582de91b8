import type { Page } from '@playwright/test'

/** Answerable: a row that can be tapped was painted. Both in ms; `atMs` by the wall. */
export type Answerable = { readonly ms: number; readonly atMs: number; readonly screens: string }

/**
 * Presses what a person would press, as soon as it is there, until something that fits `until` is drawn. It runs inside the
 * page, so that no driver stands between a screen and the tap.
 */
export const walkUntil = (page: Page, words: readonly string[], until: string): Promise<unknown> =>
  page.addInitScript(
    ({ words, until }) => {
      const pressed = new WeakSet<Element>()
      const screens: string[] = []
      const say = (): void => {
        const ms = performance.now()
        screens.push(document.body.innerText)
        sessionStorage.setItem(
          'bench',
          JSON.stringify({ ms, atMs: performance.timeOrigin + ms, screens: screens.join('\n') }),
        )
        document.documentElement.dataset.answerable = 'yes'
      }
      const look = (): void => {
        if (document.querySelector(until) !== null) {
          requestAnimationFrame(() => setTimeout(say))
          return
        }
        for (const button of document.querySelectorAll('button, a')) {
          if (pressed.has(button) || !(button instanceof HTMLElement) || button.matches(':disabled')) continue
          if (!words.includes(button.innerText.trim())) continue
          pressed.add(button)
          screens.push(document.body.innerText)
          button.click()
          break
        }
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    },
    { words, until },
  )

export async function answerable(page: Page, address: string): Promise<Answerable> {
  await page.goto(address, { waitUntil: 'commit' })
  await page
    .locator('html[data-answerable]')
    .waitFor({ state: 'attached', timeout: 30_000 })
    .catch(async (error: unknown) => {
      throw new Error(`${address} never came so far; it shows: ${await page.locator('body').innerText()}`, {
        cause: error,
      })
    })
  return page.evaluate((): Answerable => JSON.parse(sessionStorage.getItem('bench') ?? '{}'))
}

/** The service worker is in charge and keeps every file. */
export async function installed(page: Page): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      return registration?.active?.state === 'activated' ? (await caches.keys()).length : 0
    })
    if (state > 0) return
    await page.waitForTimeout(100)
  }
  throw new Error('the phone did not keep its files in 30 s')
}
