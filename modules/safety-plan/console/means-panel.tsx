import { type MeansResult, meansResults, proposedRecheck } from '@ayni/clinical/safety-plan'
import type { PersonId } from '@ayni/kernel'
import type { PlanPageData } from '@ayni/modules/safety-plan/contract'
import {
  Button,
  Card,
  dayOf,
  formatDate,
  formatWhen,
  isOnItsWay,
  type Keep,
  Notice,
  NotYet,
  RadioList,
  TextField,
  useAnswer,
  useArrived,
  useOwnKeep,
  useWords,
  waits,
} from '@ayni/ui'
import { idAt, type PlanClient } from './client.ts'
import { errors } from './error-words.ts'
import { MeasureFields, newAgreeing } from './measure-fields.tsx'
import { Unseen } from './unseen.tsx'
import { words } from './words.ts'
import { type MeansDraft, meansAreWritten, sendMeans, unseenPage } from './written.ts'

export type MeansPanelProps = {
  readonly client: PlanClient
  readonly person: PersonId
  readonly now: string
  /** Where the host keeps what is written; without it a draft lives as long as the page. */
  readonly keep?: Keep<MeansDraft> | undefined
}

const drafts = new Map<string, MeansDraft>()

/** What was agreed about means, and whether it holds; the guidance is the clinician's alone. */
export const MeansPanel = (props: MeansPanelProps) => {
  const { client, person, now } = props
  const say = useWords(words)
  const { output, code, again } = useAnswer(client, 'safety-plan.plan', { person }, { topics: ['plans'] })
  const own = useOwnKeep(drafts, person, (draft) => sendMeans(client, person, draft))
  const keep = props.keep ?? own
  const noted = useArrived(keep.draft)
  if (output === undefined && keep.draft === null) {
    if (!keep.onDisk) return null
    const blind = (): void => keep.put(begun(unseenPage(person), now, null))
    return <Unseen code={code} onAgain={again} onBlind={blind} />
  }
  return (
    <Card title={say.means}>
      <details>
        <summary>{say.meansGuide}</summary>
        <ul>
          {say.prompts.map((prompt) => (
            <li key={prompt}>{prompt}</li>
          ))}
        </ul>
      </details>
      <p class="muted small">{say.meansRule}</p>
      {noted ? <Notice tone="done" title={say.measuresSaved} live="polite" /> : null}
      {output === undefined ? <p class="muted">{say.unseenMeans}</p> : <Agreed page={output} now={now} />}
      <Form keep={keep} page={output ?? unseenPage(person)} now={now} />
    </Card>
  )
}

type PageProps = { readonly page: PlanPageData; readonly now: string }

const Agreed = ({ page: { agreement, checks }, now }: PageProps) => {
  const say = useWords(words)
  if (agreement === null) return <p>{say.noMeans}</p>
  return (
    <>
      <ul>
        {agreement.measures.map(({ what, keeper, until }) => (
          <li key={what}>
            {[what, keeper, until === null ? null : `${say.until} ${formatDate(`${until}T12:00:00Z`)}`]
              .filter((part) => part !== null)
              .join(' · ')}
          </li>
        ))}
        {agreement.cover === null ? null : <li>{agreement.cover}</li>}
      </ul>
      <p class="muted small">
        {say.agreedOn(formatWhen(agreement.agreedAt, now), agreement.who)}{' '}
        {say.due(formatWhen(agreement.recheckBy, now))}
      </p>
      {checks.length === 0 ? null : (
        <details>
          <summary>
            {say.looked} ({checks.length})
          </summary>
          <ul>
            {checks.map(({ at, result, who, note }) => (
              <li key={at}>
                {[`${formatWhen(at, now)}: ${say.done[result]}`, who, note].filter((part) => part !== null).join(' · ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const begun = ({ recheck }: PlanPageData, now: string, result: MeansResult | null): MeansDraft => ({
  ...{ id: idAt(now), agreement: idAt(now), handed: null, result, agreeing: newAgreeing, note: '' },
  due: dayOf(proposedRecheck(recheck, now, result ?? 'agreed')),
})

/** Agreed for the first time or anew, or looked at again: what stands says which, unless somebody has begun. */
const Form = ({ keep, page, now }: PageProps & { readonly keep: Keep<MeansDraft> }) => {
  const say = useWords(words)
  const { put, send, onDisk } = keep
  const looksAgain = page.agreement !== null && keep.draft === null
  const draft = keep.draft ?? begun(page, now, null)
  const change = (part: Partial<MeansDraft>): void =>
    // What was handed over may have arrived although its answer did not: what changes is another command.
    put({ ...draft, ...(draft.handed === null ? {} : { id: idAt(now), agreement: idAt(now) }), ...part, handed: null })
  const look = (result: MeansResult): void => change({ result, due: dayOf(proposedRecheck(page.recheck, now, result)) })
  const isLook = looksAgain || draft.result !== null
  return (
    <>
      {isLook ? (
        <RadioList
          question={say.recheck}
          choices={meansResults.map((one) => ({ value: one, words: say.results[one] }))}
          value={draft.result ?? undefined}
          onChange={look}
        />
      ) : null}
      {looksAgain ? null : (
        <>
          {draft.result === null || draft.result === 'changed' ? (
            <MeasureFields value={draft.agreeing} onChange={(agreeing) => change({ agreeing })} />
          ) : null}
          {isLook ? (
            <TextField
              label={say.note}
              lines={2}
              maxLength={500}
              value={draft.note}
              onInput={(note) => change({ note })}
            />
          ) : null}
          <TextField label={say.recheckBy} type="date" value={draft.due} onInput={(due) => change({ due })} />
          <NotYet handed={draft.handed} onDisk={onDisk} own={errors} />
          <Button
            busy={isOnItsWay(draft.handed) ? say.saving : undefined}
            disabled={!meansAreWritten(draft)}
            onPress={() => send(draft)}
          >
            {isLook ? say.check : say.agree}
          </Button>
          {keep.draft !== null && !waits(keep.draft.handed) ? (
            <Button kind="plain" onPress={() => put(null)}>
              {say.discard}
            </Button>
          ) : null}
        </>
      )}
      {isLook ? (
        <Button kind="plain" onPress={() => put(begun(page, now, null))}>
          {say.anew}
        </Button>
      ) : null}
    </>
  )
}
