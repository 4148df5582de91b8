import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { announce, Button, ErrorNotice, Loading, SelectField, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { PromiseCardProps } from './promise-card-props.ts'
import { ProposeCard } from './propose-card.tsx'
import { words } from './words.ts'

/** One promise that opens no record: anybody who holds the role. */
const TakeCard = ({ client, row, onDone }: PromiseCardProps) => {
  const say = useWords(words)
  const [chosen, setChosen] = useState<string | undefined>(row.owedBy ?? undefined)
  const [saving, setSaving] = useState(false)
  const { output, code } = useAnswer(client, 'identity.list-accounts', {}, { topics: ['team'] })
  if (output === undefined) return code === undefined ? <Loading words={say.calling} /> : <ErrorNotice code={code} />
  const fitting = output.filter(({ active, roles }) => active && roles.some((held) => held === row.owedByRole))
  if (fitting.length === 0) return <p>{say.nobodyFits}</p>
  const save = async (): Promise<void> => {
    const who = fitting.find(({ account }) => account === chosen)
    if (who === undefined) return
    setSaving(true)
    const answer = await client.call('coordination.assign-promise', { key: row.key, account: who.account })
    setSaving(false)
    if (answer.ok) announce(say.assigned(who.displayName))
    onDone(answer.ok ? undefined : answer.code)
  }
  return (
    <>
      <SelectField
        label={say.assignTo}
        empty={say.chooseOne}
        choices={fitting.map(({ account, displayName }) => ({ value: `${account}`, words: displayName }))}
        value={chosen}
        onChange={setChosen}
      />
      <Button wide onPress={() => void save()} disabled={chosen === undefined} busy={saving ? say.saving : undefined}>
        {say.assign}
      </Button>
    </>
  )
}

/** The steps that end with somebody being proposed, and what care itself owes. */
const aboutCare: ReadonlySet<PromiseRow['kind']> = new Set([
  'find-clinician',
  'choose-together',
  'replace-clinician',
  'outside-care',
])

/** What opens a record is a case, proposed whole; anything else is one promise for one name. */
export const AssignCard = (props: PromiseCardProps) => {
  const { owedByRole, kind } = props.row
  const needs = owedByRole === 'psychiatrist' ? 'psychiatrist' : 'therapist'
  const isCase = owedByRole === 'therapist' || owedByRole === 'psychiatrist' || aboutCare.has(kind)
  return isCase ? <ProposeCard {...props} needs={needs} /> : <TakeCard {...props} />
}
