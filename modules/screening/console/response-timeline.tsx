import { ordinalScoring } from '@ayni/clinical/instruments'
import { ageBetween, Badge, Button, formatAge, formatWhen, language, type Moment, Timeline, useWords } from '@ayni/ui'
import type { CardSet } from '../contract.ts'
import { ItemAnswers } from './item-answers.tsx'
import { words } from './words.ts'

export type ResponseTimelineProps = {
  readonly sets: readonly CardSet[]
  readonly asOf: string
  readonly onMark?: ((set: CardSet) => void) | undefined
}

type Say = ReturnType<typeof useWords<(typeof words)['es']>>

function resultOf(set: CardSet, say: Say): string {
  if (set.instrument === 'asq') {
    const outcomes: Readonly<Record<string, string>> = say.outcomes
    return outcomes[set.outcome ?? ''] ?? ''
  }
  const band = ordinalScoring[set.instrument].bands.find(({ id }) => id === set.band)
  const total =
    set.total === null || band === undefined
      ? say.noTotal(set.lowerBound ?? 0)
      : say.total(set.total, bandName(set.instrument, band.label[language.value]))
  return set.actionZone !== null && set.actionZone > 1 ? `${total}. ${say.actionZone(set.actionZone)}` : total
}

/** Zones keep their Roman number; the other bands are ordinary words. */
const bandName = (instrument: CardSet['instrument'], label: string): string =>
  instrument === 'audit' ? label : label.toLowerCase()

const isPositive = ({ outcome }: CardSet): boolean =>
  outcome !== null && outcome !== 'negative' && outcome !== 'incomplete'

/** What must be known of a set before it is believed: how late, how, by which clock, whether it overlaps or was set aside. */
const Marks = ({ set, say }: { readonly set: CardSet; readonly say: Say }) => (
  <p>
    {set.lateness === 'fresh' ? null : <Badge tone="attend" word={say.lateness[set.lateness]} />}{' '}
    {set.live ? <Badge tone="inform" word={say.live} /> : null}{' '}
    {set.reliable ? null : <Badge tone="attend" word={say.unreliable} />} <small>{say.modes[set.mode]}</small>
  </p>
)

/** Sets of answers, newest first, each with its age, its marks and every answer one press away. */
export const ResponseTimeline = ({ sets, asOf, onMark }: ResponseTimelineProps) => {
  const say = useWords(words)
  const moments = sets.map(
    (set): Moment => ({
      id: set.response,
      at: set.occurredAt,
      when: say.answered(formatAge(ageBetween(set.occurredAt, asOf))),
      title: `${say.names[set.instrument]}: ${resultOf(set, say)}`,
      tone: isPositive(set) ? 'act' : undefined,
      children: (
        <>
          <Marks set={set} say={say} />
          {set.lateness === 'fresh' ? null : <p>{say.received(formatWhen(set.receivedAt, asOf))}</p>}
          {set.overlaps ? <p>{say.overlaps}</p> : null}
          {set.clockCorrected ? <p>{say.clock}</p> : null}
          {set.agrees ? null : <p>{say.disagree}</p>}
          <ItemAnswers set={set} />
          {onMark === undefined || !set.reliable ? null : (
            <Button kind="plain" onPress={() => onMark(set)}>
              {say.mark}
            </Button>
          )}
        </>
      ),
    }),
  )
  return <Timeline moments={moments} />
}
