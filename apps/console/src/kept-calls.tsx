import type { CallDraft, KeptCall } from '@ayni/modules/guided-call/console'
import type { StaffSession } from '@ayni/modules/identity/contract'
import { Button, formatWhen, Notice, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { clients } from './clients.ts'
import { minute } from './clock.ts'
import { instantIn } from './instants.ts'
import { besideOf, draftsOf, episodesKeptOf } from './open-call.ts'
import { words } from './words.ts'

const LOOK_AGAIN_MS = 30_000

/** A call; or, after its call had left, what was written beside it and has not arrived. */
type Line = KeptCall | { readonly episode: string; readonly startedAt: string; readonly is: 'left' }

/** Nothing of the guided call is loaded while nothing is kept. */
async function lookAt(account: StaffSession['account']): Promise<readonly Line[]> {
  const kept = await episodesKeptOf(account)
  if (kept.length === 0) return []
  const { sendKept } = await import('@ayni/modules/guided-call/console')
  const { isLeft, sendBeside } = await import('./send-beside.ts')
  const found = kept.map(async ({ episode, at }): Promise<Line | null> => {
    const beside = besideOf(account, episode)
    const before = (finished?: CallDraft) => sendBeside(beside, clients.plan, finished)
    const parts = { client: clients.episodes, drafts: draftsOf(account), instant: instantIn, before }
    const call = await sendKept(parts, episode)
    if (call?.is === 'waiting' || call?.is === 'refused') return call
    await before()
    return call ?? ((await isLeft(beside)) ? { episode, startedAt: at, is: 'left' } : null)
  })
  return (await Promise.all(found)).filter((one) => one !== null)
}

/** What was sent stays told; of the rest, the newest look counts. */
const together = (before: readonly Line[], now: readonly Line[]): readonly Line[] => [
  ...before.filter(({ is, episode }) => is === 'received' && now.every((one) => one.episode !== episode)),
  ...now,
]

const callHref = (episode: string): string => `/console/alertas/seguimiento/${episode}/llamada`

const OneKept = ({ call: { episode, startedAt, is } }: { readonly call: Line }) => {
  const say = useWords(words).keptCalls
  const when = formatWhen(startedAt, minute.value)
  if (is === 'received') return <Notice tone="done" title={say.sent(when)} live="polite" />
  return (
    <Notice tone={is === 'unfinished' ? 'inform' : 'attend'} title={say[is](when)} live="polite">
      {is === 'waiting' ? <p>{say.waitsWhy}</p> : null}
      <div class="row">
        <Button kind="quiet" href={callHref(episode)}>
          {is === 'unfinished' ? say.goOn : is === 'left' ? say.seeLeft : say.look}
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
  const [calls, setCalls] = useState<readonly Line[]>([])
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
