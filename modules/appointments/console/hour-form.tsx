import { type AppointmentKind, appointmentKinds, appointmentPolicy } from '@ayni/clinical/appointments'
import type { AccountId, Instant, PersonId } from '@ayni/kernel'
import { uuidv7 } from '@ayni/kernel/uuidv7'
import type { PromiseRow } from '@ayni/modules/coordination/contract'
import {
  announce,
  Button,
  Check,
  formatWhen,
  instantOf,
  offerUndo,
  RadioList,
  SelectField,
  TextField,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { AgendaRow, OfferedSlot } from '../contract.ts'
import type { AgendaClient } from './clients.ts'
import { errors, words } from './words.ts'

export type Proposal = {
  readonly person: PersonId
  readonly alias: string
  readonly kind: AppointmentKind
  /** What is owed and would be kept by it, if it serves something. */
  readonly promise: string | null
  readonly dueAt: Instant | null
  /** Who owes it; whoever asks, where nobody does. */
  readonly account: AccountId | null
  /** What is agreed already and gets another hour. */
  readonly moves: AgendaRow | null
}

type Owed = Pick<Proposal, 'person' | 'alias'> & { readonly promise?: PromiseRow | undefined }

const kindOf = { 'first-contact': 'first-contact', 'first-session': 'session' } as const
export const isKept = (kind: string): kind is keyof typeof kindOf => kind in kindOf

/** Only an hour for the first contact or the first session keeps what is owed; any other promise is kept by its own means. */
export function proposalFor({ person, alias, promise }: Owed): Proposal {
  const serves = promise !== undefined && isKept(promise.kind) ? promise : undefined
  return {
    ...{ person, alias, moves: null, promise: serves?.key ?? null, dueAt: serves?.dueAt ?? null },
    kind: serves !== undefined && isKept(serves.kind) ? kindOf[serves.kind] : 'other',
    account: serves?.owedBy ?? null,
  }
}

/** Another hour for what is agreed: with the same member of the team, by the same way, for the same thing. */
export const movedFrom = (row: AgendaRow): Proposal => ({
  ...{ person: row.person, alias: row.alias, kind: row.kind, account: row.account },
  ...{ promise: null, dueAt: null, moves: row },
})

export type HourFormProps = {
  readonly client: AgendaClient
  readonly proposal: Proposal
  readonly clinicians: readonly { readonly account: AccountId; readonly who: string }[]
  readonly now: string
  readonly onClose: () => void
  /** It was kept, or refused: either way the lists are to be looked at again. */
  readonly onDone: () => void
}

type Chosen = {
  readonly startsAt: Instant
  readonly whom: AccountId
  readonly kind: AppointmentKind
  readonly mode: 'phone' | 'video' | 'in-person'
  readonly agreedByPhone: boolean
}

/** Ten seconds to think again before anybody is told; where it is refused then, that is said wherever one is. */
function useLater({ client, proposal, now, onClose, onDone }: HourFormProps): (chosen: Chosen) => void {
  const say = useWords(words)
  const sayError = useWords(errors)
  const { person, alias, promise, moves } = proposal
  const send = ({ startsAt, whom, kind, mode, agreedByPhone }: Chosen) =>
    moves === null
      ? client.call('appointments.propose', {
          ...{ id: uuidv7(Date.parse(now), crypto.getRandomValues(new Uint8Array(10))), person, account: whom, kind },
          ...{ promise, startsAt, minutes: appointmentPolicy.minutes[kind], mode, link: null, agreedByPhone },
        })
      : client.call('appointments.move', { id: moves.id, version: moves.version, startsAt, agreedByPhone })
  const settle = async (chosen: Chosen): Promise<void> => {
    const answer = await send(chosen)
    const known: Readonly<Record<string, { readonly what: string; readonly next: string }>> = sayError
    const said = answer.ok ? undefined : known[answer.code]
    if (answer.ok) announce(say.done(alias), 'polite')
    else offerUndo({ message: `${alias}: ${say.notKept} ${said?.what ?? ''} ${said?.next ?? ''}` })
    onDone()
  }
  return (chosen) => {
    const message = say.soon(alias, formatWhen(chosen.startsAt, now))
    offerUndo({ message, onUndo: () => undefined, onExpire: () => void settle(chosen) })
    onClose()
  }
}

/** Hours that suit both, or one that was agreed by telephone: for a new appointment, or for one that is moved. */
export const HourForm = (props: HourFormProps) => {
  const { client, proposal, clinicians, now } = props
  const say = useWords(words)
  const { person, dueAt, promise, moves } = proposal
  const [kind, setKind] = useState(proposal.kind)
  const [account, setAccount] = useState<AccountId | null>(proposal.account)
  const [picked, setPicked] = useState<string | undefined>(undefined)
  const [own, setOwn] = useState<Own>({ day: '', clock: '' })
  const [agreed, setAgreed] = useState(false)
  const [mode, setMode] = useState<Chosen['mode']>('phone')
  const keep = useLater(props)
  const { output } = useAnswer(client, 'appointments.hours-for', { person, kind, dueAt, account })
  const slots = output?.slots ?? []
  const slot = slots.find(({ startsAt }) => startsAt === picked)
  const startsAt = slot?.startsAt ?? instantOf(own.day, own.clock)
  // A clinician proposes their own hours.
  const whom = slot?.account ?? account ?? (clinicians.length === 0 ? slots[0]?.account : undefined)
  const agreedByPhone = agreed || slot === undefined
  return (
    <>
      {promise !== null || moves !== null ? null : (
        <SelectField
          label={say.what}
          choices={appointmentKinds.map((value) => ({ value, words: say.kinds[value] }))}
          value={kind}
          onChange={setKind}
        />
      )}
      {clinicians.length === 0 || moves !== null ? null : (
        <SelectField
          label={say.with}
          choices={clinicians.map((one) => ({ value: one.account, words: one.who }))}
          value={account ?? undefined}
          onChange={setAccount}
          empty="—"
        />
      )}
      <Slots slots={slots} value={slot?.startsAt} now={now} onChange={setPicked} />
      <OwnTime value={own} onChange={setOwn} />
      {moves !== null ? null : (
        <SelectField
          label={say.mode}
          choices={(['phone', 'video', 'in-person'] as const).map((value) => ({ value, words: say.modes[value] }))}
          value={mode}
          onChange={setMode}
        />
      )}
      <Check words={say.agreed} checked={agreedByPhone} onChange={setAgreed} />
      <Button
        disabled={startsAt === null || whom === undefined}
        onPress={() => startsAt !== null && whom !== undefined && keep({ startsAt, whom, kind, mode, agreedByPhone })}
      >
        {moves === null ? say.send : say.move}
      </Button>
    </>
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
