import type { SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import { type Client, goesAgain, type Refused, SILENCE_MS } from '@ayni/ui'
import { type CallDraft, type CallInput, emptyDraft, inputOf } from './call-draft.ts'

/** Of the whole episode: the call is one of its commands. */
export type CallClient = Client<SafetyEpisodeOperations>
export type CallOutcome = SafetyEpisodeOperations['safety-episode.record-call']['output']

/** Where an unfinished call is kept on this device: the face that shows it decides how, and forgets it at signing out. */
export type KeptDrafts = {
  readonly read: (episode: string) => Promise<string | null>
  /** Resolves when it is on the disk; only then may a screen say so. */
  readonly keep: (episode: string, text: string) => Promise<void>
  readonly forget: (episode: string) => Promise<void>
}

export type CallParts = {
  readonly client: CallClient
  readonly drafts: KeptDrafts
  readonly instant: (text: string) => CallInput['spokeAt']
  /** What other rooms wrote beside it goes first: while nobody answers that, the call waits with it. */
  readonly before?: ((finished: CallDraft) => Promise<'gone' | 'waits'>) | undefined
}

export type Sent =
  | { readonly is: 'waiting' }
  | { readonly is: 'received'; readonly receipt: number | null; readonly output: CallOutcome }
  | { readonly is: 'refused'; readonly refused: Refused }

/** One command with an id of its own: sent twice, from here or from another page, it is one call. */
export async function sendCall({ client, drafts, instant, before }: CallParts, finished: CallDraft): Promise<Sent> {
  if ((await before?.(finished)) === 'waits') return { is: 'waiting' }
  const options = { id: finished.id, signal: AbortSignal.timeout(SILENCE_MS) }
  const answer = await client.call('safety-episode.record-call', inputOf(finished, instant), options)
  if (!answer.ok) return goesAgain(answer.code) ? { is: 'waiting' } : { is: 'refused', refused: answer }
  await drafts.forget(finished.episode).catch(() => undefined)
  return { is: 'received', receipt: answer.receipt ?? null, output: answer.output }
}

const isDraft = (value: unknown, episode: string): value is CallDraft =>
  typeof value === 'object' && value !== null && 'episode' in value && value.episode === episode && 'step' in value

/** @returns null where nothing is kept, or nothing that can be read: storage must not stop a call, it begins anew, in memory */
export async function readKept(drafts: KeptDrafts, episode: string): Promise<CallDraft | null> {
  try {
    const text = await drafts.read(episode)
    const value: unknown = text === null ? null : JSON.parse(text)
    // What another version wrote may know less than this one.
    return isDraft(value, episode)
      ? { ...emptyDraft(value.id, episode, value.contact, value.startedAt), ...value }
      : null
  } catch {
    return null
  }
}

export type KeptCall = { readonly episode: string; readonly startedAt: string; readonly is: 'unfinished' | Sent['is'] }

/** A call that waits on this device while its page is closed: what is finished goes; what is not is told. */
export async function sendKept(parts: CallParts, episode: string): Promise<KeptCall | null> {
  const kept = await readKept(parts.drafts, episode)
  if (kept === null) return null
  const { is } = kept.endedAt === null ? ({ is: 'unfinished' } as const) : await sendCall(parts, kept)
  return { episode, startedAt: kept.startedAt, is }
}
