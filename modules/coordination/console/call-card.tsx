import type { PromiseRow } from '@ayni/modules/coordination/contract'
import { ErrorNotice, ListRow, Loading, messageIcon, phoneIcon, useAnswer, useWords } from '@ayni/ui'
import type { BoardClient } from './clients.ts'
import { errors } from './error-words.ts'
import { words } from './words.ts'

export type CallCardProps = {
  readonly client: BoardClient
  readonly person: PromiseRow['person']
  /** Clinicians open the card of care, with the trusted person; the coordinator, name and numbers. */
  readonly clinical: boolean
}

type Contact = { readonly channel: string; readonly value: string; readonly owner: string }

const ContactRow = ({ contact }: { readonly contact: Contact }) => {
  const say = useWords(words)
  return contact.channel === 'correo' ? (
    <ListRow strong icon={messageIcon} title={contact.value} href={`mailto:${contact.value}`} />
  ) : (
    <ListRow
      strong
      icon={phoneIcon}
      title={contact.value}
      detail={say.way(contact.channel)}
      href={`tel:${contact.value}`}
    />
  )
}

const Contacts = ({ name, contacts }: { readonly name: string | null; readonly contacts: readonly Contact[] }) => {
  const say = useWords(words)
  return (
    <>
      {name === null ? null : <p class="title">{name}</p>}
      {contacts.length === 0 ? <p>{say.noContacts}</p> : null}
      <ul class="rows strong">
        {contacts.map((contact) => (
          <ContactRow key={contact.value} contact={contact} />
        ))}
      </ul>
    </>
  )
}

const ClinicalCard = ({ client, person }: CallCardProps) => {
  const say = useWords(words)
  const { output, code } = useAnswer(client, 'enrollment.contact-card', { person })
  if (output === undefined) {
    return code === undefined ? <Loading words={say.calling} /> : <ErrorNotice code={code} own={errors} />
  }
  return (
    <>
      <Contacts name={output.name} contacts={output.contacts} />
      {output.trusted === null ? null : (
        <ul class="rows strong">
          <ListRow
            strong
            icon={phoneIcon}
            title={`${output.trusted.name} · ${output.trusted.phone}`}
            detail={`${say.trusted(output.trusted.relation)}: ${say.whenCall[output.trusted.whenMayCall]}`}
            href={`tel:${output.trusted.phone}`}
          />
        </ul>
      )}
      <p class="muted small">{say.marked}</p>
    </>
  )
}

const OutreachCard = ({ client, person }: CallCardProps) => {
  const say = useWords(words)
  const { output, code } = useAnswer(client, 'enrollment.ways-to-reach', { person })
  if (output === undefined) {
    return code === undefined ? <Loading words={say.calling} /> : <ErrorNotice code={code} own={errors} />
  }
  return <Contacts name={output.name} contacts={output.contacts} />
}

/** Name and numbers, each one touch from a call. It opens when asked for, because a clinician's reading leaves a mark. */
export const CallCard = (props: CallCardProps) =>
  props.clinical ? <ClinicalCard {...props} /> : <OutreachCard {...props} />
