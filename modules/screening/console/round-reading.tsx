import { Badge, Card, DefinitionList, useWords } from '@ayni/ui'
import type { CardChange, CardRound, TriageCard } from '../contract.ts'
import { driverWords, words } from './words.ts'

type Say = ReturnType<typeof useWords<(typeof words)['es']>>

const levelTone = (level: number) => (level >= 2 ? 'attend' : 'quiet')

export const LevelBadges = ({ round }: { readonly round: CardRound }) => {
  const say = useWords(words)
  return (
    <p>
      <Badge tone={levelTone(round.level)} word={say.level[round.level] ?? ''} />{' '}
      {round.flag === null ? (
        <small>{say.flagHidden}</small>
      ) : (
        <Badge tone={round.flag === 'none' ? 'quiet' : 'act'} word={say.flags[round.flag]} />
      )}
    </p>
  )
}

function historyWords(say: Say, { history }: CardRound): string {
  if (history === null) return say.notTold
  const told = [
    history.type === null ? null : say.historyTypes[history.type],
    history.treatment === null ? null : say.treatments[history.treatment],
    history.priorMedication === true ? say.tookMedicine : null,
    history.pregnant === true ? say.pregnant : null,
  ].filter((word) => word !== null)
  return told.length === 0 ? say.notTold : `${told.join('; ')}.`
}

function routeWords(say: Say, { routes, accepted, declined }: CardRound): string {
  const names: Readonly<Record<string, string>> = say.route
  const one = (route: string) =>
    `${names[route] ?? route}${accepted.includes(route) ? ` (${say.accepted})` : declined.includes(route) ? ` (${say.declined})` : ''}`
  return routes.map(one).join(', ')
}

/** What the rules said of one round, in words: why first, then what is known beside the answers. */
export const RoundReading = ({ round }: { readonly round: CardRound }) => {
  const say = useWords(words)
  const drivers: Readonly<Record<string, string>> = useWords(driverWords)
  return (
    <Card title={say.because}>
      {round.drivers.length === 0 ? (
        <p>{say.noDrivers}</p>
      ) : (
        <ul>
          {round.drivers.map((code) => (
            <li key={code}>{drivers[code] ?? code}</li>
          ))}
        </ul>
      )}
      {round.override === null ? null : <p>{say.overridden(round.override.level, round.override.why)}</p>}
      {round.history?.asksForSomeone === true ? <p>{say.asksForSomeone}</p> : null}
      {round.severeByPublishedRule ? <p>{say.severe}</p> : null}
      {round.reviewInWorkingDays === null ? null : <p>{say.review(round.reviewInWorkingDays)}</p>}
      <DefinitionList
        items={[
          { term: say.history, detail: historyWords(say, round) },
          { term: say.routes, detail: routeWords(say, round) },
        ]}
      />
    </Card>
  )
}

const changeFacts = (say: Say, change: CardChange): readonly string[] => [
  ...(change.response === null ? [] : [change.response ? say.response : say.noResponse]),
  change.reliableImprovement ? say.improved : change.reliableWorsening ? say.worse : say.within,
  ...(change.remission ? [say.remission] : []),
  change.isCase ? say.isCase : say.noCase,
]

/** Facts side by side (SCR-08): a response may stand beside a change that is not reliable, and both are said. */
export const Changes = ({ card }: { readonly card: TriageCard }) => {
  const say = useWords(words)
  const { changes, reliableRecovery, zoneShift } = card
  return (
    <Card title={say.change}>
      {changes.length === 0 && zoneShift === null ? <p>{say.noChange}</p> : null}
      {changes.map((change) => (
        <p key={change.instrument}>
          <strong>{say.changeOf(say.names[change.instrument], change.baseline, change.now)}</strong>{' '}
          {changeFacts(say, change).join(' ')}
        </p>
      ))}
      {reliableRecovery === true ? <p>{say.recovery}</p> : null}
      {zoneShift === null ? null : <p>{say.zone(zoneShift.from, zoneShift.to)}</p>}
    </Card>
  )
}
