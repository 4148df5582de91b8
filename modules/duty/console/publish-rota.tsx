import type { DutyOperations, RotaPageData, RotaRole } from '@ayni/modules/duty/contract'
import { Button, Card, dayOf, instantOf, Notice, SelectField, TextField, useDo, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { DutyClient } from './client.ts'
import { RotaRefused } from './rota-refused.tsx'
import { words } from './rota-words.ts'

export type PublishRotaProps = {
  readonly client: DutyClient
  readonly people: RotaPageData['people']
  readonly now: string
  readonly onChanged: () => void
}

type Account = RotaPageData['people'][number]['account']
const asked = ['first', 'second', 'psychiatrist_lead'] as const satisfies readonly RotaRole[]
type Chosen = Partial<Record<RotaRole, Account>>
type Shifts = DutyOperations['duty.publish-rota']['input']['shifts']

/** Who may stand in a role; the server checks it again. */
const mayStand = (role: RotaRole, roles: readonly string[]): boolean =>
  role === 'psychiatrist_lead'
    ? roles.includes('psychiatrist')
    : ['duty', 'psychiatrist', 'therapist'].some((one) => roles.includes(one))

/** A stretch of days and who stands in each of the three roles: the shape in which small teams share their nights. */
export const PublishRota = ({ client, people, now, onChanged }: PublishRotaProps) => {
  const say = useWords(words)
  const [fromDay, setFrom] = useState(dayOf(now, 1))
  const [toDay, setTo] = useState(dayOf(now, 8))
  const [chosen, choose] = useState<Chosen>({})
  const [done, setDone] = useState<number | null>(null)
  const { act, busy, refused } = useDo(client, onChanged)
  const from = instantOf(fromDay, '08:00')
  const until = instantOf(toDay, '08:00')
  const publish = async (): Promise<void> => {
    if (from === null || until === null) return
    const shifts: Shifts = asked.flatMap((role) =>
      chosen[role] === undefined ? [] : [{ account: chosen[role], role, from, until }],
    )
    const answer = await act('duty.publish-rota', { from, until, shifts })
    setDone(answer.ok ? answer.output.shifts : null)
  }
  return (
    <Card title={say.publish}>
      <p class="muted">{say.publishWhy}</p>
      <TextField label={say.fromDay} type="date" value={fromDay} onInput={setFrom} />
      <TextField label={say.toDay} type="date" value={toDay} onInput={setTo} />
      {asked.map((role) => (
        <SelectField
          key={role}
          label={say.roles[role]}
          empty="—"
          value={chosen[role]}
          onChange={(account) => choose({ ...chosen, [role]: account })}
          choices={people
            .filter(({ roles }) => mayStand(role, roles))
            .map(({ account, name, reachable }) => ({
              value: account,
              words: reachable ? name : `${name} (${say.notReachable})`,
            }))}
        />
      ))}
      {refused === null ? null : <RotaRefused refused={refused} />}
      {done === null ? null : <Notice tone="done" title={say.published(done)} live="polite" />}
      <Button
        busy={busy ? say.saving : undefined}
        disabled={from === null || until === null}
        onPress={() => void publish()}
      >
        {say.publishNow}
      </Button>
    </Card>
  )
}
