import { emptyPlan, safetyPlanHeadings, safetyPlanSections, whatMattersHeading } from '@ayni/clinical/safety-plan'
import type { PersonId } from '@ayni/kernel'
import type { Agencies, PlanContent, PlanPageData } from '@ayni/modules/safety-plan/contract'
import {
  Button,
  Card,
  formatWhen,
  isOnItsWay,
  type Keep,
  language,
  Notice,
  NotYet,
  offerUndo,
  TextField,
  useAnswer,
  useArrived,
  useOwnKeep,
  useWords,
  waits,
} from '@ayni/ui'
import { useRef } from 'preact/hooks'
import { idAt, type PlanClient } from './client.ts'
import { EntryRows } from './entry-rows.tsx'
import { errors } from './error-words.ts'
import { Placed, PlanSheet } from './plan-sheet.tsx'
import { Unseen } from './unseen.tsx'
import { words } from './words.ts'
import { type BuilderDraft, sendPlan, unseenPage } from './written.ts'

export type PlanBuilderProps = {
  readonly client: PlanClient
  readonly person: PersonId
  readonly now: string
  /** Where the host keeps what is written; without it a draft lives as long as the page. */
  readonly keep?: Keep<BuilderDraft> | undefined
}

const drafts = new Map<string, BuilderDraft>()

const begun = ({ current, rivals }: PlanPageData, now: string): BuilderDraft => ({
  ...{ id: idAt(now), handed: null, touched: false, reviewOn: null },
  base: [...(current === null ? [] : [current]), ...rivals].map(({ version }) => version),
  content: current?.content ?? emptyPlan,
})

function useBuilder({ client, person, now, keep }: PlanBuilderProps, page: PlanPageData | undefined) {
  const say = useWords(words)
  const own = useOwnKeep(drafts, person, (draft) => sendPlan(client, person, draft))
  const { draft, put, send, onDisk } = keep ?? own
  const back = useRef<BuilderDraft | null>(null)
  const begin = (from: PlanPageData): void => put(begun(from, now))
  const change = ({ id, base, handed, ...written }: BuilderDraft): void =>
    // What was handed over may have arrived although its answer did not: other words are another version, written upon that one.
    put({
      ...{ ...written, touched: true, handed: null },
      ...(handed === null ? { id, base } : { id: idAt(now), base: [...base, id] }),
    })
  const save = (written: BuilderDraft): void => {
    const before = page?.current ?? null
    // What was before is written again, upon this one: nothing is ever taken out.
    back.current = before === null ? null : { ...written, ...before, id: idAt(now), base: [written.id] }
    send(written)
  }
  const saved = useArrived(draft, () => {
    const undone = back.current
    if (undone !== null) offerUndo({ message: say.saved, onUndo: () => send(undone) })
    back.current = null
  })
  return { draft, put, begin, change, save, saved, onDisk }
}

/** The plan of a person, read and then written with them on the call: any section, in any order. */
export const PlanBuilder = (props: PlanBuilderProps) => {
  const { client, person, now } = props
  const say = useWords(words)
  const { output: page, code, again } = useAnswer(client, 'safety-plan.plan', { person }, { topics: ['plans'] })
  const builder = useBuilder(props, page)
  const { output: agencies } = useAnswer(client, 'safety-plan.nearby', { person }, { topics: ['plans'] })
  const { draft, onDisk, saved, begin } = builder
  if (page === undefined && draft === null)
    return <Unseen code={code} onAgain={again} onBlind={onDisk ? () => begin(unseenPage(person)) : undefined} />
  return (
    <Card title={say.title}>
      {page === undefined || page.rivals.length === 0 ? null : (
        <Notice tone="attend" title={say.two}>
          <p>{say.twoWhy}</p>
        </Notice>
      )}
      {saved ? <Notice tone="done" title={say.saved} live="polite" /> : null}
      {draft !== null ? (
        <Writing {...builder} draft={draft} agencies={agencies} isUnseen={page === undefined} />
      ) : page === undefined ? null : (
        <>
          <PlanSheet page={page} agencies={agencies} now={now} />
          {page.current === null ? <Placed agencies={agencies} /> : null}
          <div class="row unprinted">
            <Button onPress={() => begin(page)}>{say.edit}</Button>
            <Button kind="quiet" onPress={() => globalThis.print()}>
              {say.print}
            </Button>
          </div>
          <Versions page={page} now={now} />
        </>
      )}
    </Card>
  )
}

type WritingProps = Omit<ReturnType<typeof useBuilder>, 'draft'> & {
  readonly draft: BuilderDraft
  readonly agencies: Agencies | undefined
  readonly isUnseen: boolean
}

const Writing = ({ draft, change, save, put, onDisk, agencies, isUnseen }: WritingProps) => {
  const say = useWords(words)
  return (
    <>
      <p class="muted">{say.guide}</p>
      {isUnseen && draft.base.length === 0 ? <p class="muted">{say.unseenPlan}</p> : null}
      <Sections draft={draft} onChange={change} agencies={agencies} />
      <NotYet handed={draft.handed} onDisk={onDisk} own={errors} />
      <div class="row">
        <Button busy={isOnItsWay(draft.handed) ? say.saving : undefined} onPress={() => save(draft)}>
          {say.save}
        </Button>
        {waits(draft.handed) ? null : (
          <Button kind="plain" onPress={() => put(null)}>
            {say.cancel}
          </Button>
        )}
      </div>
    </>
  )
}

const Versions = ({ page, now }: { readonly page: PlanPageData; readonly now: string }) => {
  const say = useWords(words)
  if (page.versions.length < 2) return null
  return (
    <details class="unprinted">
      <summary>
        {say.versions} ({page.versions.length})
      </summary>
      <ul>
        {page.versions.map(({ version, at, who }) => (
          <li key={version}>
            {formatWhen(at, now)}, {who === null ? say.alone : say.with(who)}
          </li>
        ))}
      </ul>
    </details>
  )
}

type SectionsProps = {
  readonly draft: BuilderDraft
  readonly onChange: (draft: BuilderDraft) => void
  readonly agencies: Agencies | undefined
}

const Sections = ({ draft, onChange, agencies }: SectionsProps) => {
  const say = useWords(words)
  const { content } = draft
  const put = (change: Partial<PlanContent>): void => onChange({ ...draft, content: { ...content, ...change } })
  return (
    <>
      {safetyPlanSections.map((section, nth) => {
        const entries = content.sections[section]
        const written = entries.filter(({ text }) => text.trim() !== '').length
        return (
          <details key={section} open={nth === 0}>
            <summary>
              {nth + 1}. {safetyPlanHeadings[section][language.value]}{' '}
              <span class="muted">· {written === 0 ? say.empty : say.lines(written)}</span>
            </summary>
            <p class="muted">{say.ask[section]}</p>
            <EntryRows
              section={section}
              entries={entries}
              onChange={(lines) => put({ sections: { ...content.sections, [section]: [...lines] } })}
            />
            {section === 'professional-support' ? <Placed agencies={agencies} /> : null}
          </details>
        )
      })}
      <TextField
        label={whatMattersHeading[language.value]}
        hint={say.matters}
        lines={2}
        maxLength={1000}
        value={content.matters ?? ''}
        onInput={(matters) => put({ matters })}
      />
      <TextField
        label={say.reviewOn}
        type="date"
        value={draft.reviewOn ?? ''}
        onInput={(day) => onChange({ ...draft, reviewOn: day === '' ? null : day })}
      />
    </>
  )
}
