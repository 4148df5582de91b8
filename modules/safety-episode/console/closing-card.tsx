import { closureCriteria } from '@ayni/clinical/episode'
import type { AccountId } from '@ayni/kernel'
import type { EpisodePageData, SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import { Badge, Button, Card, Check, ListRow, Notice, RadioList, SelectField, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { actWords } from './act-words.ts'
import type { Doing } from './client.ts'
import { saidWhenSigning } from './closure-names.ts'
import { LeftForms } from './left-forms.tsx'
import { pageWords } from './page-words.ts'
import { RefusalNotice } from './refusal-notice.tsx'

type CloseInput = SafetyEpisodeOperations['safety-episode.close']['input']

export type ClosingProps = {
  readonly page: EpisodePageData
  readonly now: string
  readonly doing: Doing
  readonly isPsychiatrist: boolean
  readonly account: AccountId
}

/** Every criterion of 7.7 by its name, with what is missing said as missing (SUI-09). */
const Criteria = ({ missing }: Pick<EpisodePageData, 'missing'>) => {
  const say = useWords(actWords)
  const lacks: ReadonlySet<string> = new Set(missing)
  return (
    <ul class="rows">
      {closureCriteria.map((one) => {
        const word = !lacks.has(one) ? say.met : saidWhenSigning.has(one) ? say.toSay : say.missing
        const tone = !lacks.has(one) ? 'done' : saidWhenSigning.has(one) ? 'quiet' : 'attend'
        return <ListRow key={one} title={say.criteria[one]} aside={<Badge tone={tone} word={word} />} />
      })}
    </ul>
  )
}

/** How an episode ends. A psychiatrist signs; nothing else closes it, and an open emergency refuses it by name (SUI-06). */
export const ClosingCard = (props: ClosingProps) => {
  const say = useWords(actWords)
  const sayPage = useWords(pageWords)
  const { page, isPsychiatrist, doing } = props
  if (page.strip.closedAt !== null) return null
  return (
    <div id="cierre">
      <Card title={say.closing}>
        <p class="muted">{say.closingWhy}</p>
        <Criteria missing={page.missing} />
        {page.state === 'emergency-active' ? (
          <Notice tone="act" title={sayPage.cannotClose} />
        ) : isPsychiatrist ? (
          <>
            {/* Each signature says its own: nothing ticked for the first stands ready for the second. */}
            {page.left === null ? <Sign key={page.state} {...props} /> : <LeftForms {...props} />}
            <RefusalNotice doing={doing} />
          </>
        ) : (
          <p>{say.onlyPsychiatry}</p>
        )}
      </Card>
    </div>
  )
}

const treatments = ['in-place', 'declined-in-writing', 'no'] as const

type Said = Pick<CloseInput, 'toldAndAgrees' | 'reasoning'> & {
  readonly treatment: CloseInput['treatment'] | undefined
}

const SaidFields = ({ said, onChange }: { readonly said: Said; readonly onChange: (said: Said) => void }) => {
  const say = useWords(actWords)
  return (
    <>
      <RadioList
        question={say.treatment}
        value={said.treatment}
        onChange={(treatment) => onChange({ ...said, treatment })}
        choices={treatments.map((value) => ({ value, words: say.treatments[value] }))}
      />
      <Check
        words={say.told}
        checked={said.toldAndAgrees}
        onChange={(toldAndAgrees) => onChange({ ...said, toldAndAgrees })}
      />
      <TextField
        label={say.reasoning}
        value={said.reasoning}
        onInput={(reasoning) => onChange({ ...said, reasoning })}
        lines={3}
        maxLength={1000}
      />
    </>
  )
}

const Sign = (props: ClosingProps) => {
  const say = useWords(actWords)
  const { page, doing } = props
  const [said, setSaid] = useState<Said>({ treatment: undefined, toldAndAgrees: false, reasoning: '' })
  const { treatment, toldAndAgrees } = said
  const reasoning = said.reasoning.trim()
  const signed = treatment === undefined || reasoning === '' ? null : { treatment, toldAndAgrees, reasoning }
  const isEnding = page.state === 'stepping-down'
  return (
    <details open={isEnding}>
      <summary>{isEnding ? say.close : say.stepDown}</summary>
      <div class="stack">
        <SaidFields said={said} onChange={setSaid} />
        {isEnding ? (
          <SignClosing {...props} signed={signed} />
        ) : (
          <>
            <p class="muted small">{say.stepDownWhy}</p>
            <Button
              disabled={signed === null}
              busy={doing.busy ? say.saving : undefined}
              onPress={() =>
                signed !== null &&
                void doing.act('safety-episode.step-down', { episode: page.strip.episode, ...signed })
              }
            >
              {say.stepDown}
            </Button>
          </>
        )}
      </div>
    </details>
  )
}

const carings = ['twelve-months', 'who-bic', 'declined'] as const
type Signed = Pick<CloseInput, 'treatment' | 'toldAndAgrees' | 'reasoning'>

/** Whom the person knows: who follows, who owns, or whoever signs. */
const useKnown = ({ page, account }: ClosingProps) => {
  const you = useWords(pageWords).you
  const { knownClinicianAccount, ownerAccount, strip } = page
  const all = [
    { value: knownClinicianAccount, words: strip.knownClinician },
    { value: ownerAccount, words: strip.owner },
    { value: account, words: you },
  ]
  return all.flatMap(({ value, words }, nth) =>
    value === null || words === null || all.findIndex((one) => one.value === value) !== nth ? [] : [{ value, words }],
  )
}

const SignClosing = (props: ClosingProps & { readonly signed: Signed | null }) => {
  const say = useWords(actWords)
  const { page, doing, signed } = props
  const known = useKnown(props)
  const [knownClinician, setKnown] = useState<AccountId | undefined>(known[0]?.value)
  const [caringSchedule, setCaring] = useState<CloseInput['caringSchedule'] | undefined>(undefined)
  const whole =
    signed === null || knownClinician === undefined || caringSchedule === undefined
      ? null
      : { ...signed, knownClinician, caringSchedule }
  return (
    <>
      <SelectField
        label={say.knownWho}
        hint={say.knownHint}
        value={knownClinician}
        onChange={setKnown}
        choices={known}
      />
      <RadioList
        question={say.caring}
        value={caringSchedule}
        onChange={setCaring}
        choices={carings.map((value) => ({ value, words: say.carings[value] }))}
      />
      <Button
        disabled={whole === null}
        busy={doing.busy ? say.saving : undefined}
        onPress={() =>
          whole !== null && void doing.act('safety-episode.close', { episode: page.strip.episode, ...whole })
        }
      >
        {say.close}
      </Button>
    </>
  )
}
