import { Button, Screen, useWords } from '@ayni/ui'
import { words } from './words.ts'

/** A browser that refuses to keep anything: said at once, with whom to call. */
export const NoStorage = () => {
  const say = useWords(words)
  return (
    <Screen title={say.noStorage} help={null}>
      <p>{say.noStorageWhy}</p>
      <div class="row">
        <Button kind="safety" href="tel:113">
          113
        </Button>
        <Button kind="quiet" href="tel:106">
          106
        </Button>
      </div>
    </Screen>
  )
}
