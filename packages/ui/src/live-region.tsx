import { signal } from '@preact/signals'

type Said = { readonly words: string; readonly count: number }

const polite = signal<Said>({ words: '', count: 0 })
const urgent = signal<Said>({ words: '', count: 0 })

/** Says something to a screen reader: `polite` after what it is reading, `urgent` at once, which is for safety. */
export const announce = (words: string, manner: 'polite' | 'urgent' = 'polite'): void => {
  const region = manner === 'polite' ? polite : urgent
  region.value = { words, count: region.value.count + 1 }
}

/** Once in each shell, from the first drawing: a region that appears with its words is not read. */
export const LiveRegion = () => (
  <>
    <div class="unseen" role="status">
      <span key={polite.value.count}>{polite.value.words}</span>
    </div>
    <div class="unseen" role="alert">
      <span key={urgent.value.count}>{urgent.value.words}</span>
    </div>
  </>
)
