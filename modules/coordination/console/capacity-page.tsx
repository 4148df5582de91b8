import type { CapacityRow, CoordinationOperations } from '@ayni/modules/coordination/contract'
import {
  announce,
  Button,
  Dialog,
  ErrorNotice,
  formatDate,
  Loading,
  startOfDay,
  Table,
  TextField,
  useAnswer,
  useWords,
  wholeNumber,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import { capacityWords } from './capacity-words.ts'
import type { BoardClient } from './clients.ts'
import { errors } from './error-words.ts'

type Change = 'coordination.set-capacity' | 'coordination.add-absence' | 'coordination.cancel-absence'
type ChangeProps = { readonly client: BoardClient; readonly row: CapacityRow; readonly onChanged: () => void }

/** One change at a time, and why it was refused. */
const useChange = ({ client, onChanged }: Pick<ChangeProps, 'client' | 'onChanged'>) => {
  const say = useWords(capacityWords)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const change = async <Name extends Change>(
    name: Name,
    input: CoordinationOperations[Name]['input'],
  ): Promise<void> => {
    setBusy(true)
    const answer = await client.call(name, input)
    setBusy(false)
    setRefused(answer.ok ? undefined : answer.code)
    if (!answer.ok) return
    announce(say.saved)
    onChanged()
  }
  return { change, busy, refused }
}

const Limits = (props: ChangeProps) => {
  const { row } = props
  const say = useWords(capacityWords)
  const [cases, setCases] = useState(`${row.maxOpen ?? ''}`)
  const [hours, setHours] = useState(`${row.hoursPerWeek ?? ''}`)
  const { change, busy, refused } = useChange(props)
  const [maxOpen, hoursPerWeek] = [wholeNumber(cases, 200), wholeNumber(hours, 60)]
  const save = (): void => {
    if (maxOpen === undefined || hoursPerWeek === undefined) return
    void change('coordination.set-capacity', { account: row.account, maxOpen, hoursPerWeek })
  }
  return (
    <div class="stack">
      <TextField label={say.maxOpen} hint={say.byDefault} inputMode="numeric" value={cases} onInput={setCases} />
      <TextField label={say.hours} hint={say.byDefault} inputMode="numeric" value={hours} onInput={setHours} />
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      <Button
        wide
        disabled={maxOpen === undefined || hoursPerWeek === undefined}
        busy={busy ? say.saving : undefined}
        onPress={save}
      >
        {say.save}
      </Button>
    </div>
  )
}

const Absences = (props: ChangeProps) => {
  const { row } = props
  const say = useWords(capacityWords)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const { change, busy, refused } = useChange(props)
  const [begins, ends] = [startOfDay(from), startOfDay(until, 1)]
  const possible = begins !== null && ends !== null && begins < ends
  const add = (): void => {
    if (begins === null || ends === null) return
    void change('coordination.add-absence', { account: row.account, from: begins, until: ends })
  }
  return (
    <div class="stack">
      <h3>{say.absence}</h3>
      <ul>
        {row.absences.map((one) => (
          <li key={one.absence}>
            {say.planned(formatDate(one.from), formatDate(one.until))}{' '}
            <Button kind="plain" onPress={() => void change('coordination.cancel-absence', { absence: one.absence })}>
              {say.cancel}
            </Button>
          </li>
        ))}
      </ul>
      <TextField label={say.from} hint={say.noReason} type="date" value={from} onInput={setFrom} />
      <TextField label={say.until} type="date" value={until} onInput={setUntil} />
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      <Button wide kind="quiet" disabled={!possible} busy={busy ? say.saving : undefined} onPress={add}>
        {say.add}
      </Button>
    </div>
  )
}

/** Cases, limits and absences. A clinician finds only their own line. */
export const CapacityPage = ({ client, now }: { readonly client: BoardClient; readonly now: string }) => {
  const say = useWords(capacityWords)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const { output, code, again } = useAnswer(client, 'coordination.capacity', {}, { topics: ['team', 'roster'] })
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const row = output.find(({ account }) => account === open)
  const state = ({ awayUntil, open: cases, limit }: CapacityRow): string =>
    awayUntil !== null && awayUntil > now ? say.away(formatDate(awayUntil)) : cases >= limit ? say.full : say.here
  return (
    <section class="stack">
      <h2>{say.title}</h2>
      <p class="muted">{say.why}</p>
      <Table
        caption={say.title}
        captionHidden
        columns={[
          { id: 'who', head: say.who, cell: ({ who }) => who },
          { id: 'open', head: say.open, figures: true, cell: (one) => say.of(one.open, one.limit) },
          { id: 'state', head: say.state, cell: state },
        ]}
        rows={output}
        rowId={({ account }) => account}
        onOpen={({ account }) => setOpen(account)}
        empty={say.none}
      />
      {row === undefined ? null : (
        <Dialog open title={say.change(row.who)} onClose={() => setOpen(undefined)}>
          <Limits key={`${row.maxOpen}${row.hoursPerWeek}`} client={client} row={row} onChanged={again} />
          <Absences key={row.absences.length} client={client} row={row} onChanged={again} />
        </Dialog>
      )}
    </section>
  )
}
