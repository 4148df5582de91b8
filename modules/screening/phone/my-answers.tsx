import { ordinalScoring } from '@ayni/clinical/instruments'
import { BandChart, Button, Card, Empty, formatLongDay, language, Screen, type ScreenProps, useWords } from '@ayni/ui'
import { type PastPoint, pastOf } from './last-result.ts'
import { readingKind, type ScreeningDevice } from './local.ts'
import { myAnswersWords } from './my-answers-words.ts'
import { resultWords } from './result-words.ts'

export type MyAnswersProps = {
  readonly device: ScreeningDevice
  readonly frame: Pick<ScreenProps, 'help' | 'connection' | 'onQuickExit' | 'places'>
  readonly onBack: () => void
  readonly onBegin: () => void
}

const charted = ['phq-9', 'gad-7', 'audit'] as const

/** A person's own history: bands behind a line, late answers hollow, and the same as a table. */
export const MyAnswers = ({ device, frame, onBack, onBegin }: MyAnswersProps) => {
  const say = useWords(myAnswersWords)
  const mine = device.all(readingKind)
  const asked = mine.filter(({ body }) => body.i === 'asq').length
  return (
    <Screen {...frame} title={say.title} back={{ onPress: onBack }}>
      {mine.length === 0 ? (
        <Empty title={say.empty} />
      ) : (
        <>
          {charted.map((id) => (
            <Chart key={id} id={id} points={pastOf(device, id)} />
          ))}
          {asked === 0 ? null : <p>{say.asked(asked)}</p>}
          {mine.some(({ body }) => !body.reliable) ? <p>{say.unsure}</p> : null}
        </>
      )}
      <Button kind="quiet" onPress={onBegin}>
        {say.begin}
      </Button>
    </Screen>
  )
}

const Chart = ({ id, points }: { readonly id: (typeof charted)[number]; readonly points: readonly PastPoint[] }) => {
  const say = useWords(myAnswersWords)
  const bandWords: Readonly<Record<string, string>> = useWords(resultWords).bands[id]
  const { bands, range } = ordinalScoring[id]
  const last = points.at(-1)
  if (last === undefined) return null
  const said = bandWords[last.reading.band ?? ''] ?? say.none
  return (
    <Card>
      <BandChart
        title={say.charts[id]}
        summary={say.summary(said, formatLongDay(last.at))}
        points={points.map(({ at, reading, late }) => ({ at, value: reading.total, late }))}
        max={range.max}
        bands={bands.map(({ min, max, label }) => ({ from: min, to: max, word: label[language.value] }))}
      />
    </Card>
  )
}
