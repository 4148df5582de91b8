import type { AccountRow, StaffSession } from '@ayni/modules/identity/contract'
import { Badge, Button, Dialog, Empty, ErrorNotice, formatDate, Loading, Table, useWords } from '@ayni/ui'
import { useEffect, useState } from 'preact/hooks'
import { AddPerson } from './add-person.tsx'
import { errors } from './error-words.ts'
import { RoleChecks, type StaffRole } from './role-checks.tsx'
import { SaveOrLeave } from './save-or-leave.tsx'
import { type IdentityClient, useAsk } from './use-ask.ts'
import { roleWords, words } from './words.ts'

type ChangeRolesProps = {
  readonly person: AccountRow
  readonly onSave: (roles: StaffRole[]) => void
  readonly onClose: () => void
}

const ChangeRoles = ({ person, onSave, onClose }: ChangeRolesProps) => {
  const say = useWords(words)
  const [roles, setRoles] = useState<StaffRole[]>([...person.roles])
  const actions = <SaveOrLeave onSave={() => onSave(roles)} onLeave={onClose} resting={roles.length === 0} />
  return (
    <Dialog open title={`${say.changeRoles}: ${person.displayName}`} actions={actions} onClose={onClose}>
      <RoleChecks legend={say.roles} held={roles} onChange={setRoles} />
    </Dialog>
  )
}

const useColumns = () => {
  const say = useWords(words)
  const sayRole = useWords(roleWords)
  return [
    { id: 'name', head: say.name, cell: (row: AccountRow) => row.name },
    { id: 'roles', head: say.roles, cell: (row: AccountRow) => row.roles.map((role) => sayRole[role]).join(', ') },
    {
      id: 'factor',
      head: say.factor,
      cell: (row: AccountRow) =>
        row.secondFactorSince === null ? say.factorNone : say.factorSince(formatDate(row.secondFactorSince)),
    },
    { id: 'reach', head: say.reach, cell: (row: AccountRow) => say.reachOf(row.pushBrowsers, row.hasPhone) },
    {
      id: 'state',
      head: say.state,
      cell: (row: AccountRow) => (
        <Badge
          tone={row.active ? 'done' : 'quiet'}
          word={row.demo ? say.invented : row.active ? say.active : say.disabled}
        />
      ),
    },
  ]
}

type Doing = (
  name: 'identity.disable-account' | 'identity.enable-account' | 'identity.reset-totp',
) => (row: AccountRow) => void

/** What an administrator may do with somebody else's account. */
const useActions = (session: StaffSession, change: (row: AccountRow) => void, doing: Doing) => {
  const say = useWords(words)
  const other = (row: AccountRow): boolean => row.account !== session.account
  if (!session.roles.includes('admin')) return []
  return [
    { id: 'roles', word: say.changeRoles, letter: 'r', run: change, when: other },
    {
      id: 'disable',
      word: say.disable,
      run: doing('identity.disable-account'),
      when: (row: AccountRow) => other(row) && row.active,
    },
    { id: 'enable', word: say.enable, run: doing('identity.enable-account'), when: (row: AccountRow) => !row.active },
    {
      id: 'reset',
      word: say.resetFactor,
      run: doing('identity.reset-totp'),
      when: (row: AccountRow) => other(row) && row.secondFactorSince !== null,
    },
  ]
}

export type PeopleRolesProps = {
  readonly client: IdentityClient
  /** Who looks: administrators change others, never themselves; the rest of the team only looks. */
  readonly session: StaffSession
}

/** Who belongs to the team, what each may do, and how each can be reached at night. */
export const PeopleRoles = ({ client, session }: PeopleRolesProps) => {
  const say = useWords(words)
  const columns = useColumns()
  const mayChange = session.roles.includes('admin')
  const [rows, setRows] = useState<readonly AccountRow[] | null>(null)
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState<AccountRow | null>(null)
  const { ask, problem } = useAsk(client)
  const load = async (): Promise<void> => {
    const answer = await client.call('identity.list-accounts', {})
    if (answer.ok) setRows(answer.output)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each client.
  useEffect(() => void load(), [client])
  const actions = useActions(
    session,
    setChanging,
    (name) => (row) => void ask(name, { account: row.account }).then(load),
  )
  const saveRoles = (roles: StaffRole[]): void => {
    if (changing !== null) void ask('identity.set-roles', { account: changing.account, roles }).then(load)
    setChanging(null)
  }
  if (rows === null) return <Loading words={say.loading} />
  return (
    <>
      {problem === null ? null : <ErrorNotice code={problem} own={errors} />}
      {mayChange ? <Button onPress={() => setAdding(true)}>{say.add}</Button> : null}
      <Table
        caption={say.peopleCaption}
        columns={columns}
        rows={rows}
        rowId={(row) => row.account}
        actions={actions}
        actionsHead={say.actions}
        empty={<Empty title={say.nobody} />}
      />
      {changing === null ? null : (
        <ChangeRoles person={changing} onSave={saveRoles} onClose={() => setChanging(null)} />
      )}
      {adding ? (
        <AddPerson
          client={client}
          onAdded={() => void load().then(() => setAdding(false))}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}
