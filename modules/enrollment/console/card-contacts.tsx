import type { ContactChannel, ContactOwner } from '@ayni/modules/enrollment/contract'
import { Badge, Button, ErrorNotice, ListRow, offerUndo, SelectField, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { type CardContact, isWrittenTo, masked, type PartProps } from './card-parts.ts'
import { cardWords } from './card-words.ts'
import { errors } from './words.ts'

const channels = ['movil', 'whatsapp', 'correo', 'fijo', 'radio_eess'] as const satisfies readonly ContactChannel[]
const owners = ['self', 'relative', 'facility'] as const satisfies readonly ContactOwner[]

/** Every way to reach them, whose it is and whether anything is written there; a stranger's number is marked here. */
export const CardContacts = ({ client, card, again }: PartProps) => {
  const say = useWords(cardWords)
  const [adding, setAdding] = useState(false)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const mark = async ({ contact }: CardContact, wrong: boolean): Promise<void> => {
    const answer = await client.call('enrollment.mark-wrong', { person: card.person, contact, wrong })
    setRefused(answer.ok ? undefined : answer.code)
    again()
  }
  const markWrong = (one: CardContact): void =>
    void mark(one, true).then(() => offerUndo({ message: say.marked, onUndo: () => void mark(one, false) }))
  return (
    <section class="block">
      <h3>{say.contacts}</h3>
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      {card.contacts.length === 0 ? <p class="muted">{say.none}</p> : null}
      <ul class="rows plain">
        {card.contacts.map((one) => (
          <ListRow
            key={one.contact}
            title={`${say.channels[one.channel]} ${one.value === null ? say.erased : masked(one.value)}`}
            detail={[say.owners[one.owner], ...(one.shared ? [say.shared] : [])].join(', ')}
            aside={
              <span class="row">
                <Badge tone={toneOf(one)} word={standingOf(one, say)} />
                {one.wrongSince === null ? (
                  <Button kind="plain" onPress={() => markWrong(one)}>
                    {say.markWrong}
                  </Button>
                ) : null}
              </span>
            }
          />
        ))}
      </ul>
      {adding ? (
        <AddContact
          client={client}
          card={card}
          again={() => {
            setAdding(false)
            again()
          }}
        />
      ) : (
        <Button kind="quiet" onPress={() => setAdding(true)}>
          {say.addContact}
        </Button>
      )}
    </section>
  )
}

type Said = Readonly<Record<'wrong' | 'failed' | 'failedMail' | 'auto' | 'notAuto', string>>
const standingOf = (one: CardContact, say: Said): string => {
  if (one.wrongSince !== null) return say.wrong
  if (one.failedSince !== null) return one.channel === 'correo' ? say.failedMail : say.failed
  return isWrittenTo(one) ? say.auto : say.notAuto
}
const toneOf = (one: CardContact): 'attend' | 'done' | 'quiet' =>
  one.failedSince !== null && one.wrongSince === null ? 'attend' : isWrittenTo(one) ? 'done' : 'quiet'

/** On their behalf, with the reason; what others read stays silent until the person allows it. */
const AddContact = ({ client, card, again }: PartProps) => {
  const say = useWords(cardWords)
  const [channel, setChannel] = useState<ContactChannel>('movil')
  const [owner, setOwner] = useState<ContactOwner>('self')
  const [value, setValue] = useState('')
  const [why, setWhy] = useState('')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const keep = async (): Promise<void> => {
    const contact = crypto.randomUUID()
    const given = { contact, channel, value, owner, mayLeaveMessage: false, mayWrite: 'usual' as const, why }
    const answer = await client.call('enrollment.put-contact-for', { person: card.person, ...given })
    setRefused(answer.ok ? undefined : answer.code)
    if (answer.ok) again()
  }
  return (
    <>
      {refused === undefined ? null : <ErrorNotice code={refused} own={errors} />}
      <SelectField<ContactChannel>
        label={say.channel}
        choices={channels.map((one) => ({ value: one, words: say.channels[one] }))}
        value={channel}
        onChange={setChannel}
      />
      <TextField label={say.value} value={value} onInput={setValue} maxLength={200} autocomplete="off" />
      <SelectField<ContactOwner>
        label={say.owner}
        hint={say.permission}
        choices={owners.map((one) => ({ value: one, words: say.owners[one] }))}
        value={owner}
        onChange={setOwner}
      />
      <TextField label={say.why} hint={say.whyHint} value={why} onInput={setWhy} maxLength={200} />
      <Button kind="quiet" disabled={value.trim() === '' || why.trim().length < 3} onPress={() => void keep()}>
        {say.keep}
      </Button>
    </>
  )
}
