import type { RotaPageData } from '@ayni/modules/duty/contract'
import { announce, Button, Dialog, dayOf, instantOf, SelectField, TextField, useDo, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { DutyClient } from './client.ts'
import { RotaRefused } from './rota-refused.tsx'
import { words } from './rota-words.ts'

export type CoverShiftProps = {
  readonly client: DutyClient
  readonly shift: RotaPageData['shifts'][number]
  readonly people: RotaPageData['people']
  readonly onClose: () => void
  readonly onChanged: () => void
}

/** The time of the wall clock in Lima, as time fields want it. */
const timeOf = (at: string): string => new Date(Date.parse(at) - 5 * 3_600_000).toISOString().slice(11, 16)

/** Who covers, and from when until when; the whole shift unless it is said otherwise. */
export const CoverShift = ({ client, shift, people, onClose, onChanged }: CoverShiftProps) => {
  const say = useWords(words)
  const [account, choose] = useState<RotaPageData['people'][number]['account'] | undefined>(undefined)
  const [fromDay, setFromDay] = useState(dayOf(shift.from))
  const [fromTime, setFromTime] = useState(timeOf(shift.from))
  const [toDay, setToDay] = useState(dayOf(shift.until))
  const [toTime, setToTime] = useState(timeOf(shift.until))
  const { act, busy, refused } = useDo(client, onChanged)
  const from = instantOf(fromDay, fromTime)
  const until = instantOf(toDay, toTime)
  const save = async (): Promise<void> => {
    if (account === undefined || from === null || until === null) return
    const answer = await act('duty.cover-shift', { shift: shift.id, account, from, until })
    if (!answer.ok) return
    announce(say.coverDone)
    onClose()
  }
  return (
    <Dialog open title={say.coverTitle(shift.name)} onClose={onClose}>
      <SelectField
        label={say.coverBy}
        empty="—"
        value={account}
        onChange={choose}
        choices={people
          .filter((one) => one.account !== shift.account && one.reachable)
          .map((one) => ({ value: one.account, words: one.name }))}
      />
      <TextField label={say.from} type="date" value={fromDay} onInput={setFromDay} />
      <TextField label={say.atHour} type="time" value={fromTime} onInput={setFromTime} />
      <TextField label={say.to} type="date" value={toDay} onInput={setToDay} />
      <TextField label={say.atHour} type="time" value={toTime} onInput={setToTime} />
      {refused === null ? null : <RotaRefused refused={refused} />}
      <Button
        wide
        busy={busy ? say.saving : undefined}
        disabled={account === undefined || from === null || until === null}
        onPress={() => void save()}
      >
        {say.coverNow}
      </Button>
    </Dialog>
  )
}
