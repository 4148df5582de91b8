import type { AdministrationOperations } from '@ayni/modules/administration/contract'
import { Button, Empty, ErrorNotice, formatDate, formatWhen, Loading, Table, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { actWords } from './act-words.ts'
import { settingSaid, settingWords } from './setting-said.ts'
import { templateNames } from './template-names.ts'
import type { AdministrationClient } from './use-save.ts'
import { errors, words } from './words.ts'

type Act = AdministrationOperations['administration.audit']['output']['rows'][number]
type Change = AdministrationOperations['administration.setting-changes']['output'][number]

type PartProps = { readonly client: AdministrationClient; readonly now: string }

const Acts = ({ client, now }: PartProps) => {
  const say = useWords(words)
  const acts = useWords(actWords)
  const [before, setBefore] = useState<number | null>(null)
  const { output, code } = useAnswer(client, 'administration.audit', { before })
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const columns = [
    { id: 'receipt', head: say.receipt, figures: true, cell: (row: Act) => String(row.receipt) },
    { id: 'when', head: say.when, cell: (row: Act) => formatWhen(row.at, now) },
    { id: 'who', head: say.who, cell: (row: Act) => row.who },
    { id: 'what', head: say.what, cell: (row: Act) => acts[row.what] ?? <code>{row.what}</code> },
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

/** What it is about as the screens name it: a service, a message, a day; anything else is its own name. */
const useSubject = (): ((change: Change) => string) => {
  const say = useWords(words)
  const { templates } = useWords(templateNames)
  const services: Readonly<Record<string, string>> = say.services
  const languages: Readonly<Record<string, string>> = say.languageOf
  return ({ what, subject }) => {
    const [template = '', language = ''] = subject.split(' ')
    if (what === 'service') return services[subject] ?? subject
    if (what === 'template') return `${templates[template] ?? template}, ${languages[language] ?? language}`
    return what === 'holiday' ? formatDate(`${subject}T12:00:00Z`) : subject
  }
}

const Said = ({ kept, other }: { readonly kept: string | null; readonly other: string | null }) => {
  const lines = settingSaid(kept, other, useWords(settingWords))
  return lines.length === 0 ? (
    <span class="muted">—</span>
  ) : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

const Settings = ({ client, now }: PartProps) => {
  const say = useWords(words)
  const subjectOf = useSubject()
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
    { id: 'subject', head: say.subject, cell: (row: Change) => `${names[row.what] ?? row.what}: ${subjectOf(row)}` },
    { id: 'when', head: say.when, cell: (row: Change) => formatWhen(row.at, now) },
    { id: 'who', head: say.who, cell: (row: Change) => row.who ?? say.house },
    { id: 'before', head: say.before, cell: ({ before, after }: Change) => <Said kept={before} other={after} /> },
    { id: 'after', head: say.after, cell: ({ before, after }: Change) => <Said kept={after} other={before} /> },
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
