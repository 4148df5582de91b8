import { Button, Loading, Notice, useWords } from '@ayni/ui'
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { words } from './words.ts'

/** A page in its own file, fetched when it is first opened. Where it cannot be had, another try is offered. */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let here: ComponentType<Props> | undefined
  return (props: Props) => {
    const [state, setState] = useState<'here' | 'loading' | 'missing'>(here === undefined ? 'loading' : 'here')
    const [tries, setTries] = useState(0)
    // biome-ignore lint/correctness/useExhaustiveDependencies: each try is one more.
    useEffect(() => {
      if (here !== undefined) return
      setState('loading')
      load().then(
        (loaded) => {
          here = loaded
          setState('here')
        },
        () => setState('missing'),
      )
    }, [tries])
    const Here = here
    if (state === 'here' && Here !== undefined) return <Here {...props} />
    return state === 'missing' ? <Missing onRetry={() => setTries(tries + 1)} /> : <Looking />
  }
}

const Looking = () => <Loading words={useWords(words).looking} />

const Missing = ({ onRetry }: { readonly onRetry: () => void }) => {
  const say = useWords(words)
  return (
    <Notice tone="attend" title={say.partMissing} live="polite">
      <p>{say.partMissingWhy}</p>
      <Button kind="quiet" onPress={onRetry}>
        {say.retry}
      </Button>
    </Notice>
  )
}
