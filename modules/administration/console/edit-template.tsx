import type { AdministrationOperations, TemplateRow, TemplateWordsShape } from '@ayni/modules/administration/contract'
import { Button, Dialog, ErrorNotice, Notice, TextField, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { templateNames } from './template-names.ts'
import type { AdministrationClient } from './use-save.ts'
import { errors, words } from './words.ts'

type Checked = AdministrationOperations['administration.check-template']['output']
const fields = ['short', 'push', 'subject'] as const
const WAIT_MS = 400

/** Asks the server what it thinks of the words, a moment after the last key. */
const useCheck = (client: AdministrationClient, row: TemplateRow, written: TemplateWordsShape): Checked | null => {
  const [checked, setChecked] = useState<Checked | null>(null)
  const { template, language } = row
  useEffect(() => {
    const stop = new AbortController()
    const ask = async (): Promise<void> => {
      const asked = { template, language, words: written }
      const answer = await client.call('administration.check-template', asked, { signal: stop.signal })
      if (!stop.signal.aborted && answer.ok) setChecked(answer.output)
    }
    const timer = setTimeout(() => void ask(), WAIT_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [client, template, language, written])
  return checked
}

const Verdict = ({ checked }: { readonly checked: Checked | null }) => {
  const say = useWords(words)
  if (checked === null) return <p class="muted">{say.checking}</p>
  const names = { short: say.short, push: say.push, subject: say.subjectLine }
  const rules: Readonly<Record<string, string>> = say.rule
  if (checked.findings.length === 0)
    return (
      <Notice tone="done" title={say.fits} live="polite">
        <p>{say.segments(checked.smsSegments)}</p>
        <blockquote>{checked.looks.short}</blockquote>
      </Notice>
    )
  return (
    <Notice tone="attend" title={say.findingsTitle} live="polite">
      <ul>
        {checked.findings.map(({ field, rule }) => (
          <li key={`${field}${rule}`}>
            {names[field]}: {rules[rule] ?? say.rule.other}.
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export type EditTemplateProps = {
  readonly client: AdministrationClient
  readonly row: TemplateRow
  readonly busy: boolean
  readonly problem: string | null
  readonly onSave: (words: TemplateWordsShape | null) => void
  readonly onClose: () => void
}

/** One message in the words of the programme: what it would say, and what it may not. */
export const EditTemplate = ({ client, row, busy, problem, onSave, onClose }: EditTemplateProps) => {
  const say = useWords(words)
  const { templates } = useWords(templateNames)
  const [written, write] = useState<TemplateWordsShape>(row.own ?? row.ours)
  const checked = useCheck(client, row, written)
  const labels = { short: say.short, push: say.push, subject: say.subjectLine }
  const actions = (
    <>
      <Button
        onPress={() => onSave(written)}
        busy={busy ? say.saving : undefined}
        disabled={checked === null || checked.findings.length > 0}
      >
        {say.save}
      </Button>
      {row.own === null ? null : (
        <Button kind="quiet" onPress={() => onSave(null)}>
          {say.backToOurs}
        </Button>
      )}
      <Button kind="plain" onPress={onClose}>
        {say.cancel}
      </Button>
    </>
  )
  return (
    <Dialog
      open
      title={`${templates[row.template] ?? row.template} · ${say.languageOf[row.language]}`}
      actions={actions}
      onClose={onClose}
    >
      {fields.map((field) => (
        <TextField
          key={field}
          label={labels[field]}
          value={written[field]}
          onInput={(text) => write({ ...written, [field]: text })}
          lines={field === 'short' ? 3 : 1}
          maxLength={600}
        />
      ))}
      <Verdict checked={checked} />
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
    </Dialog>
  )
}
