import '@ayni/ui/base.css'
import { createPost, openDevice } from '@ayni/device'
import { keepLanguage } from '@ayni/ui'
import { render } from 'preact'
import { App } from './app.tsx'
import { speak } from './english.ts'
import { NoStorage } from './no-storage.tsx'
import { openHouse } from './shell.ts'

const root = document.getElementById('app') ?? document.body

try {
  const device = await openDevice({ now: () => Date.now() })
  openHouse({ device, post: createPost() })
  if (device.language === 'en') await speak('en').catch(() => undefined)
  keepLanguage(undefined, (chosen) => {
    if (chosen !== device.language) void device.saveLanguage(chosen)
  })
  render(<App />, root)
} catch {
  // @safety even where nothing can be kept, the page says whom to call.
  render(<NoStorage />, root)
}
