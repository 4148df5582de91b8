import type { ServiceState } from '@ayni/modules/administration/contract'
import { Badge, Button, Check, Dialog, ErrorNotice, Loading, Table, TextField, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { type AdministrationClient, useSave } from './use-save.ts'
import { errors, words } from './words.ts'

/** @safety these two are answered to whoever asks; the server refuses to close them. */
const always: ReadonlySet<string> = new Set(['check', 'crisis'])

type ChangeProps = {
  readonly service: ServiceState
  readonly busy: boolean
  readonly problem: string | null
  readonly onSave: (service: ServiceState) => void
  readonly onClose: () => void
}

const ChangeService = ({ service, busy, problem, onSave, onClose }: ChangeProps) => {
  const say = useWords(words)
  const [open, setOpen] = useState(service.open)
  const [noteEs, setNoteEs] = useState(service.noteEs)
  const [noteEn, setNoteEn] = useState(service.noteEn)
  const actions = (
    <>
      <Button
        onPress={() => onSave({ code: service.code, open, noteEs: noteEs.trim(), noteEn: noteEn.trim() })}
        busy={busy ? say.saving : undefined}
      >
        {say.save}
      </Button>
      <Button kind="plain" onPress={onClose}>
        {say.cancel}
      </Button>
    </>
  )
  return (
    <Dialog open title={say.services[service.code]} actions={actions} onClose={onClose}>
      {always.has(service.code) ? null : <Check words={say.openCheck} checked={open} onChange={setOpen} />}
      <p class="muted">{say.noteHint}</p>
      <TextField label={say.noteEs} value={noteEs} onInput={setNoteEs} maxLength={160} lines={2} />
      <TextField label={say.noteEn} value={noteEn} onInput={setNoteEn} maxLength={160} lines={2} />
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
    </Dialog>
  )
}

export type ServicesPageProps = { readonly client: AdministrationClient; readonly mayChange: boolean }

/** What physicians are told that there is for them. */
export const ServicesPage = ({ client, mayChange }: ServicesPageProps) => {
  const say = useWords(words)
  const { output, code, again } = useAnswer(client, 'administration.services', {}, { topics: ['settings'] })
  const { save, busy, problem } = useSave(client)
  const [changing, setChanging] = useState<ServiceState | null>(null)
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const put = async (service: ServiceState): Promise<void> => {
    if (!(await save('administration.set-service', service))) return
    setChanging(null)
    again()
  }
  const columns = [
    { id: 'service', head: say.service, cell: (row: ServiceState) => say.services[row.code] },
    {
      id: 'state',
      head: say.state,
      cell: (row: ServiceState) =>
        always.has(row.code) ? (
          <Badge tone="done" word={say.always} />
        ) : (
          <Badge tone={row.open ? 'done' : 'quiet'} word={row.open ? say.open : say.closed} />
        ),
    },
    { id: 'note', head: say.note, cell: (row: ServiceState) => row.noteEs },
  ]
  const actions = [{ id: 'change', word: say.change, letter: 'c', run: setChanging }]
  return (
    <section class="stack">
      <h2>{say.servicesTitle}</h2>
      <p class="muted">{say.servicesWhy}</p>
      <Table
        caption={say.servicesTitle}
        captionHidden
        columns={columns}
        rows={output}
        rowId={(row) => row.code}
        actions={mayChange ? actions : []}
        actionsHead={say.actions}
        onOpen={mayChange ? setChanging : undefined}
      />
      {changing === null ? null : (
        <ChangeService
          service={changing}
          busy={busy}
          problem={problem}
          onSave={(service) => void put(service)}
          onClose={() => setChanging(null)}
        />
      )}
    </section>
  )
}
