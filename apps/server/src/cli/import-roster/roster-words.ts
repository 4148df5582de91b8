import { dictionary } from '@ayni/kernel'
import type { ImportCounts } from '@ayni/modules/roster/contract'
import { cliLanguage } from '../words.ts'

const words = dictionary({
  es: {
    unreadable: 'no se pudo leer el archivo: debe ser CSV o Excel .xlsx, con un encabezado y filas debajo',
    namesMissing: 'no se reconoce dónde están los nombres; indícalo con --map (JSON: nuestra columna → la suya)',
    mapped: (pairs: string) => `columnas: ${pairs}`,
    row: (line: number, what: string) => `línea ${line}: ${what}`,
    progress: (n: number, of: number) => `${n} de ${of} filas`,
    done: (c: ImportCounts) =>
      `${c.new} nuevas · ${c.corrected} corregidas · ${c.unchanged} sin cambios · ${c['same-person']} duplicados seguros · ${c['in-review']} por revisar · ${c.rejected} rechazadas · ${c.left} salieron de la lista`,
    dry: 'no se guardó nada',
  },
  en: {
    unreadable: 'the file cannot be read: it must be CSV or Excel .xlsx, with a heading and rows below it',
    namesMissing: 'it is not clear where the names are; say so with --map (JSON: our column → theirs)',
    mapped: (pairs: string) => `columns: ${pairs}`,
    row: (line: number, what: string) => `line ${line}: ${what}`,
    progress: (n: number, of: number) => `${n} of ${of} rows`,
    done: (c: ImportCounts) =>
      `${c.new} new · ${c.corrected} corrected · ${c.unchanged} unchanged · ${c['same-person']} certain duplicates · ${c['in-review']} to review · ${c.rejected} rejected · ${c.left} left the list`,
    dry: 'nothing was stored',
  },
})

export const rosterWords = (env: Readonly<Record<string, string | undefined>>) => words[cliLanguage(env)]
