import { crisisLines } from '@ayni/clinical/crisis'
import type { Device, OutboxItem } from '@ayni/device'
import {
  Button,
  Card,
  ListRow,
  language,
  Notice,
  phoneIcon,
  RadioList,
  Screen,
  type ScreenProps,
  StickyAction,
  TextField,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { aboutOf, draftOf, keepDraft, lastTold, longest, tell, type Worry } from './local.ts'
import { words } from './words.ts'

export type TellWorryProps = {
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly device: Device
  readonly onDone: () => void
}

type When = 'soon' | 'now'

/** A colleague worries about a colleague: whom, what, and whether it can wait; then the truth about who knows. */
export const TellWorry = ({ frame, device, onDone }: TellWorryProps) => {
  const say = useWords(words)
  const [told, setTold] = useState<string | null>(null)
  const [again, setAgain] = useState(false)
  const last = again ? null : lastTold(device, told)
  if (last === null)
    return (
      <Writing
        {...{ frame, device, onDone }}
        onTold={(id) => {
          setTold(id)
          setAgain(false)
        }}
      />
    )
  return (
    <Screen {...frame} title={say.title} back={{ onPress: onDone }}>
      <Truth item={last} device={device} onRetried={setTold} />
      <Button kind="quiet" onPress={() => setAgain(true)}>
        {say.another}
      </Button>
      <Lines />
    </Screen>
  )
}

type WritingProps = TellWorryProps & { readonly onTold: (id: string) => void }

const Writing = ({ frame, device, onDone, onTold }: WritingProps) => {
  const say = useWords(words)
  const [worry, setWorry] = useState<Worry>(() => draftOf(device))
  const [when, setWhen] = useState<When | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const write = (part: Partial<Worry>): void => {
    const written = { ...worry, ...part }
    setWorry(written)
    void keepDraft(device, written)
  }
  const send = async (): Promise<void> => {
    setBusy(true)
    try {
      onTold(await tell(device, worry, when === 'now'))
    } finally {
      setBusy(false)
    }
  }
  const action = (
    <StickyAction>
      <Button
        wide
        disabled={when === undefined || aboutOf(worry) === ''}
        busy={busy ? say.sending : undefined}
        onPress={() => void send()}
      >
        {say.send}
      </Button>
    </StickyAction>
  )
  return (
    <Screen {...frame} title={say.title} back={{ onPress: onDone }} action={action}>
      <p>{say.lead}</p>
      {device.session === null ? <Notice tone="attend">{say.signedOut}</Notice> : null}
      <Questions {...{ worry, when }} onWrite={write} onWhen={setWhen} />
      {when === 'now' ? (
        <Notice tone="act" title={say.danger} live="polite">
          <p>{say.dangerWhy}</p>
        </Notice>
      ) : null}
      <Lines />
      <Card title={say.next}>
        <ul class="stack">
          {say.nextLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Card>
    </Screen>
  )
}

type QuestionsProps = {
  readonly worry: Worry
  readonly when: When | undefined
  readonly onWrite: (part: Partial<Worry>) => void
  readonly onWhen: (when: When) => void
}

const Questions = ({ worry, when, onWrite, onWhen }: QuestionsProps) => {
  const say = useWords(words)
  return (
    <>
      <TextField
        label={say.who}
        hint={say.whoHint}
        value={worry.who}
        onInput={(who) => onWrite({ who })}
        maxLength={longest.who}
      />
      <TextField
        label={say.what}
        hint={say.whatHint}
        value={worry.what}
        onInput={(what) => onWrite({ what })}
        lines={4}
        maxLength={longest.what}
      />
      <RadioList
        question={say.ask}
        value={when}
        onChange={onWhen}
        choices={[
          { value: 'soon', words: say.soon, detail: say.soonWhy },
          { value: 'now', words: say.now, detail: say.nowWhy },
        ]}
      />
    </>
  )
}

/** @safety what has not left the phone never looks received. */
const Truth = ({
  item,
  device,
  onRetried,
}: {
  readonly item: OutboxItem
  readonly device: Device
  readonly onRetried: (id: string | null) => void
}) => {
  const say = useWords(words)
  if (item.state.is === 'received')
    return (
      <Notice tone="done" title={say.received} live="polite">
        <p>{say.receivedWhy}</p>
      </Notice>
    )
  if (item.state.is === 'attention')
    return (
      <Notice tone="attend" title={say.trouble} live="polite">
        <Button kind="quiet" onPress={() => void device.retryAsNew(item.id).then(onRetried)}>
          {say.retry}
        </Button>
      </Notice>
    )
  return (
    <Notice tone="attend" title={say.waiting} live="polite">
      <p>{say.waitingWhy}</p>
    </Notice>
  )
}

const shown: readonly string[] = ['linea-113', 'samu-106']

/** One tap to a voice, whether or not anything can be sent. */
const Lines = () => {
  const tongue = language.value
  return (
    <ul class="rows">
      {crisisLines
        .filter(({ id }) => shown.includes(id))
        .map(({ id, dial, name, what }) => (
          <ListRow key={id} href={`tel:${dial}`} icon={phoneIcon} title={name[tongue]} detail={what[tongue]} />
        ))}
    </ul>
  )
}
