import '@ayni/ui/base.css'
import { createPost, openDevice } from '@ayni/device'
import { render } from 'preact'
import { App } from './app.tsx'
import { patienceMs } from './at-most.ts'
import { NoStorage, Opening } from './no-storage.tsx'
import { openHouse } from './shell.ts'
import { startLanguage } from './start-language.ts'

const root = document.getElementById('app') ?? document.body

// @safety a disk that does not answer leaves no empty page: whom to call stands there meanwhile.
const slow = setTimeout(() => render(<Opening />, root), patienceMs)

try {
  const device = await openDevice({ now: () => Date.now() })
  openHouse({ device, post: createPost() })
  clearTimeout(slow)
  await startLanguage(device)
  render(<App />, root)
} catch {
  clearTimeout(slow)
  // @safety even where nothing can be kept, the page says whom to call.
  render(<NoStorage />, root)
}
