import { Button, ErrorNotice, goesAgain, Loading, useWords } from '@ayni/ui'
import { errors } from './error-words.ts'
import { words } from './words.ts'

export type UnseenProps = {
  readonly code: string | undefined
  readonly onAgain: () => void
  /** Where it is kept on the disk nobody has to wait for a signal to write. */
  readonly onBlind: (() => void) | undefined
}

/** What stands is being looked for, or could not be seen. */
export const Unseen = ({ code, onAgain, onBlind }: UnseenProps) => {
  const say = useWords(words)
  const blind =
    onBlind !== undefined && (code === undefined || goesAgain(code)) ? (
      <Button kind="quiet" onPress={onBlind}>
        {say.blind}
      </Button>
    ) : null
  if (code === undefined)
    return (
      <>
        <Loading words={say.looking} />
        {blind}
      </>
    )
  return (
    <ErrorNotice code={code} own={errors}>
      {blind}
      <Button kind="quiet" onPress={onAgain}>
        {say.again}
      </Button>
    </ErrorNotice>
  )
}
