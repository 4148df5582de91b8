import { safetyPlanHeadings, safetyPlanSections, tidied, whatMattersHeading } from '@ayni/clinical/safety-plan'
import type { PersonId } from '@ayni/kernel'
import type { PlanContent, PlanPageData } from '@ayni/modules/safety-plan/contract'
import {
  Button,
  Card,
  ErrorNotice,
  formatWhen,
  Loading,
  language,
  Notice,
  offerUndo,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { idAt, type PlanClient } from './client.ts'
import { EntryRows } from './entry-rows.tsx'
import { errors } from './error-words.ts'
import { Placed, PlanSheet } from './plan-sheet.tsx'
import { words } from './words.ts'

/** What is being written, whole: the host may keep it, and hand it back after a cut call or a closed page. */
export type BuilderDraft = {
  /** The version that it becomes: kept twice, it is one. */
  readonly version: string
  readonly base: readonly string[]
  readonly content: PlanContent
  readonly reviewOn: string | null
}

export type PlanBuilderProps = {
  readonly client: PlanClient
  readonly person: PersonId
  readonly now: string
  /** From where the host keeps it. Without these two a draft lives as long as the page: never on the disk of a shared computer. */
  readonly draft?: BuilderDraft | null | undefined
  readonly onDraft?: ((draft: BuilderDraft | null) => void) | undefined
  readonly onSaved?: (() => void) | undefined
}

const emptyContent: PlanContent = {
  sections: {
    ...{ 'warning-signs': [], 'internal-coping': [], 'social-distraction': [] },
    ...{ 'ask-for-help': [], 'professional-support': [], 'safer-environment': [] },
  },
  matters: null,
}

/** In this page's memory alone: whoever turns to another page during the call finds it again. */
const drafts = new Map<string, BuilderDraft>()

const begun = ({ current, rivals }: PlanPageData, now: string): BuilderDraft => ({
  version: idAt(now),
  base: [...(current === null ? [] : [current]), ...rivals].map(({ version }) => version),
  content: current?.content ?? emptyContent,
  reviewOn: null,
})

/** The plan of a person, read and then written with them on the call: any section, in any order. */
export const PlanBuilder = (props: PlanBuilderProps) => {
  const { client, person } = props
  const say = useWords(words)
  const { output, code, again } = useAnswer(client, 'safety-plan.plan', { person }, { topics: ['plans'] })
  if (output !== undefined) return <Builder {...props} page={output} />
  if (code === undefined) return <Loading words={say.looking} />
  return (
    <ErrorNotice code={code} own={errors}>
      <Button kind="quiet" onPress={again}>
        {say.again}
      </Button>
    </ErrorNotice>
  )
}

type State = 'rests' | 'saving' | 'saved'

function useBuilder({
  client,
  person,
  now,
  draft: given,
  onDraft,
  onSaved,
  page,
}: PlanBuilderProps & { page: PlanPageData }) {
  const [own, setOwn] = useState(() => drafts.get(person) ?? null)
  const say = useWords(words)
  const [state, setState] = useState<State>('rests')
  const [tried, setTried] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const draft = given === undefined ? own : given
  const change = (wanted: BuilderDraft | null): void => {
    // The try before may have arrived although its answer did not: other words are another version, written upon that one.
    const next =
      wanted === null || !tried ? wanted : { ...wanted, version: idAt(now), base: [...wanted.base, wanted.version] }
    setTried(false)
    if (next === null) drafts.delete(person)
    else drafts.set(person, next)
    setOwn(next)
    setState('rests')
    onDraft?.(next)
  }
  const send = async ({ version, base, content, reviewOn }: BuilderDraft): Promise<boolean> => {
    const input = { person, version, basedOn: [...base], content: tidied(content), reviewOn }
    const answer = await client.call('safety-plan.save-with', input)
    setCode(answer.ok ? null : answer.code)
    setTried(!answer.ok)
    return answer.ok
  }
  const save = async (): Promise<void> => {
    if (draft === null) return
    setState('saving')
    const before = page.current
    if (!(await send(draft))) return setState('rests')
    change(null)
    setState('saved')
    onSaved?.()
    if (before === null) return
    // What was before is written again, upon this one: nothing is ever taken out.
    const back = { version: idAt(now), base: [draft.version], content: before.content, reviewOn: before.reviewOn }
    offerUndo({ message: say.saved, onUndo: () => void send(back) })
  }
  return { draft, change, save, state, code }
}

const Builder = (props: PlanBuilderProps & { readonly page: PlanPageData }) => {
  const { client, person, now, page } = props
  const say = useWords(words)
  const { draft, change, save, state, code } = useBuilder(props)
  const { output: agencies } = useAnswer(client, 'safety-plan.nearby', { person }, { topics: ['plans'] })
  return (
    <Card title={say.title}>
      {page.rivals.length === 0 ? null : (
        <Notice tone="attend" title={say.two}>
          <p>{say.twoWhy}</p>
        </Notice>
      )}
      {state === 'saved' ? <Notice tone="done" title={say.saved} live="polite" /> : null}
      {draft === null ? (
        <>
          <PlanSheet page={page} agencies={agencies} now={now} />
          {page.current === null ? <Placed agencies={agencies} /> : null}
          <div class="row unprinted">
            <Button onPress={() => change(begun(page, now))}>{say.edit}</Button>
            <Button kind="quiet" onPress={() => globalThis.print()}>
              {say.print}
            </Button>
          </div>
          <Versions page={page} now={now} />
        </>
      ) : (
        <>
          <p class="muted">{say.guide}</p>
          <Sections draft={draft} onChange={change} agencies={agencies} />
          {code === null ? null : <ErrorNotice code={code} own={errors} />}
          <div class="row">
            <Button busy={state === 'saving' ? say.saving : undefined} onPress={() => void save()}>
              {say.save}
            </Button>
            <Button kind="plain" onPress={() => change(null)}>
              {say.cancel}
            </Button>
          </div>
        </>
      )}
    </Card>
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
  readonly agencies: Parameters<typeof Placed>[0]['agencies']
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
