import { DefinitionList, Dialog, useWords } from '@ayni/ui'
import type { PlaceRule } from './places.ts'
import { words } from './words.ts'

export type KeysHelpProps = { readonly places: readonly PlaceRule[]; readonly onClose: () => void }

/** What each key does, for those of the reader's places. */
export const KeysHelp = ({ places, onClose }: KeysHelpProps) => {
  const say = useWords(words)
  return (
    <Dialog open title={say.help} onClose={onClose}>
      <p>{say.helpWhy}</p>
      <DefinitionList
        items={[
          ...places.map(({ id, letter }) => ({ term: say.place[id], detail: <kbd>{say.keyGo(letter)}</kbd> })),
          { term: say.keySearch, detail: <kbd>/</kbd> },
          { term: say.keyRows, detail: <kbd>↑ ↓</kbd> },
          { term: say.keyHelp, detail: <kbd>?</kbd> },
        ]}
      />
    </Dialog>
  )
}
