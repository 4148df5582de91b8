import type { PersonId } from '@ayni/kernel'
import {
  type AgendaClient,
  agendaErrors,
  agendaWords,
  HourForm,
  movedFrom,
  type Proposal,
  proposalFor,
} from '@ayni/modules/appointments/console'
import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { Button, ErrorNotice, formatWhen, ListRow, Loading, useAnswer, useWords, weekOf } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { words } from './words.ts'

export type HoursOfProps = {
  readonly client: AgendaClient
  readonly person: PersonId
  readonly alias: string
  readonly now: string
  /** What an hour would serve; without it one is agreed for its own sake. */
  readonly promise?: PromiseRow | undefined
}

/** Hours ahead of one person: each can be moved, and another proposed, without going to the week. */
export const HoursOf = ({ client, now, ...of }: HoursOfProps) => {
  const say = useWords(words).hours
  const sayAgenda = useWords(agendaWords)
  const [span] = useState({ from: weekOf(now, 0).from, to: weekOf(now, 13).to })
  const [open, setOpen] = useState<Proposal | null>(null)
  const asked = { ...span, account: null, person: of.person }
  const { output, code, again } = useAnswer(client, 'appointments.agenda', asked, { topics: ['appointments'] })
  if (output === undefined)
    return code === undefined ? <Loading words={sayAgenda.looking} /> : <ErrorNotice code={code} own={agendaErrors} />
  const ahead = output.rows.filter(({ state, endsAt }) => endsAt > now && (state === 'agreed' || state === 'proposed'))
  const form = { client, now, clinicians: output.clinicians, onClose: () => setOpen(null), onDone: again }
  return (
    <section class="block" aria-label={say.hoursOf}>
      <h3>{say.hoursOf}</h3>
      {ahead.length === 0 ? <p class="muted">{say.noneAhead}</p> : null}
      <ul class="rows">
        {ahead.map((row) => (
          <ListRow
            key={row.id}
            title={formatWhen(row.startsAt, now)}
            detail={`${sayAgenda.kinds[row.kind]} · ${row.who} · ${sayAgenda.states[row.state]}`}
            aside={
              <Button kind="quiet" onPress={() => setOpen(movedFrom(row))}>
                {sayAgenda.move}
              </Button>
            }
          />
        ))}
      </ul>
      {open === null ? (
        <Button kind="quiet" onPress={() => setOpen(proposalFor(of))}>
          {sayAgenda.propose}
        </Button>
      ) : (
        <>
          <h4>{open.moves === null ? sayAgenda.propose : say.moving(formatWhen(open.moves.startsAt, now))}</h4>
          <HourForm key={open.moves?.id ?? 'new'} {...form} proposal={open} />
          <Button kind="plain" onPress={() => setOpen(null)}>
            {say.notNow}
          </Button>
        </>
      )}
    </section>
  )
}
