import { signal } from '@preact/signals'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Client, Operations } from './create-client.ts'

/** The last good answer, and why the newest try did not bring a better one. */
export type Answered<Output> = {
  /** Undefined until there is one; kept while a later try fails, so that a screen can be read without a signal. */
  readonly output: Output | undefined
  readonly code: string | undefined
  readonly again: () => void
}

export type AnswerOptions = {
  /** Topics of the live feed after which it is asked again. */
  readonly topics?: readonly string[] | undefined
  /** For what the feed does not tell. */
  readonly everySeconds?: number | undefined
}

const EVERYTHING = '*'
const changes = signal<Readonly<Record<string, number>>>({})

/** The shell hands on what the live feed says; without topics, everything may have changed. */
export const noteChange = (topics: readonly string[] = [EVERYTHING]): void => {
  const next = { ...changes.value }
  for (const topic of topics) next[topic] = (next[topic] ?? 0) + 1
  changes.value = next
}

/** A number that grows each time one of these topics changes. */
export const useChanges = (topics: readonly string[]): number =>
  [EVERYTHING, ...topics].reduce((sum, topic) => sum + (changes.value[topic] ?? 0), 0)

type Kept<Output> = { readonly key: string; readonly output: Output | undefined; readonly code: string | undefined }

/** Asks when first drawn, when the input changes, when one of its topics does, and when told to. */
export const useAnswer = <Ops extends Operations, Name extends keyof Ops & string>(
  client: Client<Ops>,
  name: Name,
  input: Ops[Name]['input'],
  { topics = [], everySeconds }: AnswerOptions = {},
): Answered<Ops[Name]['output']> => {
  const key = JSON.stringify(input ?? {})
  const changed = useChanges(topics)
  const [tries, setTries] = useState(0)
  const [kept, keep] = useState<Kept<Ops[Name]['output']>>({ key: '', output: undefined, code: undefined })
  const again = useCallback(() => setTries((before) => before + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the input is compared by what it says; changed and tries ask again.
  useEffect(() => {
    const stop = new AbortController()
    const ask = async (): Promise<void> => {
      const answer = await client.call(name, input, { signal: stop.signal })
      if (stop.signal.aborted) return
      if (answer.ok) {
        client.remember?.(name, key, answer.output)
        keep({ key, output: answer.output, code: undefined })
      } else {
        keep((before) => ({ key, output: before.key === key ? before.output : undefined, code: answer.code }))
      }
    }
    void ask()
    return () => stop.abort()
  }, [client, name, key, changed, tries])
  useEffect(() => {
    if (everySeconds === undefined) return undefined
    const timer = setInterval(again, everySeconds * 1000)
    return () => clearInterval(timer)
  }, [again, everySeconds])
  const output = kept.key === key && kept.output !== undefined ? kept.output : client.recall?.(name, key)
  return { output, code: kept.key === key ? kept.code : undefined, again }
}
