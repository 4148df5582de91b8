import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer } from './create-client.ts'
import { goesAgain } from './goes-again.ts'

/** What became of it since it was handed over: no answer yet, or why not; null while it is only written. */
export type Handed = { readonly code: string | null } | null

/** Words on their way to the server. */
export type Written = {
  /** Of the command: sent twice it is one. What is changed after it was handed over is another one. */
  readonly id: string
  readonly handed: Handed
}

/** Where such words are: in this page, or with a host that keeps them on the disk and sends them until there is an answer. */
export type Keep<Draft> = {
  readonly draft: Draft | null
  readonly onDisk: boolean
  readonly put: (draft: Draft | null) => void
  readonly send: (draft: Draft) => void
}

export const isOnItsWay = (handed: Handed): boolean => handed !== null && handed.code === null
export const waits = (handed: Handed): boolean => handed !== null && (handed.code === null || goesAgain(handed.code))

/**
 * Noted as under way before it leaves, so that also a page that dies meanwhile sends the same again.
 * @param replace what is kept, if it is still the one with this id: words changed meanwhile stay
 */
export async function deliver<Draft extends Written>(
  draft: Draft,
  send: (draft: Draft) => Promise<Answer<null>>,
  replace: (id: string, next: Draft | null) => unknown,
): Promise<Answer<null>> {
  await replace(draft.id, { ...draft, handed: { code: null } })
  const answer = await send(draft)
  await replace(draft.id, answer.ok ? null : { ...draft, handed: { code: answer.code } })
  return answer
}

/** In this page's memory alone, never on the disk of a shared computer: whoever turns to another page finds it again. */
export function useOwnKeep<Draft extends Written>(
  memory: Map<string, Draft>,
  key: string,
  send: (draft: Draft) => Promise<Answer<null>>,
): Keep<Draft> {
  const [draft, set] = useState(memory.get(key) ?? null)
  const put = (next: Draft | null): void => {
    if (next === null) memory.delete(key)
    else memory.set(key, next)
    set(next)
  }
  const replace = (id: string, next: Draft | null): void => {
    if (memory.get(key)?.id === id) put(next)
  }
  const hand = (given: Draft): void => {
    put(given)
    void deliver(given, send, replace)
  }
  return { draft, onDisk: false, put, send: hand }
}

/** It was under way and is gone: the server has it. */
export function useArrived(draft: Written | null, onArrived?: () => void): boolean {
  const before = useRef(draft)
  const [arrived, setArrived] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, of the draft that went.
  useEffect(() => {
    const went = draft === null && waits(before.current?.handed ?? null)
    if (draft !== null || went) setArrived(went)
    if (went) onArrived?.()
    before.current = draft
  }, [draft])
  return arrived
}
