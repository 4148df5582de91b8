import type { AccountId } from '@ayni/kernel'
import { Button, formatDue, formatWhen, ListRow, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { AppointmentsOperations } from '../contract.ts'
import type { AgendaClient } from './clients.ts'
import { isKept, type Proposal, proposalFor } from './hour-form.tsx'
import { ProposeHour } from './propose-hour.tsx'
import { words } from './words.ts'

type Agenda = AppointmentsOperations['appointments.agenda']['output']

export type OwedHoursProps = {
  readonly client: AgendaClient
  readonly wishes: Agenda['wishes']
  readonly clinicians: readonly { readonly account: AccountId; readonly who: string }[]
  readonly now: string
  readonly onChanged: () => void
}

/** More than anyone calls in a day. */
const SHOWN = 20

/** Who asked to be called, and who is owed an hour; from here one is proposed. */
export const OwedHours = ({ client, wishes, clinicians, now, onChanged }: OwedHoursProps) => {
  const [open, setOpen] = useState<Proposal | null>(null)
  const { output } = useAnswer(
    client,
    'coordination.promises',
    { dueBefore: null, limit: 100 },
    { topics: ['promises'] },
  )
  const owed = (output?.rows ?? [])
    .filter(({ kind }) => isKept(kind))
    .slice(0, SHOWN)
    .map((row) => proposalFor({ ...row, promise: row }))
  const answered = async ({ person, key }: Agenda['wishes'][number]): Promise<void> => {
    await client.call('appointments.answer-wish', { person, key })
    onChanged()
  }
  return (
    <>
      <Wishes wishes={wishes} now={now} onAnswered={(wish) => void answered(wish)} />
      <Owed owed={owed} now={now} onOpen={setOpen} />
      {open === null ? null : (
        <ProposeHour
          key={open.promise}
          client={client}
          proposal={open}
          clinicians={clinicians}
          now={now}
          onClose={() => setOpen(null)}
          onDone={onChanged}
        />
      )}
    </>
  )
}

type WishesProps = Pick<OwedHoursProps, 'wishes' | 'now'> & {
  readonly onAnswered: (wish: Agenda['wishes'][number]) => void
}

const Wishes = ({ wishes, now, onAnswered }: WishesProps) => {
  const say = useWords(words)
  if (wishes.length === 0) return null
  return (
    <section aria-label={say.wishes}>
      <h3>{say.wishes}</h3>
      <ul class="rows">
        {wishes.map((wish) => (
          <ListRow
            key={`${wish.person}${wish.key}`}
            title={wish.alias}
            detail={formatWhen(wish.askedAt, now)}
            aside={
              <Button kind="quiet" onPress={() => onAnswered(wish)}>
                {say.called}
              </Button>
            }
          />
        ))}
      </ul>
    </section>
  )
}

type OwedProps = {
  readonly owed: readonly Proposal[]
  readonly now: string
  readonly onOpen: (one: Proposal) => void
}

const Owed = ({ owed, now, onOpen }: OwedProps) => {
  const say = useWords(words)
  if (owed.length === 0) return null
  return (
    <section aria-label={say.owed}>
      <h3>{say.owed}</h3>
      <ul class="rows">
        {owed.map((one) => (
          <ListRow
            key={one.promise}
            title={one.alias}
            detail={`${say.kinds[one.kind]} · ${one.dueAt === null ? '' : formatDue(one.dueAt, now)}`}
            onPress={() => onOpen(one)}
          />
        ))}
      </ul>
    </section>
  )
}
