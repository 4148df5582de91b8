import type { RosterRow } from '@ayni/modules/enrollment/contract'
import { announce, Button, ErrorNotice, formatWhen, ListRow, SelectField, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { PeopleClient } from './clients.ts'
import { errors, words } from './words.ts'

const clinical: readonly string[] = ['duty', 'therapist', 'psychiatrist']

export type CareProps = { readonly client: PeopleClient; readonly person: RosterRow['person']; readonly now: string }

type CareAct = 'identity.begin-care' | 'identity.end-care'

/** Which clinicians may open this person's answers: begun and ended here, and seen by the person. */
export const Care = ({ client, person, now }: CareProps) => {
  const say = useWords(words)
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const carers = useAnswer(client, 'coordination.care-team', { person }, { topics: ['roster'] })
  const team = useAnswer(client, 'identity.list-accounts', {}, { topics: ['team'] })
  const held = carers.output ?? []
  const able = (team.output ?? []).filter(
    ({ active, roles, account }) =>
      active &&
      roles.some((role) => clinical.includes(role)) &&
      !roles.includes('coordinator') &&
      !held.some((one) => one.account === account),
  )
  const act = async (name: CareAct, account: (typeof able)[number]['account'], said: string): Promise<void> => {
    const answer = await client.call(name, { person, account })
    setRefused(answer.ok ? undefined : answer.code)
    if (answer.ok) announce(said)
    setChosen(undefined)
    carers.again()
  }
  const one = able.find(({ account }) => account === chosen)
  const trouble = refused ?? (carers.output === undefined ? carers.code : undefined)
  return (
    <section class="block">
      <h3>{say.care}</h3>
      {trouble === undefined ? null : <ErrorNotice code={trouble} own={errors} />}
      {carers.output?.length === 0 ? <p class="muted">{say.noCare}</p> : null}
      <ul class="rows plain">
        {held.map(({ account, who, since }) => (
          <ListRow
            key={account}
            title={who}
            detail={say.careSince(formatWhen(since, now))}
            aside={
              <Button kind="quiet" onPress={() => void act('identity.end-care', account, say.ended(who))}>
                {say.end}
              </Button>
            }
          />
        ))}
      </ul>
      <SelectField
        label={say.assign}
        hint={say.askConflict}
        empty={say.choose}
        choices={able.map(({ account, displayName }) => ({ value: `${account}`, words: displayName }))}
        value={chosen}
        onChange={setChosen}
      />
      <Button
        kind="quiet"
        disabled={one === undefined}
        onPress={() => one !== undefined && void act('identity.begin-care', one.account, say.done)}
      >
        {say.assignDo}
      </Button>
    </section>
  )
}
