import type { TemplateRow, TemplateWordsShape } from '@ayni/modules/administration/contract'
import { Badge, ErrorNotice, Loading, language, Table, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { EditTemplate } from './edit-template.tsx'
import { templateNames } from './template-names.ts'
import { type AdministrationClient, useSave } from './use-save.ts'
import { errors, words } from './words.ts'

export type TemplatesPageProps = { readonly client: AdministrationClient; readonly mayChange: boolean }

const useColumns = () => {
  const say = useWords(words)
  const { templates, classes } = useWords(templateNames)
  return [
    { id: 'message', head: say.message, cell: (row: TemplateRow) => templates[row.template] ?? row.template },
    { id: 'class', head: say.sort, cell: (row: TemplateRow) => classes[row.class] ?? row.class },
    { id: 'says', head: say.says, cell: (row: TemplateRow) => (row.own ?? row.ours).short },
    {
      id: 'words',
      head: say.inWords,
      cell: (row: TemplateRow) => (
        <Badge tone={row.own === null ? 'quiet' : 'inform'} word={row.own === null ? say.ourWords : say.ownWords} />
      ),
    },
  ]
}

/** Every message there is, in the language of the screen, and the way to say it differently. */
export const TemplatesPage = ({ client, mayChange }: TemplatesPageProps) => {
  const say = useWords(words)
  const columns = useColumns()
  const { output, code, again } = useAnswer(client, 'administration.templates', {}, { topics: ['settings'] })
  const { save, busy, problem } = useSave(client)
  const [editing, edit] = useState<TemplateRow | null>(null)
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  const put = async (row: TemplateRow, chosen: TemplateWordsShape | null): Promise<void> => {
    const { template, language: of, version } = row
    const done = await save('administration.set-template', { template, language: of, words: chosen, after: version })
    if (!done) return
    edit(null)
    again()
  }
  return (
    <section class="stack">
      <h2>{say.templatesTitle}</h2>
      <p class="muted">{say.templatesWhy}</p>
      <Table
        caption={say.templatesTitle}
        captionHidden
        columns={columns}
        rows={output.filter((row) => row.language === language.value)}
        rowId={(row) => `${row.template} ${row.language}`}
        actions={mayChange ? [{ id: 'change', word: say.change, letter: 'c', run: edit }] : []}
        actionsHead={say.actions}
      />
      {editing === null ? null : (
        <EditTemplate
          key={`${editing.template} ${editing.language}`}
          client={client}
          row={editing}
          busy={busy}
          problem={problem}
          onSave={(chosen) => void put(editing, chosen)}
          onClose={() => edit(null)}
        />
      )}
    </section>
  )
}
