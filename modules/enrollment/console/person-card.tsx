import type { RosterRow } from '@ayni/modules/enrollment/contract'
import { DefinitionList, Dialog, formatDate, useAnswer, useWords } from '@ayni/ui'
import { Care } from './care.tsx'
import type { PeopleClient } from './clients.ts'
import { departments } from './departments.ts'
import { Devices } from './devices.tsx'
import { Invitation } from './invitation.tsx'
import { Numbers } from './numbers.tsx'
import { stateWords, words } from './words.ts'

export type PersonCardProps = {
  readonly client: PeopleClient
  readonly row: RosterRow
  readonly now: string
  readonly origin: string
  readonly onClose: () => void
}

/** One person of the roster. The name is here and nowhere else. */
export const PersonCard = ({ client, row, now, origin, onClose }: PersonCardProps) => {
  const say = useWords(words)
  const sayState = useWords(stateWords)
  const card = useAnswer(client, 'enrollment.person-card', { person: row.person }, { topics: ['roster'] })
  const region = row.regionUbigeo2 === null ? undefined : departments[row.regionUbigeo2]
  const where = [region, row.facilityCategory].filter((part) => part !== undefined && part !== null).join(', ')
  return (
    <Dialog open title={row.alias} onClose={onClose}>
      <DefinitionList
        items={[
          { term: say.name, detail: card.output?.name ?? say.noName },
          {
            term: say.state,
            detail: `${sayState[row.state] ?? row.state}; ${row.contactable ? say.reached : say.notReached}`,
          },
          { term: say.consent, detail: say.layers(row.layers.length) },
          { term: say.where, detail: where === '' ? say.unknown : where },
          { term: say.since, detail: formatDate(row.createdAt) },
        ]}
      />
      <Invitation client={client} person={row.person} now={now} origin={origin} />
      <Numbers client={client} person={row.person} />
      <Care client={client} person={row.person} now={now} />
      <Devices client={client} person={row.person} now={now} />
    </Dialog>
  )
}
