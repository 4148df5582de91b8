import { type AppointmentKind, appointmentPolicy } from '@ayni/clinical/appointments'
import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import { uuidv7 } from '@ayni/kernel/uuidv7'
import {
  Button,
  Check,
  Dialog,
  ErrorNotice,
  formatWhen,
  RadioList,
  SelectField,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { OfferedSlot } from '../contract.ts'
import type { AgendaClient } from './clients.ts'
import { momentOf } from './week-of.ts'
import { errors, words } from './words.ts'

export type Proposal = {
  readonly person: PersonId
  readonly alias: string
  readonly kind: AppointmentKind
  readonly promise: string
  readonly dueAt: Instant | null
  /** Who owes it; whoever asks, where nobody does. */
  readonly account: AccountId | null
}

export type ProposeHourProps = {
  readonly client: AgendaClient
  readonly proposal: Proposal
  readonly clinicians: readonly { readonly account: AccountId; readonly who: string }[]
  readonly now: string
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Hours that suit both, or one that was agreed by telephone. */
export const ProposeHour = ({ client, proposal, clinicians, now, onClose, onDone }: ProposeHourProps) => {
  const say = useWords(words)
  const { person, kind, dueAt } = proposal
  const [account, setAccount] = useState<AccountId | null>(proposal.account)
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const [own, setOwn] = useState<Own>({ day: '', clock: '' })
  const [agreed, setAgreed] = useState(false)
  const [mode, setMode] = useState<'phone' | 'video' | 'in-person'>('phone')
  const [code, setCode] = useState<string | undefined>(undefined)
  const { output } = useAnswer(client, 'appointments.hours-for', { person, kind, dueAt, account })
  const slots = output?.slots ?? []
  const slot = slots.find(({ startsAt }) => startsAt === chosen)
  const byPhone = momentOf(own.day, own.clock)
  const startsAt = slot?.startsAt ?? byPhone
  const whom = slot?.account ?? account
  const save = async (): Promise<void> => {
    if (startsAt === null || whom === null) return
    const id = uuidv7(Date.parse(now), crypto.getRandomValues(new Uint8Array(10)))
    const answer = await client.call('appointments.propose', {
      ...{
        id,
        person,
        account: whom,
        kind,
        promise: proposal.promise,
        startsAt,
        minutes: appointmentPolicy.minutes[kind],
      },
      ...{ mode, link: null, agreedByPhone: agreed || slot === undefined },
    })
    if (answer.ok) onDone()
    else setCode(answer.code)
  }
  return (
    <Dialog open title={`${proposal.alias} · ${say.propose}`} onClose={onClose}>
      {code === undefined ? null : <ErrorNotice code={code} own={errors} />}
      {clinicians.length === 0 ? null : (
        <SelectField
          label={say.with}
          choices={clinicians.map((one) => ({ value: one.account, words: one.who }))}
          value={account ?? undefined}
          onChange={setAccount}
          empty="—"
        />
      )}
      <Slots slots={slots} value={slot?.startsAt} now={now} onChange={setChosen} />
      <OwnTime value={own} onChange={setOwn} />
      <SelectField
        label={say.mode}
        choices={(['phone', 'video', 'in-person'] as const).map((value) => ({ value, words: say.modes[value] }))}
        value={mode}
        onChange={setMode}
      />
      <Check words={say.agreed} checked={agreed || slot === undefined} onChange={setAgreed} />
      <Button disabled={startsAt === null || whom === null} onPress={() => void save()}>
        {say.send}
      </Button>
    </Dialog>
  )
}

type Own = { readonly day: string; readonly clock: string }

const OwnTime = ({ value, onChange }: { readonly value: Own; readonly onChange: (own: Own) => void }) => {
  const say = useWords(words)
  return (
    <fieldset>
      <legend>{say.ownTime}</legend>
      <div class="row">
        <TextField label={say.when} type="date" value={value.day} onInput={(day) => onChange({ ...value, day })} />
        <TextField
          label={say.from}
          type="time"
          value={value.clock}
          onInput={(clock) => onChange({ ...value, clock })}
        />
      </div>
    </fieldset>
  )
}

type SlotsProps = {
  readonly slots: readonly OfferedSlot[]
  readonly value: string | undefined
  readonly now: string
  readonly onChange: (startsAt: string) => void
}

const Slots = ({ slots, value, now, onChange }: SlotsProps) => {
  const say = useWords(words)
  if (slots.length === 0) return <p>{say.noHours}</p>
  const choices = slots.map(({ startsAt, who }) => ({ value: startsAt, words: formatWhen(startsAt, now), detail: who }))
  return <RadioList question={say.hours} choices={choices} value={value} onChange={onChange} />
}
