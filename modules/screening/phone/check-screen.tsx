import { type Answers, type InstrumentId, instrumentIds } from '@ayni/clinical/instruments'
import { Button, Card, Loading, language, Screen, StickyAction, useWords } from '@ayni/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import { AnswerPart, type Frame } from './answer-part.tsx'
import { CheckPause } from './check-pause.tsx'
import { finishCheck, isPositiveAsq, keepDraft, newDraft } from './draft.ts'
import type { HistoryPart } from './history-part.tsx'
import { type OpenCheck, openCheck, type RoundHistory, type ScreeningDevice } from './local.ts'
import { recordHistory, recordPart, recordSkip, recordStop } from './record-check.ts'
import { prepareSummary } from './summary.ts'
import { words } from './words.ts'

export type CheckScreenProps = {
  readonly device: ScreeningDevice
  readonly frame: Frame
  /** The crisis screen, at once, when the safety questions are positive. */
  readonly onCrisis: () => void
  /** Everything that was to be answered is: to the result. */
  readonly onDone: () => void
  readonly onLater: () => void
  /** A question stands on the screen: what is not needed for it may be fetched. */
  readonly onShown?: (() => void) | undefined
}

/** Null while it is fetched; `missing` where the signal went before it came: it is then asked in another check. */
type History = typeof HistoryPart | null | 'missing'

/** The rules and the last part come while the first question is read, never before it. */
function useWhenAsking(isAsking: boolean): History {
  const [history, setHistory] = useState<History>(null)
  useEffect(() => {
    if (!isAsking) return
    void prepareSummary().catch(() => undefined)
    import('./history-part.tsx').then(
      (part) => setHistory(() => part.HistoryPart),
      () => setHistory('missing'),
    )
  }, [isAsking])
  return history
}

/** The check, from its first word to its last question; it resumes where it stopped, also after the battery died. */
export const CheckScreen = (props: CheckScreenProps) => {
  const { device, onDone } = props
  const say = useWords(words)
  const [, setDrawn] = useState(0)
  const again = (): void => setDrawn((times) => times + 1)
  const [isStarted, setStarted] = useState(() => openCheck(device) !== null)
  const [isAsking, setAsking] = useState(false)
  const open = openCheck(device)
  const history = useWhenAsking(isAsking || (isStarted && open?.now === null))
  const isOver =
    isStarted &&
    (open === null || (open.now === null && (!open.needsHistory || history === 'missing') && !open.draft.paused))
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    if (isOver) void finishCheck(device).then(() => done.current())
  }, [isOver, device])
  if (!isStarted) {
    const start = (): void => void keepDraft(device, newDraft(device)).then(() => setStarted(true))
    return <CheckIntro frame={props.frame} onStart={start} onLater={props.onLater} />
  }
  if (isOver || open === null) return <Loading words={say.loading} />
  const shown = (): void => {
    setAsking(true)
    props.onShown?.()
  }
  return <OpenPart {...props} open={open} again={again} history={history} onShown={shown} />
}

type OpenPartProps = CheckScreenProps & {
  readonly open: OpenCheck
  readonly again: () => void
  readonly history: History
}

const OpenPart = (props: OpenPartProps) => {
  const { device, frame, onCrisis, onLater, onDone, onShown, open, again, history: Told } = props
  const { draft, now } = open
  const goOn = (): void => void keepDraft(device, { ...draft, paused: false }).then(again)
  const stop = async (): Promise<void> => {
    await recordStop(device, draft)
    onDone()
  }
  if (draft.paused)
    return (
      <CheckPause frame={frame} hasMore={now !== null} onGoOn={goOn} onStop={() => void stop()} onCrisis={onCrisis} />
    )
  if (now === null) {
    const told = async (history: RoundHistory): Promise<void> => {
      await recordHistory(device, draft.r, history)
      await keepDraft(device, { ...draft, history })
      again()
    }
    if (Told === null || Told === 'missing') return <Loading words={useWords(words).loading} />
    return (
      <Told frame={frame} device={device} round={draft.r} onTold={(history) => void told(history)} onLater={onLater} />
    )
  }
  const finish = async (answers: Answers): Promise<void> => {
    // @safety the crisis screen opens before anything is written or fetched.
    if (now === 'asq' && isPositiveAsq(answers)) onCrisis()
    await keepDraft(device, { ...draft, answers: { ...draft.answers, [now]: answers } })
    await recordPart(device, draft, now, answers, language.value)
    again()
  }
  const skip = async (): Promise<void> => {
    await recordSkip(device, draft, now)
    again()
  }
  return (
    <AnswerPart
      key={now}
      frame={frame}
      part={{ at: instrumentIds.indexOf(now) + 1, of: instrumentIds.length }}
      instrument={now}
      answers={draft.answers[now] ?? {}}
      onAnswer={(answers) => void keepDraft(device, { ...draft, answers: { ...draft.answers, [now]: answers } })}
      onFinish={(answers) => void finish(answers)}
      onLater={onLater}
      onShown={onShown}
      onSkip={mayLeaveOut(now) ? () => void skip() : undefined}
    />
  )
}

const mayLeaveOut = (instrument: InstrumentId): boolean => instrument !== 'asq'

type CheckIntroProps = { readonly frame: Frame; readonly onStart: () => void; readonly onLater: () => void }

/** @source consensus on screening without a clinician beside: say that answers may lead to contact and what not to rely on (2.7). */
const CheckIntro = ({ frame, onStart, onLater }: CheckIntroProps) => {
  const say = useWords(words)
  return (
    <Screen
      {...frame}
      title={say.intro.title}
      back={{ onPress: onLater }}
      action={
        <StickyAction>
          <Button wide onPress={onStart}>
            {say.start}
          </Button>
        </StickyAction>
      }
    >
      <p>{say.intro.parts}</p>
      <p>{say.intro.who}</p>
      <Card>
        <p>{say.intro.contact}</p>
      </Card>
      <p>{say.intro.freedom}</p>
    </Screen>
  )
}
