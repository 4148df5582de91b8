import {
  Badge,
  Button,
  Dialog,
  ErrorNotice,
  Loading,
  Notice,
  offerUndo,
  SelectField,
  TextField,
  useAnswer,
  useDo,
  useWords,
} from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ContactCard } from '../contract.ts'
import type { CaringClient } from './clients.ts'
import { longDay } from './long-day.ts'
import { errors, words } from './words.ts'

type InsideProps = {
  readonly client: CaringClient
  readonly card: ContactCard
  readonly onChanged: () => void
}

/** What the sender writes; looked at as it will be seen on a telephone. */
const Write = ({ client, card, onChanged }: InsideProps) => {
  const say = useWords(words)
  const [text, setText] = useState(card.words ?? '')
  const { act, busy, refused } = useDo(client, onChanged)
  const save = async (given: string | null): Promise<void> => {
    const done = await act('caring-contacts.write-words', { contact: card.contact, words: given })
    if (done.ok && given !== null) offerUndo({ message: say.saved })
  }
  return (
    <>
      <TextField label={say.writeAsk} hint={say.writeHint} value={text} onInput={setText} lines={4} maxLength={240} />
      <p class="muted small">{say.rules}</p>
      <p>
        <strong>{say.suggested}:</strong> {card.suggested}
      </p>
      <div class="row">
        <Button
          disabled={text.trim() === ''}
          busy={busy ? say.saving : undefined}
          onPress={() => void save(text.trim())}
        >
          {say.save}
        </Button>
        <Button kind="quiet" onPress={() => setText(card.suggested)}>
          {say.useSuggested}
        </Button>
        {card.written ? (
          <Button kind="plain" onPress={() => void save(null)}>
            {say.takeBack}
          </Button>
        ) : null}
      </div>
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
    </>
  )
}

const Call = ({ client, card, onChanged }: InsideProps) => {
  const say = useWords(words)
  const { act, busy, refused } = useDo(client, onChanged)
  const { contact } = card
  const log = async (result: 'spoke' | 'no-answer' | 'not-wanted'): Promise<void> => {
    const done = await act('caring-contacts.log-call', { contact, result })
    if (!done.ok) return
    const undo = (): void => void client.call('caring-contacts.undo-call', { contact }).then(onChanged)
    offerUndo({ message: say.callSaved, onUndo: result === 'no-answer' ? undefined : undo })
  }
  return (
    <div class="stack">
      <Button wide busy={busy ? say.saving : undefined} onPress={() => void log('spoke')}>
        {say.spoke}
      </Button>
      <Button wide kind="quiet" onPress={() => void log('no-answer')}>
        {say.noAnswer}
      </Button>
      <Button wide kind="plain" onPress={() => void log('not-wanted')}>
        {say.notWanted}
      </Button>
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
    </div>
  )
}

const Earlier = ({ card }: { readonly card: ContactCard }) => {
  const say = useWords(words)
  if (card.earlier.length === 0) return <p class="muted">{say.nothingEarlier}</p>
  return (
    <ul class="stack">
      {card.earlier.map(({ on, words: said, own, state }) => (
        <li key={on}>
          <span class="muted">{longDay(on)} </span>
          {state === 'sent' ? <Badge word={own ? say.own : say.suggestedState} /> : <Badge word={say.states[state]} />}
          {said === null ? null : <p>{said}</p>}
        </li>
      ))}
    </ul>
  )
}

/** Birthday, who goes on, and the end of it. */
const Settings = ({ client, card, onChanged }: InsideProps) => {
  const say = useWords(words)
  const [birthday, setBirthday] = useState(card.birthday ?? '')
  const [to, setTo] = useState<string>(card.others[0]?.account ?? '')
  const { act, refused } = useDo(client, onChanged)
  const { schedule } = card
  const stop = async (): Promise<void> => {
    const done = await act('caring-contacts.set-stopped', { schedule, stopped: true })
    if (!done.ok) return
    const undo = (): void =>
      void client.call('caring-contacts.set-stopped', { schedule, stopped: false }).then(onChanged)
    offerUndo({ message: say.stopSaid, onUndo: undo })
  }
  const give = (): void => {
    const account = card.others.find((one) => one.account === to)?.account
    if (account !== undefined) void act('caring-contacts.hand-on', { schedule, account })
  }
  const keep = (): void =>
    void act('caring-contacts.set-birthday', { schedule, birthday: birthday.trim() === '' ? null : birthday.trim() })
  return (
    <>
      <TextField label={say.birthdayAsk} value={birthday} onInput={setBirthday} maxLength={5} autocomplete="off" />
      <Button kind="quiet" onPress={keep}>
        {say.birthdaySave}
      </Button>
      {card.others.length === 0 ? null : (
        <>
          <SelectField
            label={say.handOn}
            value={to}
            onChange={setTo}
            choices={card.others.map(({ account, who }) => ({ value: String(account), words: who }))}
          />
          <Button kind="quiet" onPress={give}>
            {say.handOnDo}
          </Button>
        </>
      )}
      <Button kind="plain" onPress={() => void stop()}>
        {say.stop}
      </Button>
      {refused === null ? null : <ErrorNotice code={refused.code} own={errors} />}
    </>
  )
}

/** What one contact holds: its words or its call, what went before, and who goes on. */
export const ContactInside = (props: InsideProps) => {
  const say = useWords(words)
  const { card } = props
  return (
    <div class="stack">
      {card.paused ? <Notice tone="attend" title={say.pausedWhy} /> : null}
      {card.state === 'planned' ? card.mode === 'call' ? <Call {...props} /> : <Write {...props} /> : null}
      <h3>{say.earlier}</h3>
      <Earlier card={card} />
      <Settings {...props} />
    </div>
  )
}

export type ContactDialogProps = {
  readonly client: CaringClient
  readonly contact: string
  readonly alias: string
  readonly onChanged: () => void
  readonly onClose: () => void
  /** What else another room does for this person, below what is theirs. */
  readonly children?: ComponentChildren | undefined
}

export const ContactDialog = ({ client, contact, alias, onChanged, onClose, children }: ContactDialogProps) => {
  const say = useWords(words)
  const { output, code, again } = useAnswer(client, 'caring-contacts.contact', { contact }, { topics: ['caring'] })
  const changed = (): void => {
    again()
    onChanged()
  }
  return (
    <Dialog open title={say.open(alias)} onClose={onClose}>
      {output !== undefined ? (
        <ContactInside key={output.written ? 'own' : 'none'} client={client} card={output} onChanged={changed} />
      ) : code === undefined ? (
        <Loading words={say.looking} />
      ) : (
        <ErrorNotice code={code} own={errors} />
      )}
      {children}
    </Dialog>
  )
}
