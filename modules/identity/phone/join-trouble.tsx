import { Button, Notice, useWords } from '@ayni/ui'
import { words } from './words.ts'

export type JoinTroubleProps = {
  /** A refusal's code, or `no-answer`, or `someone-else`. */
  readonly code: string
  readonly onRetry: () => void
  readonly onCode: () => void
}

/** Why the invitation did not open, that it is not lost, and what to do. */
export const JoinTrouble = ({ code, onRetry, onCode }: JoinTroubleProps) => {
  const say = useWords(words)
  const known: Readonly<Record<string, readonly [string, string]>> = say.trouble
  const [what, next] = known[code] ?? say.trouble.other
  const spent = code.startsWith('identity.')
  return (
    <Notice tone="attend" title={what} live="polite">
      <p>{next}</p>
      <div class="row">
        {spent ? null : (
          <Button kind="quiet" onPress={onRetry}>
            {say.retry}
          </Button>
        )}
        <Button kind="plain" onPress={onCode}>
          {say.haveCode}
        </Button>
      </div>
    </Notice>
  )
}
