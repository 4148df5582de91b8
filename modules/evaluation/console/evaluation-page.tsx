import type { EvaluationOperations, Flow, Table1 } from '@ayni/modules/evaluation/contract'
import {
  Button,
  type Client,
  DefinitionList,
  Empty,
  ErrorNotice,
  formatMoment,
  formatNumber,
  Loading,
  saveFile,
  useAnswer,
  useWords,
} from '@ayni/ui'
import { useEffect, useRef, useState } from 'preact/hooks'
import { CopyRow } from './copy-row.tsx'
import { FlowPicture } from './flow-picture.tsx'
import { PlainGrid } from './plain-grid.tsx'
import { gridOfFlow, gridOfTable, type Pen } from './print-cell.ts'
import { columnWords, errors, rowWords, stepWords, words } from './words.ts'

export type EvaluationClient = Client<EvaluationOperations>
export type EvaluationPageProps = {
  readonly client: EvaluationClient
  /** As people call the programme; figures that leave this page carry it. */
  readonly program: string
}

const usePen = (): Pen => {
  const say = useWords(words)
  return { few: say.few, none: say.none, number: formatNumber }
}

type Dated = { readonly as_of: string; readonly definition_version: string }

/** One click away from every figure: which definitions, of when, and how it was rounded. */
const HowCounted = ({ as_of, definition_version }: Dated) => {
  const say = useWords(words)
  return (
    <details>
      <summary>{say.how}</summary>
      <DefinitionList
        items={[
          { term: say.version, detail: definition_version },
          { term: say.asOf, detail: formatMoment(as_of) },
          { term: say.rule, detail: say.ruleText },
          { term: say.hidden, detail: say.fewNote },
        ]}
      />
    </details>
  )
}

const useNote = ({ as_of, definition_version }: Dated, program: string, said: string): string => {
  const say = useWords(words)
  return `${program}. ${said} ${say.fewNote} ${say.version}: ${definition_version}. ${say.asOf}: ${formatMoment(as_of)}.`
}

const saveSvg = (picture: SVGSVGElement | null, name: string): void => {
  if (picture === null) return
  saveFile(`${name}.svg`, 'image/svg+xml', picture.outerHTML)
}

const WIDEST = 640

const FlowSection = ({ flow, program }: { readonly flow: Flow; readonly program: string }) => {
  const say = useWords(words)
  const names = useWords(stepWords)
  const pen = usePen()
  const frame = useRef<HTMLElement>(null)
  const [wide, setWide] = useState(WIDEST)
  useEffect(() => setWide(Math.min(WIDEST, frame.current?.clientWidth ?? WIDEST)), [])
  const grid = gridOfFlow(flow, { step: say.step, steps: names }, pen)
  const note = useNote(flow, program, say.flowNote)
  return (
    <section class="stack">
      <h2>{say.flowTitle}</h2>
      <p class="muted">{say.flowNote}</p>
      <figure ref={frame}>
        <FlowPicture flow={flow} names={names} pen={pen} title={say.flowTitle} wide={wide} />
      </figure>
      <details>
        <summary>{say.asTable}</summary>
        <PlainGrid grid={grid} caption={say.flowTitle} />
      </details>
      <CopyRow grid={grid} note={note} />
      <Button kind="plain" onPress={() => saveSvg(frame.current?.querySelector('svg') ?? null, say.pictureName)}>
        {say.savePicture}
      </Button>
      <HowCounted {...flow} />
    </section>
  )
}

const TableSection = ({ table, program }: { readonly table: Table1; readonly program: string }) => {
  const say = useWords(words)
  const column = useWords(columnWords)
  const row = useWords(rowWords)
  const grid = gridOfTable(table, { feature: say.feature, column, row }, usePen())
  const note = useNote(table, program, say.tableNote)
  const nobody = table.columns.every(({ n }) => n === 0)
  return (
    <section class="stack">
      <h2>{say.tableTitle}</h2>
      <p class="muted">{say.tableNote}</p>
      {nobody ? (
        <Empty title={say.emptyTitle}>
          <p>{say.emptyWhy}</p>
        </Empty>
      ) : (
        <>
          <PlainGrid grid={grid} caption={say.tableTitle} />
          <p class="muted small">{say.fewNote}</p>
          <CopyRow grid={grid} note={note} />
        </>
      )}
      <HowCounted {...table} />
    </section>
  )
}

/** The participant flow and Table 1, from live rows, small cells hidden by the server. */
export const EvaluationPage = ({ client, program }: EvaluationPageProps) => {
  const say = useWords(words)
  const flow = useAnswer(client, 'evaluation.flow', {}, { topics: ['evaluation', 'roster'] })
  const table = useAnswer(client, 'evaluation.table1', {}, { topics: ['evaluation', 'roster'] })
  const code =
    (flow.output === undefined ? flow.code : undefined) ?? (table.output === undefined ? table.code : undefined)
  const again = (): void => {
    flow.again()
    table.again()
  }
  return (
    <div class="evaluation">
      {code === undefined ? null : (
        <ErrorNotice code={code} own={errors}>
          <Button kind="quiet" onPress={again}>
            {say.retry}
          </Button>
        </ErrorNotice>
      )}
      {flow.output === undefined ? (
        code === undefined ? (
          <Loading words={say.looking} />
        ) : null
      ) : (
        <FlowSection flow={flow.output} program={program} />
      )}
      {table.output === undefined ? null : <TableSection table={table.output} program={program} />}
    </div>
  )
}
