import type { ImportRecord, RosterOperations } from '@ayni/modules/roster/contract'
import { Card, DefinitionList, Table, useAnswer, useWords } from '@ayni/ui'
import type { RosterClient } from '../clients.ts'
import { outcomeWords, words } from '../words.ts'

type LeftRow = RosterOperations['roster.left-list']['output']['rows'][number]

const countsOf = ['new', 'corrected', 'same-person', 'in-review', 'rejected'] as const

/** What was imported before, and who is no longer on the latest whole list. */
export const EarlierImports = ({ client }: { readonly client: RosterClient }) => {
  const say = useWords(words)
  const sayOutcome = useWords(outcomeWords)
  const { output } = useAnswer(client, 'roster.imports', {}, { topics: ['imports'] })
  const left = useAnswer(client, 'roster.left-list', { after: null }, { topics: ['imports'] })
  const detail = ({ how, counts }: ImportRecord): string =>
    [
      how === null ? say.halfway : say.ended[how],
      ...countsOf.flatMap((outcome) => (counts[outcome] === 0 ? [] : [`${counts[outcome]} ${sayOutcome[outcome]}`])),
    ].join(' · ')
  if (output === undefined) return null
  return (
    <>
      <Card title={say.earlier}>
        {output.length === 0 ? (
          <p>{say.noneYet}</p>
        ) : (
          <DefinitionList
            items={output.map((one) => ({
              term: `${one.startedAt.slice(0, 10)} · ${say.earlierRow(one.fileName, one.rows)}`,
              detail: detail(one),
            }))}
          />
        )}
      </Card>
      {left.output === undefined || left.output.total === 0 ? null : (
        <Card title={say.leftTitle}>
          <p>{say.leftWhy}</p>
          <Table
            caption={say.left(left.output.total)}
            columns={[
              { id: 'alias', head: 'AY', cell: (row: LeftRow) => row.alias },
              { id: 'at', head: say.line, cell: (row: LeftRow) => row.leftAt.slice(0, 10) },
            ]}
            rows={left.output.rows}
            rowId={(row) => row.person}
          />
        </Card>
      )}
    </>
  )
}
