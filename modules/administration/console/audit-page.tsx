import type { AdministrationOperations } from '@ayni/modules/administration/contract'
import { Button, Empty, ErrorNotice, formatWhen, Loading, Table, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { AdministrationClient } from './use-save.ts'
import { errors, words } from './words.ts'

type Act = AdministrationOperations['administration.audit']['output']['rows'][number]
type Change = AdministrationOperations['administration.setting-changes']['output'][number]

type PartProps = { readonly client: AdministrationClient; readonly now: string }

const Acts = ({ client, now }: PartProps) => {
  const say = useWords(words)
  const [before, setBefore] = useState<number | null>(null)
  const { output, code } = useAnswer(client, 'administration.audit', { before })
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const columns = [
    { id: 'receipt', head: say.receipt, figures: true, cell: (row: Act) => String(row.receipt) },
    { id: 'when', head: say.when, cell: (row: Act) => formatWhen(row.at, now) },
    { id: 'who', head: say.who, cell: (row: Act) => row.who },
    { id: 'what', head: say.what, cell: (row: Act) => <code>{row.what}</code> },
    { id: 'about', head: say.about, cell: (row: Act) => row.alias ?? '' },
  ]
  return (
    <>
      <Table
        caption={say.auditTitle}
        captionHidden
        columns={columns}
        rows={output.rows}
        rowId={(row) => String(row.receipt)}
        empty={<Empty title={say.nobodyYet} />}
      />
      {output.next === null ? null : (
        <Button kind="quiet" onPress={() => setBefore(output.next)}>
          {say.more}
        </Button>
      )}
    </>
  )
}

const Settings = ({ client, now }: PartProps) => {
  const say = useWords(words)
  const { output, code } = useAnswer(
    client,
    'administration.setting-changes',
    { before: null },
    { topics: ['settings'] },
  )
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const names: Readonly<Record<string, string>> = say.setting
  const columns = [
    { id: 'subject', head: say.subject, cell: (row: Change) => `${names[row.what] ?? row.what}: ${row.subject}` },
    { id: 'when', head: say.when, cell: (row: Change) => formatWhen(row.at, now) },
    { id: 'who', head: say.who, cell: (row: Change) => row.who ?? say.house },
    { id: 'before', head: say.before, cell: (row: Change) => <code>{row.before ?? '—'}</code> },
    { id: 'after', head: say.after, cell: (row: Change) => <code>{row.after ?? '—'}</code> },
  ]
  return (
    <Table
      caption={say.settingsTitle}
      captionHidden
      columns={columns}
      rows={output}
      rowId={(row) => row.id}
      empty={<Empty title={say.noSettings} />}
    />
  )
}

/** Who did what and when, and what each setting said before. */
export const AuditPage = ({ client, now }: PartProps) => {
  const say = useWords(words)
  return (
    <div class="stack">
      <section class="stack">
        <h2>{say.settingsTitle}</h2>
        <p class="muted">{say.settingsWhy}</p>
        <Settings client={client} now={now} />
      </section>
      <section class="stack">
        <h2>{say.auditTitle}</h2>
        <p class="muted">{say.auditWhy}</p>
        <Acts client={client} now={now} />
      </section>
    </div>
  )
}
