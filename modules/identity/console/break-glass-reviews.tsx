import type { IdentityOperations } from '@ayni/modules/identity/contract'
import {
  announce,
  Badge,
  Button,
  Empty,
  ErrorNotice,
  formatDue,
  formatWhen,
  Loading,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { errors } from './error-words.ts'
import { words } from './glass-words.ts'
import { type IdentityClient, useAsk } from './use-ask.ts'

type Opening = IdentityOperations['identity.open-break-glasses']['output'][number]
type Verdict = IdentityOperations['identity.review-break-glass']['input']['says']

export type BreakGlassReviewsProps = { readonly client: IdentityClient; readonly now: string }

type OpeningCardProps = { readonly opening: Opening; readonly now: string; readonly onSay: (says: Verdict) => void }

const OpeningCard = ({ opening, now, onSay }: OpeningCardProps) => {
  const say = useWords(words)
  const late = opening.secondReaderDueAt < now
  const due = say.due(formatDue(opening.secondReaderDueAt, now))
  return (
    <li class="card">
      <h3>{opening.alias}</h3>
      <p class="muted">{say.by(opening.by, formatWhen(opening.openedAt, now))}</p>
      <blockquote>{opening.reason}</blockquote>
      <p>{late ? <Badge tone="attend" word={due} /> : due}</p>
      {opening.own ? (
        <p class="muted">{say.own}</p>
      ) : (
        <div class="row">
          <Button kind="quiet" onPress={() => onSay('justified')}>
            {say.justified}
          </Button>
          <Button kind="quiet" onPress={() => onSay('not_justified')}>
            {say.notJustified}
          </Button>
        </div>
      )}
    </li>
  )
}

/** Two people: whoever opened never judges their own opening. */
export const BreakGlassReviews = ({ client, now }: BreakGlassReviewsProps) => {
  const say = useWords(words)
  const { output, code, again } = useAnswer(client, 'identity.open-break-glasses', {}, { topics: ['access'] })
  const { ask, problem } = useAsk(client)
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const judge = async (id: string, says: Verdict): Promise<void> => {
    const answer = await ask('identity.review-break-glass', { id, says })
    if (answer.ok) announce(say.said)
    again()
  }
  return (
    <section class="stack">
      <h2>{say.reviewTitle}</h2>
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      {output.length === 0 ? (
        <Empty title={say.none}>
          <p>{say.noneWhy}</p>
        </Empty>
      ) : (
        <>
          <p class="muted">{say.reviewWhy}</p>
          <ul class="stack">
            {output.map((opening) => (
              <OpeningCard
                key={opening.id}
                opening={opening}
                now={now}
                onSay={(says) => void judge(opening.id, says)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
