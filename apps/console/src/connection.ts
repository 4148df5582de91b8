import { live, noteChange } from '@ayni/ui'
import { computed, signal } from '@preact/signals'
import { learnServerTime, tick } from './clock.ts'

const GRACE_MS = 4000
const GATHER_MS = 400
const LOOK_AGAIN_MS = 30_000
/** A dead link often says nothing at all: after this long without a word it counts as cut. */
const SILENCE_MS = 12_000

const feedCutSince = signal<string | null>(null)
const askingCutSince = signal<string | null>(null)

/** Since when what is on the screen may be old; null while it is fresh. */
export const cutSince = computed(() => {
  const [earliest] = [feedCutSince.value, askingCutSince.value].filter((at) => at !== null).sort()
  return earliest ?? null
})

/** `fetch` that notices when nobody answers, and what time the server has. */
export const watchful =
  (ask: typeof fetch): typeof fetch =>
  async (address, init) => {
    const asked = tick.value
    const silence = setTimeout(() => {
      askingCutSince.value ??= asked
    }, SILENCE_MS)
    try {
      const response = await ask(address, init)
      askingCutSince.value = null
      learnServerTime(response.headers.get('date'))
      return response
    } catch (error) {
      if (init?.signal?.aborted !== true) askingCutSince.value ??= asked
      throw error
    } finally {
      clearTimeout(silence)
    }
  }

/** The browser often knows before anything was asked. */
const listenToBrowser = (): (() => void) => {
  const lost = (): void => {
    askingCutSince.value ??= tick.value
  }
  const back = (): void => noteChange()
  addEventListener('offline', lost)
  addEventListener('online', back)
  return () => {
    removeEventListener('offline', lost)
    removeEventListener('online', back)
  }
}

/** Hands each change of the feed to the screens, gathered; while the feed is cut they look by themselves now and then. */
export const followFeed = (): (() => void) => {
  let topics = new Set<string>()
  let gathering: ReturnType<typeof setTimeout> | undefined
  let grace: ReturnType<typeof setTimeout> | undefined
  const gather = (changed: readonly string[]): void => {
    for (const topic of changed) topics.add(topic)
    gathering ??= setTimeout(() => {
      gathering = undefined
      noteChange([...topics])
      topics = new Set()
    }, GATHER_MS)
  }
  const broken = (): void => {
    const since = tick.value
    grace ??= setTimeout(() => {
      feedCutSince.value ??= since
    }, GRACE_MS)
  }
  const open = (): void => {
    clearTimeout(grace)
    grace = undefined
    if (feedCutSince.value !== null) noteChange()
    feedCutSince.value = null
  }
  const stop = live({
    baseUrl: '',
    onEvent: (change) => gather(change.topics),
    onState: (state) => (state === 'open' ? open() : broken()),
  })
  const stopListening = listenToBrowser()
  const look = setInterval(() => cutSince.value !== null && noteChange(), LOOK_AGAIN_MS)
  return () => {
    stop()
    stopListening()
    clearInterval(look)
    clearTimeout(grace)
    clearTimeout(gathering)
  }
}
