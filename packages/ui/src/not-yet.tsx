import { goesAgain } from './client/goes-again.ts'
import type { Handed } from './client/handed-over.ts'
import { useWords } from './dictionary.ts'
import { ErrorNotice } from './error-notice.tsx'
import type { ErrorWords } from './error-words.ts'
import { keptWords } from './kept-line.tsx'
import { Notice } from './notice.tsx'

export type NotYetProps = {
  readonly handed: Handed
  readonly onDisk: boolean
  /** The module's words for its own codes. */
  readonly own: ErrorWords
}

/** Why what was handed over is still here; nothing while it is only written, or on its way. */
export const NotYet = ({ handed, onDisk, own }: NotYetProps) => {
  const say = useWords(keptWords)
  const code = handed?.code ?? null
  if (code === null) return null
  if (onDisk && goesAgain(code)) return <Notice tone="attend" title={say.waits} live="polite" />
  return <ErrorNotice code={code} own={own} />
}
