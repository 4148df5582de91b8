import { ErrorNotice, Notice, type Refused } from '@ayni/ui'
import { errors } from './error-words.ts'
import { useSay } from './say.ts'

/** @safety Without a signal it says plainly that nobody has been told, and that calling does not wait for it. */
export const NotSent = ({ refused }: { readonly refused: Refused | null }) => {
  const say = useSay()
  if (refused === null) return null
  if (refused.code === 'network.offline')
    return (
      <Notice tone="attend" title={say.notSent} live="now">
        <p>{say.notSentNext}</p>
      </Notice>
    )
  const missing = refused.details?.missing
  if (refused.code === 'emergency.hand-over-incomplete' && typeof missing === 'object')
    return (
      <Notice tone="attend" title={say.handOver.missing} live="polite">
        <ul class="stack">
          {missing.map((part) => (
            <li key={part}>{partWord(say.handOver.parts, part)}</li>
          ))}
        </ul>
      </Notice>
    )
  return <ErrorNotice code={refused.code} own={errors} />
}

const partWord = (parts: Readonly<Record<string, string>>, part: string): string => parts[part] ?? part
