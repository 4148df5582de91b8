import { Button, Card, type Client, ErrorNotice, formatDate, ListRow, Loading, Notice, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import type { CardRound, CardSet, ScreeningOperations, TriageCard } from '../contract.ts'
import { MarkDialog, type NewReading, OverrideDialog } from './judge-dialogs.tsx'
import { ResponseTimeline } from './response-timeline.tsx'
import { Changes, LevelBadges, RoundReading } from './round-reading.tsx'
import { errors, words } from './words.ts'

export type ScreeningClient = Client<ScreeningOperations>
type CardInput = ScreeningOperations['screening.triage-card']['input']

export type TriageCardPanelProps = {
  readonly client: ScreeningClient
  readonly person: CardInput['person']
  readonly purpose: CardInput['purpose']
}

/** Opens one person's answers for a clinician, and asks again after each act. */
export const TriageCardPanel = ({ client, person, purpose }: TriageCardPanelProps) => {
  const say = useWords(words)
  const [card, setCard] = useState<TriageCard | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const load = async (): Promise<void> => {
    const answer = await client.call('screening.triage-card', { person, purpose })
    if (answer.ok) setCard(answer.output)
    else setProblem(answer.code)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each person and purpose; every opening leaves a mark.
  useEffect(() => void load(), [client, person, purpose])
  const mark = async (set: CardSet, why: string): Promise<void> => {
    const answer = await client.call('screening.mark-not-reliable', { person, response: set.response, why })
    if (answer.ok) await load()
    else setProblem(answer.code)
  }
  const override = async (round: CardRound, reading: NewReading): Promise<void> => {
    const answer = await client.call('screening.override-triage', { person, round: round.round, ...reading })
    if (answer.ok) await load()
    else setProblem(answer.code)
  }
  return (
    <>
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      {card === null ? (
        problem === null ? (
          <Loading words={say.looking} />
        ) : null
      ) : (
        <TriageCardView
          card={card}
          onMark={(set, why) => void mark(set, why)}
          onOverride={(round, reading) => void override(round, reading)}
        />
      )}
    </>
  )
}

export type TriageCardViewProps = {
  readonly card: TriageCard
  readonly onMark: (set: CardSet, why: string) => void
  readonly onOverride: (round: CardRound, reading: NewReading) => void
}

/** Drivers in words, then every answer with its age, then what changed and what was before. */
export const TriageCardView = ({ card, onMark, onOverride }: TriageCardViewProps) => {
  const say = useWords(words)
  const [marking, setMarking] = useState<CardSet | null>(null)
  const [overriding, setOverriding] = useState<CardRound | null>(null)
  const [current, ...earlier] = card.rounds
  return (
    <div class="stack">
      <Notice tone="inform" title={say.leavesMark} />
      <h2>{card.alias}</h2>
      {current === undefined ? null : (
        <>
          <LevelBadges round={current} />
          <RoundReading round={current} />
          <div class="row">
            <Button kind="quiet" onPress={() => setOverriding(current)}>
              {say.override}
            </Button>
          </div>
        </>
      )}
      <Card title={say.answers}>
        <ResponseTimeline sets={card.sets} asOf={card.asOf} onMark={setMarking} />
      </Card>
      <Changes card={card} />
      {earlier.length === 0 ? null : (
        <Card title={say.rounds}>
          <ul class="rows">
            {earlier.map((round) => (
              <ListRow
                key={round.round}
                title={`${formatDate(round.startedAt)} · ${say.level[round.level]}`}
                detail={say.states[round.state]}
              />
            ))}
          </ul>
        </Card>
      )}
      {marking === null ? null : (
        <MarkDialog
          set={marking}
          onLeave={() => setMarking(null)}
          onSave={(why) => {
            onMark(marking, why)
            setMarking(null)
          }}
        />
      )}
      {overriding === null ? null : (
        <OverrideDialog
          round={overriding}
          onLeave={() => setOverriding(null)}
          onSave={(reading) => {
            onOverride(overriding, reading)
            setOverriding(null)
          }}
        />
      )}
    </div>
  )
}
