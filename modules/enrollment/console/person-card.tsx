import { sayPersonState } from '@ayni/clinical/reach'
import type { RosterRow } from '@ayni/modules/enrollment/contract'
import {
  DefinitionList,
  Dialog,
  ErrorNotice,
  formatDate,
  formatWhen,
  Loading,
  language,
  Timeline,
  useAnswer,
  useWords,
} from '@ayni/ui'
import type { ComponentChildren } from 'preact'
import { CardContacts } from './card-contacts.tsx'
import { CardHours } from './card-hours.tsx'
import type { Card } from './card-parts.ts'
import { CardPost } from './card-post.tsx'
import { CardService } from './card-service.tsx'
import { CardStanding } from './card-standing.tsx'
import { cardWords } from './card-words.ts'
import { Care } from './care.tsx'
import type { PeopleClient } from './clients.ts'
import { Devices } from './devices.tsx'
import { Invitation } from './invitation.tsx'
import { Numbers } from './numbers.tsx'
import { errors, words } from './words.ts'

export type PersonCardProps = {
  readonly client: PeopleClient
  readonly row: RosterRow
  readonly now: string
  readonly origin: string
  /** What other rooms show of somebody: the tries to reach them. */
  readonly more?: ((person: RosterRow['person'], alias: string) => ComponentChildren) | undefined
  readonly onClose: () => void
}

/** One person of the roster. The name is here and nowhere else, and opening it leaves a mark that the person reads. */
export const PersonCard = ({ client, row, now, origin, more, onClose }: PersonCardProps) => {
  const say = useWords(words)
  const { person } = row
  const { output: card, code, again } = useAnswer(client, 'enrollment.person-card', { person })
  return (
    <Dialog open title={row.alias} onClose={onClose}>
      {card === undefined && code === undefined ? <Loading words={say.looking} /> : null}
      {card === undefined && code !== undefined ? <ErrorNotice code={code} own={errors} /> : null}
      {card === undefined ? null : (
        <>
          <Identity card={card} row={row} now={now} />
          <Invitation client={client} person={person} now={now} origin={origin} />
          {more?.(person, row.alias)}
          <CardContacts client={client} card={card} again={again} />
          <Numbers client={client} person={person} />
          <CardHours client={client} card={card} again={again} />
          <CardPost client={client} card={card} again={again} />
          <CardService client={client} card={card} again={again} />
          <Care client={client} person={person} now={now} />
          <Devices client={client} person={person} now={now} />
          <CardStanding client={client} card={card} again={again} />
          <Past card={card} now={now} />
        </>
      )}
    </Dialog>
  )
}

type PartProps = { readonly card: Card; readonly now: string }

/** Whether anything may be sent now, and if not why; the reasons say nothing of health. */
function standingOf(card: Card, now: string, say: ReturnType<typeof useWords<(typeof cardWords)['es']>>): string {
  const reasons = [
    card.away ? say.away : null,
    card.held ? say.held : null,
    card.noOutreachUntil !== null && card.noOutreachUntil > now
      ? say.notBefore(formatDate(card.noOutreachUntil))
      : null,
    card.offlineUntil !== null && card.offlineUntil > now ? say.offline(formatWhen(card.offlineUntil, now)) : null,
  ].filter((reason) => reason !== null)
  return reasons.length === 0 ? say.nothing : reasons.join('; ')
}

const Identity = ({ card, row, now }: PartProps & { readonly row: RosterRow }) => {
  const say = useWords(words)
  const sayCard = useWords(cardWords)
  const spoken = sayCard.languages[card.spoken ?? card.language]
  return (
    <DefinitionList
      items={[
        { term: say.name, detail: card.name ?? say.noName },
        {
          term: say.state,
          detail: `${sayPersonState(card.state, language.value)}; ${row.contactable ? say.reached : say.notReached}`,
        },
        { term: sayCard.waits, detail: standingOf(card, now, sayCard) },
        { term: sayCard.language, detail: card.interpreter ? `${spoken}, ${sayCard.interpreter}` : spoken },
        { term: say.consent, detail: say.layers(row.layers.length) },
        { term: say.since, detail: formatDate(row.createdAt) },
      ]}
    />
  )
}

/** How they came to where they stand, and what the team wrote in their name. */
const Past = ({ card, now }: PartProps) => {
  const say = useWords(cardWords)
  const moves = card.history.map(({ to, at, byStaff }) => ({
    ...{ id: `${at}${to}`, at, when: formatWhen(at, now) },
    title: `${sayPersonState(to, language.value)}, ${byStaff ? say.byTeam : say.byItself}`,
  }))
  const notes = card.notes.map(({ what, at, why }) => ({
    ...{ id: `${at}${what}`, at, when: formatWhen(at, now), title: `${say.notes}: ${say.noted[what]}` },
    children: <p class="small">{why}</p>,
  }))
  return (
    <section class="block">
      <h3>{say.history}</h3>
      {moves.length + notes.length === 0 ? <p class="muted">{say.noHistory}</p> : null}
      <Timeline moments={[...moves, ...notes].toSorted((one, other) => other.at.localeCompare(one.at))} />
    </section>
  )
}
