import { ordinalScoring } from '@ayni/clinical/instruments'
import type { Route } from '@ayni/clinical/triage'
import { Button, Card, formatClock, ListRow, language, Notice, Screen, StickyAction, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { Frame } from './answer-part.tsx'
import { type LastResult, lastResult, type PartResult, resultOf } from './last-result.ts'
import type { ScreeningDevice } from './local.ts'
import { recordChoice, recordHistory } from './record-check.ts'
import { resultWords } from './result-words.ts'

export type ResultScreenProps = {
  readonly device: ScreeningDevice
  readonly frame: Frame
  /** The newest where it is not said. */
  readonly round?: string | undefined
  readonly onCrisis: () => void
  readonly onHistory: () => void
  readonly onHome: () => void
}

type Say = ReturnType<typeof useWords<(typeof resultWords)['es']>>

const bandWords = (say: Say, { id, reading }: PartResult): string => {
  const words: Readonly<Record<string, string>> = say.bands[id]
  return words[reading.band ?? ''] ?? say.noTotal
}

const bandLine = (say: Say, { id, reading }: PartResult): string | null => {
  const { bands, range } = ordinalScoring[id]
  const band = bands.find((one) => one.id === reading.band)
  return reading.total === null || band === undefined
    ? null
    : say.band(band.label[language.value], reading.total, range.max)
}

/** What the person hears first: about safety where there is a flag, else about the parts that reached the level. */
function opening(say: Say, { result, parts }: LastResult): string {
  if (result.suicideFlag !== 'none') return say.opening.risk
  const { level } = result
  if (level === 0 && result.notScorable.length > 0) return say.opening.unknown
  if (level === 0) return say.opening[0]
  if (level === 1) return say.opening[1]
  const prefix = { 'phq-9': 'PHQ9', 'gad-7': 'GAD7', audit: 'AUDIT' } as const
  const named = parts.filter(({ id }) => result.drivers.some((driver) => driver.startsWith(prefix[id])))
  const what = (named.length === 0 ? parts.slice(0, 1) : named).map(({ id }) => say.what[id]).join(say.what.and)
  return level === 2 ? say.opening[2](what) : say.opening[3](what)
}

/** R-SCR-19: words first, then the band with its number, then what comes next and who will know. Never a bare number. */
export const ResultScreen = ({ device, frame, round, onCrisis, onHistory, onHome }: ResultScreenProps) => {
  const say = useWords(resultWords)
  const [, setDrawn] = useState(0)
  const found = round === undefined ? lastResult(device) : resultOf(device, round)
  if (found === null) return null
  const again = (): void => setDrawn((times) => times + 1)
  const isAtRisk = found.result.suicideFlag !== 'none'
  return (
    <Screen
      {...frame}
      title={isAtRisk ? say.thanks : say.title}
      action={
        <StickyAction
          side={
            <Button kind="plain" onPress={onHistory}>
              {say.history}
            </Button>
          }
        >
          {isAtRisk ? (
            <Button wide kind="safety" onPress={onCrisis}>
              {say.helpNow}
            </Button>
          ) : (
            <Button wide onPress={onHome}>
              {say.home}
            </Button>
          )}
        </StickyAction>
      }
    >
      <p>{opening(say, found)}</p>
      {isAtRisk ? <WhoCalls found={found} say={say} /> : null}
      <NextSteps device={device} found={found} say={say} again={again} />
      <Card title={say.each}>
        <ul class="rows">
          {found.parts.map((part) => (
            <ListRow key={part.id} title={bandWords(say, part)} detail={bandLine(say, part)} />
          ))}
        </ul>
        <p>{say.limits}</p>
      </Card>
      <Card title={say.who}>
        <p>{say.whoBody}</p>
        <p>{say.whoNobody}</p>
      </Card>
    </Screen>
  )
}

/** @safety says that the team knows only where the server has said so, with its number. */
const WhoCalls = ({ found, say }: { readonly found: LastResult; readonly say: Say }) => {
  const { told, result } = found
  const when = result.suicideFlag === 'acute' ? say.callA : say.callB
  if (told.is === 'waiting')
    return (
      <Notice tone="act" title={say.notTold}>
        {when}
      </Notice>
    )
  return (
    <Notice tone="inform" title={when}>
      {told.is === 'told' ? <p>{say.told(formatClock(told.receivedAt), told.number)}</p> : null}
    </Notice>
  )
}

/** Routes that wait for a yes; the others come by themselves. */
const optional: readonly Route[] = ['self-help', 'simple-advice', 'brief-intervention', 'supported-referral']

type NextStepsProps = {
  readonly device: ScreeningDevice
  readonly found: LastResult
  readonly say: Say
  readonly again: () => void
}

const NextSteps = ({ device, found, say, again }: NextStepsProps) => {
  const { fact, result, round } = found
  const routes = result.routes.toReversed()
  const choose = async (route: Route, wants: boolean): Promise<void> => {
    const others = (list: readonly Route[]) => list.filter((one) => one !== route)
    await recordChoice(
      device,
      round,
      wants ? [...others(fact.yes), route] : others(fact.yes),
      wants ? others(fact.no) : [...others(fact.no), route],
    )
    again()
  }
  const ask = async (): Promise<void> => {
    const { h, t, p, g } = fact
    await recordHistory(device, round, { h, t, ...(p !== undefined && { p }), ...(g !== undefined && { g }), w: true })
    again()
  }
  return (
    <Card title={say.next}>
      {routes.map((route) => (
        <div key={route}>
          <p>
            <strong>{say.routes[route][0]}</strong>
            <br />
            {say.routes[route][1]}
          </p>
          {optional.includes(route) ? (
            <Choice
              say={say}
              chosen={fact.yes.includes(route) ? true : fact.no.includes(route) ? false : null}
              onChoose={(wants) => void choose(route, wants)}
            />
          ) : null}
        </div>
      ))}
      {fact.w === true ? (
        <p role="status">{say.talkAsked}</p>
      ) : (
        <Button kind="quiet" onPress={() => void ask()}>
          {say.talk}
        </Button>
      )}
    </Card>
  )
}

type ChoiceProps = { readonly say: Say; readonly chosen: boolean | null; readonly onChoose: (wants: boolean) => void }

const Choice = ({ say, chosen, onChoose }: ChoiceProps) => (
  <div class="row">
    <Button kind={chosen === true ? 'primary' : 'quiet'} onPress={() => onChoose(true)}>
      {say.wantIt}
    </Button>
    <Button kind="plain" onPress={() => onChoose(false)}>
      {say.notNow}
    </Button>
    {chosen === null ? null : <span role="status">{say.chosen}</span>}
  </div>
)
