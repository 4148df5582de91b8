import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'

export type Column<Row> = {
  readonly id: string
  readonly head: string
  readonly cell: (row: Row) => ComponentChildren
  /** Aligned to the right, with figures of one width. */
  readonly figures?: boolean | undefined
}

export type RowAction<Row> = {
  readonly id: string
  readonly word: string
  /** One letter; works while the row has the focus. */
  readonly letter?: string | undefined
  readonly run: (row: Row) => void
  readonly when?: ((row: Row) => boolean) | undefined
}

export type TableProps<Row> = {
  readonly caption: string
  readonly captionHidden?: boolean | undefined
  /** The first names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly actions?: readonly RowAction<Row>[] | undefined
  /** Enter on the row, or a press on its name. */
  readonly onOpen?: ((row: Row) => void) | undefined
  readonly empty?: ComponentChildren | undefined
  readonly actionsHead?: string | undefined
}

const steps: Readonly<Record<string, (at: number, of: number) => number>> = {
  ArrowDown: (at, of) => Math.min(at + 1, of - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, of) => of - 1,
}

type BodyRowProps<Row> = Pick<TableProps<Row>, 'columns' | 'onOpen'> & {
  readonly row: Row
  readonly actions: readonly RowAction<Row>[]
  readonly focusable: boolean
  readonly onFocus: () => void
  readonly onKeyDown: (event: JSX.TargetedKeyboardEvent<HTMLTableRowElement>) => void
}

const BodyRow = <Row,>({ row, columns, actions, onOpen, focusable, onFocus, onKeyDown }: BodyRowProps<Row>) => {
  const [first, ...others] = columns
  return (
    <tr tabIndex={focusable ? 0 : -1} onFocusIn={onFocus} onKeyDown={onKeyDown}>
      {first === undefined ? null : (
        <th scope="row">
          {onOpen === undefined ? (
            first.cell(row)
          ) : (
            <button type="button" class="opens" onClick={() => onOpen(row)}>
              {first.cell(row)}
            </button>
          )}
        </th>
      )}
      {others.map((column) => (
        <td key={column.id} class={column.figures ? 'figures' : undefined} data-head={column.head}>
          {column.cell(row)}
        </td>
      ))}
      {actions.length === 0 ? null : (
        <td class="acts">
          {actions
            .filter((action) => action.when?.(row) ?? true)
            .map((action) => (
              <button key={action.id} type="button" aria-keyshortcuts={action.letter} onClick={() => action.run(row)}>
                {action.word}
                {action.letter === undefined ? null : <i aria-hidden="true">{action.letter}</i>}
              </button>
            ))}
        </td>
      )}
    </tr>
  )
}

/** Rows by keyboard: arrows move, Enter opens, a letter acts. On a phone each row becomes a card. */
export const Table = <Row,>(props: TableProps<Row>) => {
  const { caption, captionHidden, columns, rows, rowId, actions = [], onOpen, empty, actionsHead } = props
  const [at, setAt] = useState(0)
  const press = (row: Row) => (event: JSX.TargetedKeyboardEvent<HTMLTableRowElement>) => {
    const lines = [...(event.currentTarget.parentElement?.children ?? [])]
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const next = lines[step(lines.indexOf(event.currentTarget), lines.length)]
      if (next instanceof HTMLElement) next.focus()
      return
    }
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const action = actions.find(({ letter, when }) => letter === event.key && (when?.(row) ?? true))
    if (event.key === 'Enter') onOpen?.(row)
    else action?.run(row)
  }
  if (rows.length === 0 && empty !== undefined) return empty
  return (
    <div class="tabled">
      <table class="table">
        <caption class={captionHidden ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" class={column.figures ? 'figures' : undefined}>
                {column.head}
              </th>
            ))}
            {actions.length === 0 ? null : actionsHead === undefined ? (
              <td class="acts" />
            ) : (
              <th scope="col" class="acts">
                {actionsHead}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <BodyRow
              key={rowId(row)}
              row={row}
              columns={columns}
              actions={actions}
              onOpen={onOpen}
              focusable={index === Math.min(at, rows.length - 1)}
              onFocus={() => setAt(index)}
              onKeyDown={press(row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
