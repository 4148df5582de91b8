import type { CoordinationOperations, Suggested } from '@ayni/modules/coordination/contract'
import {
  announce,
  Button,
  ErrorNotice,
  formatDate,
  formatWhen,
  Loading,
  offerUndo,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { assignmentWords } from './assignment-words.ts'
import { errors } from './error-words.ts'
import type { PromiseCardProps } from './promise-card-props.ts'

type Reason = Suggested['because'][number]
type Partner = CoordinationOperations['coordination.assign-outside']['input']['to']
const partners = ['other-university', 'csmc', 'line-113'] as const satisfies readonly Partner[]

const useReason = (): ((reason: Reason) => string) => {
  const say = useWords(assignmentWords)
  return (reason) => {
    switch (reason.is) {
      case 'cares-now':
        return say.caresNow
      case 'cared-before':
        return say.caredBefore(formatDate(reason.until))
      case 'load':
        return say.load(reason.open, reason.limit)
      case 'person-decides':
        return reason.sameCohort ? say.sameCohort : say.personDecides
      case 'will-be-asked':
        return say.willBeAsked
    }
  }
}

const Outside = ({ client, row, onDone }: PromiseCardProps) => {
  const say = useWords(assignmentWords)
  const find = async (to: Partner): Promise<void> => {
    const answer = await client.call('coordination.assign-outside', { person: row.person, to })
    if (answer.ok) announce(say.outsideDone(row.alias))
    onDone(answer.ok ? undefined : answer.code)
  }
  return (
    <details>
      <summary>{say.outside}</summary>
      <p class="muted">{say.outsideWhy}</p>
      <div class="choices">
        {partners.map((to) => (
          <Button key={to} wide kind="quiet" onPress={() => void find(to)}>
            {say.partners[to]}
          </Button>
        ))}
      </div>
    </details>
  )
}

export type ProposeCardProps = PromiseCardProps & { readonly needs: 'therapist' | 'psychiatrist' }

/** Whom to propose, best first, each with its reasons. One press proposes and gives what is owed; ten seconds to take it back. */
export const ProposeCard = (props: ProposeCardProps) => {
  const { client, row, now, needs, onDone, onChanged } = props
  const say = useWords(assignmentWords)
  const because = useReason()
  const [saving, setSaving] = useState<string | undefined>(undefined)
  const asked = { person: row.person, needs }
  const { output, code } = useAnswer(client, 'coordination.suggestions', asked, { topics: ['team', 'proposals'] })
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const takeBack = async (account: Suggested['account']): Promise<void> => {
    const answer = await client.call('coordination.end-case', { person: row.person, account })
    announce(answer.ok ? say.takenBack(row.alias) : say.notTakenBack, answer.ok ? 'polite' : 'urgent')
    onChanged()
  }
  const propose = async ({ account, who }: Suggested): Promise<void> => {
    setSaving(account)
    const instead = row.kind === 'replace-clinician' ? null : row.owedBy
    const answer = await client.call('coordination.assign-case', { person: row.person, account, instead })
    setSaving(undefined)
    if (answer.ok) offerUndo({ message: say.steps[answer.output.step](who), onUndo: () => void takeBack(account) })
    onDone(answer.ok ? undefined : answer.code)
  }
  return (
    <>
      <h3>{say.who}</h3>
      {output.suggested.length === 0 ? <p>{say.nobody}</p> : null}
      <ul class="rows strong">
        {output.suggested.map((one) => (
          <li key={one.account} class="stack compact">
            <Button
              wide
              kind="quiet"
              disabled={saving !== undefined}
              describedBy={`why-${one.account}`}
              onPress={() => void propose(one)}
            >
              {say.propose(one.who)}
            </Button>
            <small class="muted" id={`why-${one.account}`}>
              {one.because.map(because).join('; ')}
            </small>
          </li>
        ))}
      </ul>
      {output.notNow.length === 0 ? null : (
        <details>
          <summary>{say.notNow(output.notNow.length)}</summary>
          <ul>
            {output.notNow.map(({ account, who, why }) => (
              <li key={account}>
                {who}: {why.is === 'full' ? say.full(why.open, why.limit) : say.away(formatWhen(why.until, now))}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Outside {...props} />
    </>
  )
}
