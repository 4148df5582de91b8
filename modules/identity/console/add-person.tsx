import { Dialog, ErrorNotice, language, TextField, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import { errors } from './error-words.ts'
import { RoleChecks, type StaffRole } from './role-checks.tsx'
import { SaveOrLeave } from './save-or-leave.tsx'
import { type IdentityClient, useAsk } from './use-ask.ts'
import { words } from './words.ts'

export type AddPersonProps = {
  readonly client: IdentityClient
  readonly onAdded: () => void
  readonly onClose: () => void
}

/** Adds somebody to the team. */
export const AddPerson = ({ client, onAdded, onClose }: AddPersonProps) => {
  const say = useWords(words)
  const [name, setName] = useState('')
  const [displayName, setDisplayName] = useState('')
  const [email, setEmail] = useState('')
  const [phone, setPhone] = useState('')
  const [roles, setRoles] = useState<StaffRole[]>([])
  const { ask, busy, problem } = useAsk(client)
  const save = async (): Promise<void> => {
    const number = phone.replaceAll(/[\s-]/g, '')
    const answer = await ask('identity.add-account', {
      name,
      displayName: displayName === '' ? name : displayName,
      email: email.trim(),
      phone: number === '' ? null : number,
      roles,
      language: language.value,
    })
    if (answer.ok) onAdded()
  }
  const incomplete = name === '' || email === '' || roles.length === 0
  const actions = <SaveOrLeave onSave={() => void save()} onLeave={onClose} busy={busy} resting={incomplete} />
  return (
    <Dialog open title={say.add} actions={actions} onClose={onClose}>
      <TextField label={say.name} value={name} onInput={setName} autocomplete="off" required />
      <TextField label={say.shownName} value={displayName} onInput={setDisplayName} autocomplete="off" />
      <TextField
        label={say.theirEmail}
        type="email"
        inputMode="email"
        value={email}
        onInput={setEmail}
        autocomplete="off"
        required
      />
      <TextField
        label={say.phone}
        type="tel"
        inputMode="tel"
        placeholder="+51 9…"
        value={phone}
        onInput={setPhone}
        autocomplete="off"
      />
      <RoleChecks legend={say.roles} held={roles} onChange={setRoles} />
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
    </Dialog>
  )
}
