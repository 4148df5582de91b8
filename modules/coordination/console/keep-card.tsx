import type { CoordinationOperations } from '@ayni/modules/coordination/contract'
import { announce, Button, offerUndo, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { PromiseCardProps } from './promise-card-props.ts'
import { words } from './words.ts'

type How = CoordinationOperations['coordination.keep-promise']['input']['how']
const hows = ['spoke', 'met', 'wrote-and-answered', 'reviewed'] as const satisfies readonly How[]

/** @safety kept by what is recorded where it arose, never here: ticked off by hand, its room says at once that it is owed still. */
const recorded = /^(episode|stay-with-person|unreachable-decision|referral-attendance|incident-review):/

/** One press says how it was kept; ten seconds to take it back. What only its record keeps says so instead. */
export const KeepCard = ({ client, row, onDone, onChanged }: Omit<PromiseCardProps, 'now'>) => {
  const say = useWords(words)
  const [saving, setSaving] = useState(false)
  if (recorded.test(row.key)) return <p>{say.byRecord}</p>
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
