import type { CycleFacts } from '@ayni/modules/administration/contract'
import { Badge, Button, Check, Dialog, Empty, ErrorNotice, formatDate, Table, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { type AdministrationClient, useSave } from './use-save.ts'
import { errors, words } from './words.ts'

type FormProps = {
  readonly cycle: CycleFacts
  readonly isNew: boolean
  readonly busy: boolean
  readonly problem: string | null
  readonly onSave: (cycle: CycleFacts) => void
  readonly onClose: () => void
}

const CycleForm = ({ cycle, isNew, busy, problem, onSave, onClose }: FormProps) => {
  const say = useWords(words)
  const [code, setCode] = useState(cycle.code)
  const [startsOn, setStartsOn] = useState(cycle.startsOn)
  const [endsOn, setEndsOn] = useState(cycle.endsOn)
  const [invitationsOpen, setOpen] = useState(cycle.invitationsOpen)
  const complete = /^\d{4}-(I|II|III)$/.test(code) && startsOn !== '' && endsOn !== ''
  const actions = (
    <>
      <Button
        onPress={() => onSave({ code, startsOn, endsOn, invitationsOpen })}
        busy={busy ? say.saving : undefined}
        disabled={!complete}
      >
        {say.save}
      </Button>
      <Button kind="plain" onPress={onClose}>
        {say.cancel}
      </Button>
    </>
  )
  return (
    <Dialog open title={isNew ? say.addCycle : `${say.cycle} ${cycle.code}`} actions={actions} onClose={onClose}>
      {isNew ? (
        <TextField
          label={say.cycle}
          hint={say.cycleHint}
          value={code}
          onInput={(text) => setCode(text.toUpperCase())}
          maxLength={8}
          required
        />
      ) : null}
      <TextField label={say.starts} type="date" value={startsOn} onInput={setStartsOn} required />
      <TextField label={say.ends} type="date" value={endsOn} onInput={setEndsOn} required />
      <Check words={say.invitationsCheck} checked={invitationsOpen} onChange={setOpen} />
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
    </Dialog>
  )
}

const blank: CycleFacts = { code: '', startsOn: '', endsOn: '', invitationsOpen: true }
const noonOf = (day: string): string => `${day}T17:00:00.000Z`

const useColumns = () => {
  const say = useWords(words)
  return [
    { id: 'code', head: say.cycle, cell: (row: CycleFacts) => row.code },
    { id: 'starts', head: say.starts, cell: (row: CycleFacts) => formatDate(noonOf(row.startsOn)) },
    { id: 'ends', head: say.ends, cell: (row: CycleFacts) => formatDate(noonOf(row.endsOn)) },
    {
      id: 'invitations',
      head: say.invitations,
      cell: (row: CycleFacts) => (
        <Badge
          tone={row.invitationsOpen ? 'done' : 'quiet'}
          word={row.invitationsOpen ? say.invitationsOpen : say.invitationsClosed}
        />
      ),
    },
  ]
}

export type CyclesCardProps = {
  readonly client: AdministrationClient
  readonly cycles: readonly CycleFacts[]
  readonly mayChange: boolean
  readonly onSaved: () => void
}

/** From when to when the programme accompanies, cycle by cycle. */
export const CyclesCard = ({ client, cycles, mayChange, onSaved }: CyclesCardProps) => {
  const say = useWords(words)
  const { save, busy, problem } = useSave(client)
  const [editing, setEditing] = useState<CycleFacts | null>(null)
  const put = async (cycle: CycleFacts): Promise<void> => {
    if (!(await save('administration.save-cycle', cycle))) return
    setEditing(null)
    onSaved()
  }
  const columns = useColumns()
  return (
    <section class="stack">
      <h2>{say.cyclesTitle}</h2>
      <p class="muted">{say.cyclesWhy}</p>
      {mayChange ? (
        <div class="row">
          <Button kind="quiet" onPress={() => setEditing(blank)}>
            {say.addCycle}
          </Button>
        </div>
      ) : null}
      <Table
        caption={say.cyclesTitle}
        captionHidden
        columns={columns}
        rows={cycles}
        rowId={(row) => row.code}
        actions={mayChange ? [{ id: 'change', word: say.changeCycle, letter: 'c', run: setEditing }] : []}
        actionsHead={say.actions}
        empty={
          <Empty title={say.noCycles}>
            <p>{say.noCyclesWhy}</p>
          </Empty>
        }
      />
      {editing === null ? null : (
        <CycleForm
          cycle={editing}
          isNew={editing === blank}
          busy={busy}
          problem={problem}
          onSave={(cycle) => void put(cycle)}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}
