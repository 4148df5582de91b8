import type { StaffSession } from '@ayni/modules/identity/contract'
import type { KeptCall } from '@ayni/modules/safety-episode/console'
import { Button, formatWhen, Notice, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import { instantIn } from './instants.ts'
import { draftsOf, episodesKeptOf } from './open-call.ts'
import { words } from './words.ts'

const LOOK_AGAIN_MS = 30_000

/** Nothing of the guided call is loaded while nothing is kept. */
async function lookAt(account: StaffSession['account']): Promise<readonly KeptCall[]> {
  const episodes = await episodesKeptOf(account)
  if (episodes.length === 0) return []
  const { sendKept } = await import('@ayni/modules/safety-episode/console')
  const parts = { client: clients.episodes, drafts: draftsOf(account), instant: instantIn }
  const found = await Promise.all(episodes.map((episode) => sendKept(parts, episode)))
  return found.filter((one) => one !== null)
}

/** What was sent stays told; of the rest, the newest look counts. */
const together = (before: readonly KeptCall[], now: readonly KeptCall[]): readonly KeptCall[] => [
  ...before.filter(({ is, episode }) => is === 'received' && now.every((one) => one.episode !== episode)),
  ...now,
]

const callHref = (episode: string): string => `/console/alertas/seguimiento/${episode}/llamada`

const OneKept = ({ call: { episode, startedAt, is } }: { readonly call: KeptCall }) => {
  const say = useWords(words).keptCalls
  const when = formatWhen(startedAt, minute.value)
  if (is === 'received') return <Notice tone="done" title={say.sent(when)} live="polite" />
  return (
    <Notice
      tone={is === 'unfinished' ? 'inform' : 'attend'}
      title={is === 'unfinished' ? say.unfinished(when) : is === 'waiting' ? say.waits(when) : say.refused(when)}
      live="polite"
    >
      {is === 'waiting' ? <p>{say.waitsWhy}</p> : null}
      <div class="row">
        <Button kind="quiet" href={callHref(episode)}>
          {is === 'unfinished' ? say.goOn : say.look}
        </Button>
      </div>
    </Notice>
  )
}

/**
 * The calls of whoever sits here that have not left this device, on every page.
 * @safety A call that was finished without a signal leaves though its own page was closed: nobody has to remember it.
 */
export const KeptCalls = ({ session }: { readonly session: StaffSession }) => {
  const { account } = session
  const [calls, setCalls] = useState<readonly KeptCall[]>([])
  useEffect(() => {
    const look = (): void => void lookAt(account).then((now) => setCalls((before) => together(before, now)))
    look()
    const timer = setInterval(look, LOOK_AGAIN_MS)
    addEventListener('online', look)
    return () => {
      clearInterval(timer)
      removeEventListener('online', look)
    }
  }, [account])
  return calls.map((call) => <OneKept key={call.episode} call={call} />)
}
