import { announce, Button, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { Grid } from './print-cell.ts'
import { words } from './words.ts'
import { toCsv, toMarkdown } from './write-grid.ts'

export type CopyRowProps = { readonly grid: Grid; readonly note: string }

/** The same figures, taken away. */
export const CopyRow = ({ grid, note }: CopyRowProps) => {
  const say = useWords(words)
  const [said, setSaid] = useState('')
  const copy = async (text: string): Promise<void> => {
    const done = await navigator.clipboard.writeText(text).then(
      () => say.copied,
      () => say.notCopied,
    )
    setSaid(done)
    announce(done)
  }
  return (
    <div class="row">
      <Button kind="quiet" onPress={() => void copy(toMarkdown(grid, note))}>
        {say.copyMarkdown}
      </Button>
      <Button kind="quiet" onPress={() => void copy(toCsv(grid, note))}>
        {say.copyCsv}
      </Button>
      <span class="muted">{said}</span>
    </div>
  )
}
