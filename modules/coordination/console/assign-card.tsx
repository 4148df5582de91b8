import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { announce, Button, ErrorNotice, Loading, SelectField, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { BoardClient } from './clients.ts'
import { words } from './words.ts'

export type AssignCardProps = {
  readonly client: BoardClient
  readonly row: PromiseRow
  /** The code of a refusal, or nothing when it is done. */
  readonly onDone: (code: string | undefined) => void
}

/** Whoever owes a session or a review must be able to open the answers; the duty team opens them by taking the alert. */
const opensRecord = ({ owedByRole }: PromiseRow): boolean => owedByRole === 'therapist' || owedByRole === 'psychiatrist'

/** Those of the team who hold the role that owes it. */
export const AssignCard = ({ client, row, onDone }: AssignCardProps) => {
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
    const { account } = who
    const care = opensRecord(row) ? await client.call('identity.begin-care', { person: row.person, account }) : null
    const answer =
      care?.ok === false ? care : await client.call('coordination.assign-promise', { key: row.key, account })
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
