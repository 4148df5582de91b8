import type { RosterColumn, RosterMapping } from '@ayni/modules/roster/contract'
import { Button, Check, ErrorNotice, Loading, Notice, SelectField, useAnswer, useWords } from '@ayni/ui'
import { useState } from 'preact/hooks'
import type { RosterClient } from '../clients.ts'
import type { FileTable } from '../file/read-table.ts'
import { columnWords, errors, words } from '../words.ts'
import { columns, hasNames } from './raw-rows.ts'

const NONE = '—'
const SAMPLES = 20

const exampleOf = (table: FileTable, heading: string | undefined): string => {
  const at = table.headings.indexOf(heading ?? '')
  return (
    table.rows
      .slice(0, SAMPLES)
      .map(({ fields }) => fields[at] ?? '')
      .find((said) => said !== '') ?? ''
  )
}

type MapProps = {
  readonly table: FileTable
  readonly guessed: RosterMapping
  readonly remembered: boolean
  readonly onMapped: (mapping: RosterMapping, whole: boolean) => void
  readonly onBack: () => void
}

const MapForm = ({ table, guessed, remembered, onMapped, onBack }: MapProps) => {
  const say = useWords(words)
  const sayColumn = useWords(columnWords)
  const [mapping, setMapping] = useState<RosterMapping>(guessed)
  const [whole, setWhole] = useState(false)
  const choose = (column: RosterColumn, heading: string): void => {
    const { [column]: _before, ...others } = mapping
    setMapping(heading === NONE ? others : { ...others, [column]: heading })
  }
  const choices = [
    { value: NONE, words: say.notThere },
    ...table.headings.map((heading) => ({ value: heading, words: heading })),
  ]
  const named = hasNames(mapping)
  return (
    <div class="stack">
      <p>{remembered ? say.mapKnown : say.mapWhy}</p>
      <div class="fields">
        {columns.map((column) => {
          const example = exampleOf(table, mapping[column])
          return (
            <SelectField
              key={column}
              label={sayColumn[column]}
              hint={example === '' ? undefined : say.example(example)}
              choices={choices}
              value={mapping[column] ?? NONE}
              onChange={(heading) => choose(column, heading)}
            />
          )
        })}
      </div>
      <Check words={say.whole} detail={say.wholeWhy} checked={whole} onChange={setWhole} />
      {named ? null : (
        <Notice tone="attend" live="polite">
          <p>{say.namesNeeded}</p>
        </Notice>
      )}
      <div class="row">
        <Button disabled={!named} onPress={() => onMapped(mapping, whole)}>
          {say.see}
        </Button>
        <Button kind="plain" onPress={onBack}>
          {say.back}
        </Button>
      </div>
    </div>
  )
}

/** Which heading is which of our columns: guessed, and corrected by whoever knows the list. */
export const MapStep = ({
  client,
  table,
  ...rest
}: Omit<MapProps, 'guessed' | 'remembered'> & { readonly client: RosterClient }) => {
  const say = useWords(words)
  const { output, code } = useAnswer(client, 'roster.guess-columns', { headings: [...table.headings] })
  if (output !== undefined)
    return <MapForm table={table} guessed={output.mapping} remembered={output.remembered} {...rest} />
  return code === undefined ? <Loading words={say.reading} /> : <ErrorNotice code={code} own={errors} />
}
