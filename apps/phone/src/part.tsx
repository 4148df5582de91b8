import { Button, Loading, language, Screen, useWords } from '@ayni/ui'
import type { ComponentChildren, ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { atMost, dressMs, patienceMs } from './at-most.ts'
import { englishHere } from './english.ts'
import { useFrame } from './frame.tsx'
import { laterStyles } from './later-styles.ts'
import { words } from './words.ts'

type Loaded<Props> = { readonly is: 'here'; readonly component: ComponentType<Props> }
type State<Props> = Loaded<Props> | { readonly is: 'loading' } | { readonly is: 'missing' }

/**
 * A screen in its own file. What was fetched once is drawn at once; where the file cannot be had, or does not come, the screen
 * says so and offers another try instead of standing empty.
 */
export function part<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  /** Stands in its place meanwhile, and where it cannot be had. */
  Meanwhile?: ComponentType,
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null
  const fetchIt = async (): Promise<Loaded<Props>> => {
    const [component] = await Promise.all([load(), atMost(dressMs, laterStyles())])
    if (language.value === 'en') await atMost(dressMs, englishHere())
    here ??= component
    return { is: 'here', component: here }
  }
  return (props: Props) => {
    const [state, setState] = useState<State<Props>>(here ? { is: 'here', component: here } : { is: 'loading' })
    const [tries, setTries] = useState(0)
    useEffect(() => {
      if (state.is === 'here') return
      fetchIt().then(setState, () => setState({ is: 'missing' }))
    }, [tries])
    if (state.is === 'here') return <state.component {...props} />
    if (Meanwhile !== undefined) return <Meanwhile />
    return state.is === 'missing' ? <Absent onRetry={() => setTries(tries + 1)} /> : <Waiting />
  }
}

/** @safety what is waited for may never come: from then on the screen says so, and offers help like any other. */
export const Waiting = ({ children }: { readonly children?: ComponentChildren }) => {
  const say = useWords(words)
  const frame = useFrame()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(setSlow, patienceMs, true)
    return () => clearTimeout(timer)
  }, [])
  if (!slow) return <Loading words={say.looking} />
  return (
    <Screen {...frame} title={say.slow}>
      <p>{say.slowWhy}</p>
      {children}
    </Screen>
  )
}

const Absent = ({ onRetry }: { readonly onRetry: () => void }) => {
  const say = useWords(words)
  return (
    <Screen {...useFrame()} title={say.partMissing}>
      <p>{say.partMissingWhy}</p>
      <Button kind="quiet" onPress={onRetry}>
        {say.again}
      </Button>
    </Screen>
  )
}
