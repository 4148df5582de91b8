import {
  asqToAsk,
  type BssaSection,
  bssaDispositions,
  bssaDispositionWords,
  bssaMustAsk,
  bssaSectionWords,
  bssaSupports,
  bssaSupportWords,
  bssaSymptoms,
  bssaSymptomWords,
  channelWords,
  companyWords,
  meansOutcomeWords,
  planOutcomeWords,
} from '@ayni/clinical/episode'
import type { InstrumentText } from '@ayni/clinical/instruments'
import type { LiveAnswer } from '@ayni/modules/safety-episode/contract'
import {
  AskedAloud,
  AskedInTurn,
  Button,
  Check,
  dayOf,
  language,
  Notice,
  RadioList,
  SelectField,
  TextField,
  useWords,
  WhenFields,
} from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { type CallDraft, type CallStep, weighsLower } from './call-draft.ts'
import { callWords } from './call-words.ts'

export type StepProps = {
  readonly draft: CallDraft
  readonly change: (part: Partial<CallDraft>) => void
  readonly now: string
  readonly isPsychiatrist: boolean
  /** The words of the ASQ, as published. */
  readonly asq: InstrumentText
  /** What another room brings to make the plan, or to agree about the surroundings, without leaving the call. */
  readonly planRoom?: ComponentChildren
  readonly meansRoom?: ComponentChildren
  /** To open the danger now, with the call going on. */
  readonly emergencyRoom?: ComponentChildren
}

const Spoken = ({ words }: { readonly words: string }) => <p class="spoken">{words}</p>

/** One heading of the guide: an answer, and a few words of the clinician. */
const Heading = ({
  section,
  draft,
  change,
  hint,
}: StepProps & { readonly section: BssaSection; readonly hint?: string }) => {
  const say = useWords(callWords)
  const heading = draft.headings[section]
  const write = (part: { readonly answer?: LiveAnswer; readonly words?: string }): void =>
    change({
      headings: {
        ...draft.headings,
        [section]: { answer: heading?.answer ?? 'not_asked', words: heading?.words ?? '', ...part },
      },
    })
  return (
    <>
      <AskedAloud
        must={bssaMustAsk.some((one) => one === section)}
        question={bssaSectionWords[section][language.value]}
        value={heading?.answer}
        onChange={(answer) => write({ answer })}
      />
      <TextField
        label={say.words}
        hint={hint}
        value={heading?.words ?? ''}
        onInput={(words) => write({ words })}
        lines={2}
        maxLength={1000}
      />
    </>
  )
}

const Ticks = ({ draft, change, of }: StepProps & { readonly of: 'symptoms' | 'supports' }) => {
  const say = useWords(callWords)
  const list =
    of === 'symptoms'
      ? bssaSymptoms.map((id) => ({ id, words: bssaSymptomWords[id] }))
      : bssaSupports.map((id) => ({ id, words: bssaSupportWords[id] }))
  return (
    <fieldset class="answers">
      <legend>{say.ticks}</legend>
      {list.map(({ id, words }) => (
        <Check
          key={id}
          words={words[language.value]}
          checked={draft.ticked.includes(id)}
          onChange={(checked) =>
            change({ ticked: checked ? [...draft.ticked, id] : draft.ticked.filter((one) => one !== id) })
          }
        />
      ))}
    </fieldset>
  )
}

const channels = ['call', 'whatsapp-call', 'video', 'radio', 'in-person'] as const
const companies = ['somebody', 'alone', 'unknown'] as const
const talks = ['yes', 'in-a-while', 'no'] as const
const identities = ['named', 'recognised', 'not-sure'] as const

const Where = ({ draft, change }: StepProps) => {
  const say = useWords(callWords)
  return (
    <>
      <Spoken words={say.identitySay} />
      <RadioList
        question={say.identityAsk}
        value={draft.identity ?? undefined}
        onChange={(identity) => change({ identity })}
        choices={identities.map((value) => ({ value, words: say.identities[value] }))}
      />
      {draft.identity === 'not-sure' ? <Notice tone="attend" title={say.notSure} live="polite" /> : null}
      <Spoken words={say.whereSay} />
      <TextField
        label={say.whereIs}
        hint={say.whereHint}
        value={draft.where}
        onInput={(where) => change({ where })}
        lines={2}
        maxLength={1000}
      />
      <Check words={say.atPost} checked={draft.atPost} onChange={(atPost) => change({ atPost })} />
      <TextField
        label={say.callback}
        type="tel"
        value={draft.callback}
        onInput={(callback) => change({ callback })}
        maxLength={60}
      />
      <RadioList
        question={say.withAsk}
        value={draft.with ?? undefined}
        onChange={(company) => change({ with: company })}
        choices={companies.map((value) => ({ value, words: companyWords[value][language.value] }))}
      />
      {draft.with === 'somebody' ? (
        <TextField
          label={say.withWhom}
          value={draft.withWhom}
          onInput={(withWhom) => change({ withWhom })}
          maxLength={200}
        />
      ) : null}
      <RadioList
        question={say.canTalkAsk}
        value={draft.canTalk ?? undefined}
        onChange={(canTalk) => change({ canTalk })}
        choices={talks.map((value) => ({ value, words: say.canTalks[value] }))}
      />
      <SelectField
        label={say.channel}
        value={draft.channel}
        onChange={(channel) => change({ channel })}
        choices={channels.map((value) => ({ value, words: channelWords[value][language.value] }))}
      />
    </>
  )
}

const Thank = ({ draft, change }: StepProps) => {
  const say = useWords(callWords)
  return (
    <>
      <Spoken words={say.thankSay} />
      <Check words={say.thankDone} checked={draft.thanked} onChange={(thanked) => change({ thanked })} />
    </>
  )
}

const Thoughts = (props: StepProps) => {
  const say = useWords(callWords)
  const { draft, change } = props
  return (
    <>
      <Spoken words={say.thoughtsSay} />
      <Heading {...props} section="frequency" />
      <AskedAloud
        question={say.thoughtsNow}
        value={draft.thoughtsNow}
        onChange={(thoughtsNow) => change({ thoughtsNow })}
      />
      {draft.thoughtsNow === 'yes' ? (
        <>
          <Notice tone="act" title={say.nowYes} live="polite" />
          {props.emergencyRoom}
        </>
      ) : null}
    </>
  )
}

const Past = (props: StepProps) => {
  const say = useWords(callWords)
  const { draft, change } = props
  return (
    <>
      <Spoken words={say.pastSay} />
      <AskedAloud question={say.intent} value={draft.intent} onChange={(intent) => change({ intent })} />
      {draft.intent === 'yes' ? (
        <TextField label={say.onDay} type="date" value={draft.intentOn} onInput={(intentOn) => change({ intentOn })} />
      ) : null}
      <AskedAloud question={say.attempt} value={draft.attempt} onChange={(attempt) => change({ attempt })} />
      {draft.attempt === 'yes' ? (
        <TextField
          label={say.onDay}
          type="date"
          value={draft.attemptOn}
          onInput={(attemptOn) => change({ attemptOn })}
        />
      ) : null}
      <Heading {...props} section="past-behavior" />
    </>
  )
}

const Symptoms = (props: StepProps) => {
  const say = useWords(callWords)
  const { draft, change } = props
  return (
    <>
      <Ticks {...props} of="symptoms" />
      <Heading {...props} section="symptoms" />
      <AskedAloud question={say.alcohol} value={draft.alcoholNow} onChange={(alcoholNow) => change({ alcoholNow })} />
      {draft.alcoholNow === 'yes' ? <Notice tone="attend" title={say.alcoholYes} live="polite" /> : null}
    </>
  )
}

const Asq = ({ draft, change, asq }: StepProps) => (
  <>
    <p class="muted">{useWords(callWords).asqSay}</p>
    <AskedInTurn items={asqToAsk(asq, draft.asq)} answers={draft.asq} onChange={(next) => change({ asq: next })} />
  </>
)

const Weigh = ({ draft, change, isPsychiatrist }: StepProps) => {
  const say = useWords(callWords)
  return (
    <>
      <RadioList
        question={say.weighSay}
        value={draft.disposition ?? undefined}
        onChange={(disposition) => change({ disposition })}
        choices={bssaDispositions.map((value) => ({
          value,
          words: bssaDispositionWords[value][language.value],
          detail: say.risks[value],
        }))}
      />
      {weighsLower(draft) ? (
        <TextField
          label={say.reasons}
          value={draft.reasons}
          onInput={(reasons) => change({ reasons })}
          lines={3}
          maxLength={1000}
        />
      ) : null}
      {isPsychiatrist ? (
        <Check
          words={say.full}
          checked={draft.fullEvaluation}
          onChange={(fullEvaluation) => change({ fullEvaluation })}
        />
      ) : null}
      <p class="muted small">{say.translation}</p>
    </>
  )
}

const plans = ['made', 'reviewed', 'later', 'declined'] as const
const meanses = ['agreed', 'kept', 'changed', 'not-kept', 'later', 'declined'] as const

const Plan = ({ draft, change, planRoom }: StepProps) => {
  const say = useWords(callWords)
  return (
    <>
      {planRoom}
      <RadioList
        question={say.planAsk}
        value={draft.plan ?? undefined}
        onChange={(plan) => change({ plan })}
        choices={plans.map((value) => ({ value, words: planOutcomeWords[value][language.value] }))}
      />
    </>
  )
}

const Means = ({ draft, change, meansRoom }: StepProps) => {
  const say = useWords(callWords)
  return (
    <>
      <p class="muted">{say.meansHint}</p>
      {meansRoom}
      <RadioList
        question={say.meansAsk}
        value={draft.means ?? undefined}
        onChange={(means) => change({ means })}
        choices={meanses.map((value) => ({ value, words: meansOutcomeWords[value][language.value] }))}
      />
    </>
  )
}

const hours = [4, 24, 48, 72] as const
/** R-SUI-07 counts from when they spoke: counted from the end of a long call, the last choice would be refused as too late. */
const inHours = (spokeAt: string, h: number): string =>
  new Date(Math.floor((Date.parse(spokeAt) + h * 3_600_000) / 300_000) * 300_000).toISOString()

const Next = ({ draft, change, now }: StepProps) => {
  const say = useWords(callWords)
  return (
    <>
      <p>{say.nextSay}</p>
      <div class="row quick">
        {hours.map((h) => (
          <Button key={h} kind="quiet" onPress={() => change({ nextContactAt: inHours(draft.startedAt, h) })}>
            {say.quick[h]}
          </Button>
        ))}
      </div>
      <WhenFields
        legend={say.nextWhen}
        from={draft.nextContactAt}
        day={dayOf(now, 1)}
        onChange={(nextContactAt) => change({ nextContactAt })}
      />
    </>
  )
}

/** The body of one step; each asks one thing and says nothing of the others. */
export const CallStepBody = (props: StepProps & { readonly step: Exclude<CallStep, 'check'> }) => {
  const say = useWords(callWords)
  switch (props.step) {
    case 'where':
      return <Where {...props} />
    case 'thank':
      return <Thank {...props} />
    case 'thoughts':
      return <Thoughts {...props} />
    case 'means-and-plan':
      return (
        <>
          <Spoken words={say.planSay} />
          <Heading {...props} section="plan" hint={say.planHint} />
        </>
      )
    case 'past':
      return <Past {...props} />
    case 'symptoms':
      return <Symptoms {...props} />
    case 'supports':
      return (
        <>
          <Ticks {...props} of="supports" />
          <Heading {...props} section="support-stressors" />
        </>
      )
    case 'asq':
      return <Asq {...props} />
    case 'weigh':
      return <Weigh {...props} />
    case 'plan':
      return <Plan {...props} />
    case 'means':
      return <Means {...props} />
    case 'next':
      return <Next {...props} />
  }
}
