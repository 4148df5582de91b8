import { Button, Screen, useWords } from '@ayni/ui'
import { words } from './words.ts'

/** Two numbers that answer, whatever else is missing. */
export const CallNow = () => (
  <div class="row">
    <Button kind="safety" href="tel:113">
      113
    </Button>
    <Button kind="quiet" href="tel:106">
      106
    </Button>
  </div>
)

/** @safety the crisis screen's own file may not be here yet on a first visit: the numbers do not wait for it. */
export const CrisisMeanwhile = () => (
  <div class="loading">
    <Screen title={useWords(words).notAlone} help={null} back={{ href: '#/' }}>
      <p>{useWords(words).callNow}</p>
      <CallNow />
    </Screen>
  </div>
)

/** What is kept here is still being opened. */
export const Opening = () => (
  <Screen title={useWords(words).slow} help={null}>
    <p>{useWords(words).callNow}</p>
    <CallNow />
  </Screen>
)

/** A browser that refuses to keep anything: said at once, with whom to call. */
export const NoStorage = () => {
  const say = useWords(words)
  return (
    <Screen title={say.noStorage} help={null}>
      <p>{say.noStorageWhy}</p>
      <CallNow />
    </Screen>
  )
}
