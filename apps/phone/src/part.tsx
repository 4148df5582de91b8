import { Button, Loading, language, Screen, useWords } from '@ayni/ui'
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { englishHere } from './english.ts'
import { useFrame } from './frame.tsx'
import { laterStyles } from './later-styles.ts'
import { words } from './words.ts'

type Loaded<Props> = { readonly is: 'here'; readonly component: ComponentType<Props> }
type State<Props> = Loaded<Props> | { readonly is: 'loading' } | { readonly is: 'missing' }

/**
 * A screen in its own file. What was fetched once is drawn at once; where the file cannot be had, the screen says so and offers
 * another try instead of standing empty.
 */
export function part<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  /** Stands in its place meanwhile, and where it cannot be had. */
  Meanwhile?: ComponentType,
): ComponentType<Props> {
  let here: ComponentType<Props> | null = null
  const fetchIt = async (): Promise<Loaded<Props>> => {
    const [component] = await Promise.all([load(), laterStyles()])
    if (language.value === 'en') await englishHere().catch(() => undefined)
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
    return <Absent missing={state.is === 'missing'} onRetry={() => setTries(tries + 1)} />
  }
}

const Absent = ({ missing, onRetry }: { readonly missing: boolean; readonly onRetry: () => void }) => {
  const say = useWords(words)
  const frame = useFrame()
  if (!missing) return <Loading words={say.looking} />
  return (
    <Screen {...frame} title={say.partMissing}>
      <p>{say.partMissingWhy}</p>
      <Button kind="quiet" onPress={onRetry}>
        {say.again}
      </Button>
    </Screen>
  )
}
