import { exactFlow, exactTable1 } from '@ayni/modules/evaluation/server'
import { findProgram } from '../find-program.ts'
import { withHouse } from '../open-cli-house.ts'
import type { Terminal } from '../screen/screen-command.ts'
import { cliWords } from '../words.ts'
import { flowTable, type Grid, table1Grid } from './report-grid.ts'
import { asCsv, asHtml, asMarkdown } from './write-grid.ts'

export type ReportFormat = 'json' | 'csv' | 'md' | 'html'

const write = (grid: Grid, format: Exclude<ReportFormat, 'json'>): string => {
  switch (format) {
    case 'csv':
      return asCsv(grid)
    case 'md':
      return asMarkdown(grid)
    case 'html':
      return asHtml(grid)
  }
}

/** `ayni report flow|table1`: exact figures from live rows, read through the role that sees schema evaluation alone. */
export async function reportCommand(
  which: 'flow' | 'table1',
  options: { readonly program: string; readonly format: ReportFormat },
  terminal: Terminal,
): Promise<0 | 2> {
  return withHouse(terminal.env, async (house) => {
    const program = await findProgram(house, options.program)
    if (program === undefined) {
      terminal.stderr.write(`${cliWords(terminal.env).programMissing(options.program)}\n`)
      return 2
    }
    const db = house.runtime.database.evaluation
    const now = house.runtime.clock.now()
    if (which === 'flow') {
      const flow = await exactFlow(db, program, now)
      terminal.stdout.write(
        options.format === 'json' ? `${JSON.stringify(flow, null, 2)}\n` : write(flowTable(flow), options.format),
      )
      return 0
    }
    const table = await exactTable1(db, program, now)
    terminal.stdout.write(
      options.format === 'json' ? `${JSON.stringify(table, null, 2)}\n` : write(table1Grid(table), options.format),
    )
    return 0
  })
}
