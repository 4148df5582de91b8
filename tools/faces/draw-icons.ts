import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

/** Draws the phone's icons from their one drawing; run by hand when the drawing changes, and commit what it makes. */
const folder = path.join(import.meta.dirname, '../../apps/phone/public')
const drawing = readFileSync(path.join(folder, 'icon.svg'), 'utf8')
const executablePath = process.env.CHROMIUM_PATH
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ['--no-sandbox'],
})
for (const size of [180, 192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`)
  await page.screenshot({ path: path.join(folder, `icon-${size}.png`) })
  await page.close()
}
await browser.close()
