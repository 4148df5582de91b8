import type { RawRow, RosterColumn, RosterMapping } from '@ayni/modules/roster/contract'
import type { FileTable } from '../file/read-table.ts'

export const columns: readonly RosterColumn[] = [
  ...(['fullName', 'familyNames', 'maternalName', 'names', 'dni', 'cmp', 'ce', 'sex', 'birthDate'] as const),
  ...(['mobile', 'otherPhone', 'email', 'university', 'process', 'facility', 'facilityName'] as const),
  ...(['district', 'category', 'institution', 'startsOn', 'endsOn', 'sourceKey'] as const),
]

const LONGEST = 300

/** The rows of a file by our columns: cells that are empty or not mapped stay here. */
export function rawRows(table: FileTable, mapping: RosterMapping): readonly RawRow[] {
  const at = columns.flatMap((column) => {
    const index = table.headings.indexOf(mapping[column] ?? '')
    return index < 0 ? [] : [{ column, index }]
  })
  return table.rows.map(({ line, fields }) => {
    const cells: RawRow['cells'] = {}
    for (const { column, index } of at) {
      const said = fields[index] ?? ''
      if (said !== '') cells[column] = said.slice(0, LONGEST)
    }
    return { line, cells }
  })
}

/** Without a name nobody can be told from anybody. */
export const hasNames = (mapping: RosterMapping): boolean =>
  mapping.fullName !== undefined || (mapping.names !== undefined && mapping.familyNames !== undefined)
