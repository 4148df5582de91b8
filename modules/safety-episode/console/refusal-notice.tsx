import { Button, ErrorNotice, Notice, useWords } from '@ayni/ui'
import { actWords } from './act-words.ts'
import type { Doing } from './client.ts'
import { closureCriterionNames } from './closure-names.ts'
import { episodeErrors } from './error-words.ts'

/** Why something was not done: in words, with what is missing by its name, and a way to send again what could not leave. */
export const RefusalNotice = ({ doing }: { readonly doing: Doing }) => {
  const say = useWords(actWords)
  const { refused, again } = doing
  if (refused === null) return null
  if (again !== null)
    return (
      <Notice tone="attend" title={say.notSent} live="polite">
        <Button kind="quiet" busy={doing.busy ? say.saving : undefined} onPress={again}>
          {say.sendAgain}
        </Button>
      </Notice>
    )
  const lacks: readonly unknown[] = Array.isArray(refused.details?.missing) ? refused.details.missing : []
  if (refused.code === 'safety-episode.call-incomplete' && lacks.includes('means'))
    return <Notice tone="attend" title={say.meansMissing} live="polite" />
  const missing = closureCriterionNames(lacks)
  if (refused.code !== 'safety-episode.criteria-missing' || missing.length === 0)
    return <ErrorNotice code={refused.code} own={episodeErrors} />
  return (
    <Notice tone="attend" title={say.refusedFor} live="polite">
      <ul>
        {missing.map((one) => (
          <li key={one}>{say.criteria[one]}</li>
        ))}
      </ul>
    </Notice>
  )
}
