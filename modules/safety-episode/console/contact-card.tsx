import { type AsqSoFar, asqToAsk, asqWhole, channelWords, tryResultWords } from '@ayni/clinical/episode'
import { type InstrumentText, loadInstrument } from '@ayni/clinical/instruments'
import type { Instant } from '@ayni/kernel'
import type { EpisodePageData, SafetyEpisodeOperations } from '@ayni/modules/safety-episode/contract'
import {
  AskedInTurn,
  Button,
  Card,
  dayOf,
  formatDue,
  formatWhen,
  Loading,
  language,
  Notice,
  RadioList,
  SelectField,
  TextField,
  useWords,
  WhenFields,
} from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { actWords } from './act-words.ts'
import type { Doing } from './client.ts'
import { pageWords } from './page-words.ts'
import { RefusalNotice } from './refusal-notice.tsx'

type Input = SafetyEpisodeOperations['safety-episode.record-contact']['input']
type Saved = SafetyEpisodeOperations['safety-episode.record-contact']['output']

const channels = ['call', 'whatsapp-call', 'video', 'radio', 'in-person', 'message'] as const
const results = ['reached', 'no-answer', 'phone-off', 'wrong-number', 'message-left', 'cut-off'] as const
const meanses = ['kept', 'changed', 'not-kept', 'none-agreed', 'not_asked'] as const

export const plannedContact = (page: EpisodePageData) => page.contacts.find(({ doneAt }) => doneAt === null)

type ContactProps = {
  readonly page: EpisodePageData
  readonly now: string
  readonly instantNow: () => Instant
  readonly doing: Doing
  readonly callHref: string
}

/** The planned contact, noted in a minute: what happened, the ASQ asked live, whether what was agreed holds, and the next date. */
export const ContactCard = (props: ContactProps) => {
  const say = useWords(actWords)
  const sayPage = useWords(pageWords)
  const [saved, setSaved] = useState<Saved | null>(null)
  const planned = plannedContact(props.page)
  return (
    <div id="contacto">
      <Card title={say.contact}>
        {saved === null ? null : (
          <Notice tone={saved.alerted ? 'act' : 'done'} title={saved.alerted ? say.alerted : say.done} live="polite">
            <p>{say.savedContact(formatWhen(saved.nextContactAt, props.now))}</p>
            {saved.alerted ? <Button href={props.callHref}>{sayPage.start}</Button> : null}
          </Notice>
        )}
        <Button kind="quiet" href={props.callHref}>
          {sayPage.start}
        </Button>
        {planned === undefined ? (
          <p>{say.contactNone}</p>
        ) : (
          <>
            <p>
              {planned.callDueAt === null
                ? say.contactDue(formatDue(planned.dueAt, props.now))
                : say.contactLate(formatDue(planned.callDueAt, props.now))}
            </p>
            <ContactForm key={planned.contact} {...props} contact={planned.contact} onSaved={setSaved} />
          </>
        )}
      </Card>
    </div>
  )
}

type FormProps = ContactProps & { readonly contact: string; readonly onSaved: (saved: Saved) => void }

const ContactForm = (props: FormProps) => {
  const say = useWords(actWords)
  const [channel, setChannel] = useState<Input['channel']>('call')
  const [result, setResult] = useState<Input['result'] | undefined>(undefined)
  return (
    <>
      <SelectField
        label={say.how}
        value={channel}
        onChange={setChannel}
        choices={channels.map((value) => ({ value, words: channelWords[value][language.value] }))}
      />
      <RadioList
        question={say.what}
        value={result}
        onChange={setResult}
        choices={results.map((value) => ({ value, words: tryResultWords[value][language.value] }))}
      />
      {result === undefined ? null : result === 'reached' ? (
        <Reached {...props} channel={channel} />
      ) : (
        <Failed {...props} channel={channel} result={result} />
      )}
      <RefusalNotice doing={props.doing} />
    </>
  )
}

type EndProps = FormProps & Pick<Input, 'channel'>

const Failed = ({ doing, contact, channel, result, instantNow, onSaved }: EndProps & Pick<Input, 'result'>) => {
  const say = useWords(actWords)
  const [words, setWords] = useState('')
  const save = async (): Promise<void> => {
    const done = await doing.act('safety-episode.record-contact', {
      ...{ contact, at: instantNow(), channel, result, asq: null, means: 'not_asked', nextContactAt: null },
      words: words.trim() === '' ? null : words.trim(),
    })
    if (done !== undefined) onSaved(done)
  }
  return (
    <>
      <p class="muted">{say.failed}</p>
      <TextField label={say.words} value={words} onInput={setWords} lines={2} maxLength={1000} />
      <Button wide busy={doing.busy ? say.saving : undefined} onPress={() => void save()}>
        {say.saveContact}
      </Button>
    </>
  )
}

const useAsqText = (): InstrumentText | null => {
  const [text, setText] = useState<InstrumentText | null>(null)
  useEffect(() => void loadInstrument('asq').then(setText), [])
  return text
}

const Reached = ({ page, now, doing, contact, channel, instantNow, onSaved }: EndProps) => {
  const say = useWords(actWords)
  const text = useAsqText()
  const [asq, setAsq] = useState<AsqSoFar>({})
  const [means, setMeans] = useState<Input['means'] | undefined>(undefined)
  const [words, setWords] = useState('')
  const [nextContactAt, setNext] = useState<Instant | null>(page.nextContactBy)
  const whole = asqWhole(asq)
  const [tried, setTried] = useState(false)
  const save = async (): Promise<void> => {
    setTried(true)
    if (whole === undefined || means === undefined) return
    const said = { contact, at: instantNow(), channel, result: 'reached', asq: whole, means, nextContactAt } as const
    const done = await doing.act('safety-episode.record-contact', {
      ...said,
      words: words.trim() === '' ? null : words.trim(),
    })
    if (done !== undefined) onSaved(done)
  }
  return (
    <>
      <p class="muted">{say.asq}</p>
      {text === null ? (
        <Loading words={say.asq} />
      ) : (
        <AskedInTurn items={asqToAsk(text, asq)} answers={asq} onChange={setAsq} />
      )}
      <RadioList
        question={say.means}
        value={means}
        onChange={setMeans}
        choices={meanses.map((value) => ({ value, words: say.meanses[value], aside: value === 'not_asked' }))}
      />
      <WhenFields legend={say.nextDate} from={page.nextContactBy} day={dayOf(now)} onChange={setNext} />
      {page.nextContactBy === null ? null : (
        <p class="muted small">{say.noLater(formatWhen(page.nextContactBy, now))}</p>
      )}
      <TextField label={say.words} value={words} onInput={setWords} lines={2} maxLength={1000} />
      {tried && whole === undefined ? <Notice tone="attend" title={say.asqMissing} live="polite" /> : null}
      {tried && means === undefined ? <Notice tone="attend" title={say.means} live="polite" /> : null}
      <Button wide busy={doing.busy ? say.saving : undefined} onPress={() => void save()}>
        {say.saveContact}
      </Button>
    </>
  )
}
