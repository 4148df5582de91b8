import type { CoordinationOperations, PromiseRow } from '@ayni/modules/coordination/contract'
import { announce, Button, offerUndo, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { BoardClient } from './clients.ts'
import { words } from './words.ts'

type How = CoordinationOperations['coordination.keep-promise']['input']['how']
const hows = ['spoke', 'met', 'wrote-and-answered', 'reviewed'] as const satisfies readonly How[]

export type KeepCardProps = {
  readonly client: BoardClient
  readonly row: PromiseRow
  /** The code of a refusal, or nothing when it is done. */
  readonly onDone: (code: string | undefined) => void
  readonly onChanged: () => void
}

/** One press says how it was kept; ten seconds to take it back. */
export const KeepCard = ({ client, row, onDone, onChanged }: KeepCardProps) => {
  const say = useWords(words)
  const [saving, setSaving] = useState(false)
  const reopen = async (): Promise<void> => {
    const answer = await client.call('coordination.reopen-promise', { key: row.key })
    announce(answer.ok ? say.reopened(row.alias) : say.notReopened, answer.ok ? 'polite' : 'urgent')
    onChanged()
  }
  const keep = async (how: How): Promise<void> => {
    setSaving(true)
    const answer = await client.call('coordination.keep-promise', { key: row.key, how })
    setSaving(false)
    if (answer.ok) offerUndo({ message: say.keptNow(row.alias), onUndo: () => void reopen() })
    onDone(answer.ok ? undefined : answer.code)
  }
  return (
    <>
      <h3>{say.keptHow}</h3>
      <p class="muted">{say.notNote}</p>
      <div class="choices">
        {hows.map((how) => (
          <Button key={how} wide kind="quiet" disabled={saving} onPress={() => void keep(how)}>
            {say.hows[how]}
          </Button>
        ))}
      </div>
    </>
  )
}
