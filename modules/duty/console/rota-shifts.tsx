import type { RotaPageData } from '@ayni/modules/duty/contract'
import { announce, Badge, Button, Dialog, Empty, formatMoment, Table, useDo, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { DutyClient } from './client.ts'
import { CoverShift } from './cover-shift.tsx'
import { RotaRefused } from './rota-refused.tsx'
import { words } from './rota-words.ts'

type Shift = RotaPageData['shifts'][number]

export type ShiftsProps = {
  readonly client: DutyClient
  /** Coordinators and directors give and take out anybody's shift; everyone offers their own and takes what is offered. */
  readonly mayEdit: boolean
  readonly rota: RotaPageData
  readonly onChanged: () => void
}

const useColumns = () => {
  const say = useWords(words)
  return [
    {
      id: 'who',
      head: say.who,
      cell: ({ name, offered, covers }: Shift) => (
        <>
          {name} {offered ? <Badge tone="attend" word={say.offered} /> : null}
          {covers === null ? null : <Badge tone="inform" word={say.covers(covers)} />}
        </>
      ),
    },
    { id: 'role', head: say.role, cell: ({ role }: Shift) => say.roles[role] },
    { id: 'from', head: say.from, cell: ({ from }: Shift) => formatMoment(from) },
    { id: 'to', head: say.to, cell: ({ until }: Shift) => formatMoment(until) },
  ]
}

type Act = ReturnType<typeof useDo>['act']

/** What a row offers: to its holder, to colleagues, and to whoever keeps the rota. */
const useActions = (act: Act, mayEdit: boolean, give: (shift: Shift) => void, cover: (shift: Shift) => void) => {
  const say = useWords(words)
  const offer = (shift: string, offered: boolean): void =>
    void act('duty.offer-shift', { shift, offered }).then((answer) => answer.ok && offered && announce(say.offeredNow))
  const take = ({ id }: Shift): void =>
    void act('duty.take-shift', { shift: id }).then((answer) => answer.ok && announce(say.took))
  const everybody = [
    { id: 'take', word: say.take, letter: 't', run: take, when: ({ offered, mine }: Shift) => offered && !mine },
    {
      id: 'offer',
      word: say.offer,
      letter: 'o',
      run: ({ id }: Shift) => offer(id, true),
      when: ({ offered, mine }: Shift) => mine && !offered,
    },
    {
      id: 'keep',
      word: say.keep,
      run: ({ id }: Shift) => offer(id, false),
      when: ({ offered, mine }: Shift) => mine && offered,
    },
  ]
  const editors = [
    { id: 'give', word: say.give, letter: 'd', run: give },
    { id: 'cover', word: say.cover, letter: 'c', run: cover },
    {
      id: 'end-cover',
      word: say.endCover,
      run: ({ id }: Shift) => void act('duty.end-cover', { shift: id }),
      when: ({ covers }: Shift) => covers !== null,
    },
    {
      id: 'remove',
      word: say.remove,
      run: ({ id }: Shift) => void act('duty.edit-shift', { shift: id, change: { do: 'remove' } }),
    },
  ]
  return mayEdit ? [...everybody, ...editors] : everybody
}

/** The shifts of the view, and how they change hands. */
export const Shifts = ({ client, mayEdit, rota, onChanged }: ShiftsProps) => {
  const say = useWords(words)
  const columns = useColumns()
  const [giving, give] = useState<Shift | null>(null)
  const [covering, cover] = useState<Shift | null>(null)
  const { act, refused } = useDo(client, () => {
    give(null)
    onChanged()
  })
  const actions = useActions(act, mayEdit, give, cover)
  return (
    <>
      {refused === null ? null : <RotaRefused refused={refused} />}
      <Table
        caption={say.shifts}
        columns={columns}
        rows={rota.shifts}
        rowId={({ id }) => id}
        actionsHead={say.actions}
        empty={<Empty title={say.noShifts} />}
        actions={actions}
      />
      <Dialog open={giving !== null} title={say.giveTo} onClose={() => give(null)}>
        {rota.people.map(({ account, name, reachable }) => (
          <Button
            key={account}
            wide
            kind="quiet"
            onPress={() =>
              giving !== null && void act('duty.edit-shift', { shift: giving.id, change: { do: 'give', account } })
            }
          >
            {reachable ? name : `${name} (${say.notReachable})`}
          </Button>
        ))}
      </Dialog>
      {covering === null ? null : (
        <CoverShift
          client={client}
          shift={covering}
          people={rota.people}
          onClose={() => cover(null)}
          onChanged={onChanged}
        />
      )}
    </>
  )
}
