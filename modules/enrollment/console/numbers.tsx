import type { RosterRow } from '@ayni/modules/enrollment/contract'
import { Button, ErrorNotice, ListRow, Loading, messageIcon, phoneIcon, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { PeopleClient } from './clients.ts'
import { errors, words } from './words.ts'

type Asked = { readonly client: PeopleClient; readonly person: RosterRow['person'] }

const Shown = ({ client, person }: Asked) => {
  const say = useWords(words)
  const { output, code } = useAnswer(client, 'enrollment.ways-to-reach', { person })
  if (output === undefined)
    return code === undefined ? <Loading words={say.looking} /> : <ErrorNotice code={code} own={errors} />
  if (output.contacts.length === 0) return <p class="muted">{say.noContacts}</p>
  return (
    <ul class="rows plain">
      {output.contacts.map(({ value, channel, mayLeaveMessage }) => (
        <ListRow
          key={value}
          icon={channel === 'correo' ? messageIcon : phoneIcon}
          title={value}
          detail={mayLeaveMessage ? say.mayLeave : say.mayNotLeave}
          href={channel === 'correo' ? `mailto:${value}` : `tel:${value}`}
        />
      ))}
    </ul>
  )
}

/** Numbers open when asked for, so that a card on a screen does not show them to whoever passes. */
export const Numbers = (asked: Asked) => {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <section class="block">
      <h3>{say.reachOut}</h3>
      {open ? (
        <Shown {...asked} />
      ) : (
        <>
          <p class="muted">{say.numbersWhy}</p>
          <Button kind="quiet" onPress={() => setOpen(true)}>
            {say.showNumbers}
          </Button>
        </>
      )}
    </section>
  )
}
