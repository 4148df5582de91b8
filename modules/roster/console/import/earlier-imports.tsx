import type { ImportRecord, RosterOperations } from '@ayni/modules/roster/contract'
import { Card, DefinitionList, formatDate, Table, useAnswer, useWords } from '@ayni/ui'
import type { RosterClient } from '../clients.ts'
import { countWords, words } from '../words.ts'

type LeftRow = RosterOperations['roster.left-list']['output']['rows'][number]

const countsOf = ['new', 'corrected', 'same-person', 'in-review', 'rejected'] as const

/** What was imported before, and who is no longer on the latest whole list. */
export const EarlierImports = ({ client }: { readonly client: RosterClient }) => {
  const say = useWords(words)
  const sayCount = useWords(countWords)
  const { output } = useAnswer(client, 'roster.imports', {}, { topics: ['imports'] })
  const left = useAnswer(client, 'roster.left-list', { after: null }, { topics: ['imports'] })
  const detail = ({ how, counts }: ImportRecord): string =>
    [
      how === null ? say.halfway : say.ended[how],
      ...countsOf.flatMap((outcome) => (counts[outcome] === 0 ? [] : [sayCount[outcome](counts[outcome])])),
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
              term: `${formatDate(one.startedAt)} · ${say.earlierRow(one.fileName, one.rows)}`,
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
              { id: 'alias', head: say.alias, cell: (row: LeftRow) => row.alias },
              { id: 'at', head: say.leftAt, cell: (row: LeftRow) => formatDate(row.leftAt) },
            ]}
            rows={left.output.rows}
            rowId={(row) => row.person}
          />
        </Card>
      )}
    </>
  )
}
