import { dictionary } from '@ayni/kernel'
import type { PlaceReason } from '@ayni/modules/roster/contract'
import { cliLanguage } from '../words.ts'

type Counts = {
  readonly fresh: number
  readonly changed: number
  readonly same: number
  readonly closed: number
  readonly rejected: number
}

const words = dictionary({
  es: {
    done: (c: Counts) =>
      `${c.fresh} nuevos · ${c.changed} actualizados · ${c.same} sin cambios · ${c.closed} cerrados · ${c.rejected} filas rechazadas`,
    columnsMissing: (columns: string) =>
      `al archivo le faltan columnas: ${columns}. La primera línea debe ser el encabezado`,
    tooMany: (closing: number, open: number) =>
      `este archivo cerraría ${closing} de ${open} establecimientos; si es solo una parte de la lista, usa --partial. No se cerró ninguno`,
    tooBig: 'el archivo pasa de 128 MiB: no parece la lista de establecimientos',
    empty: 'el archivo no tiene filas que se puedan usar; no se guardó nada',
    reading: (rows: number) => `${rows.toLocaleString('es-PE')} filas`,
    problem: (line: number, column: string, reason: string) => `línea ${line}: ${column}: ${reason}`,
    reason: (reason: PlaceReason) =>
      ({
        code: 'el código debe tener hasta 8 cifras',
        name: 'falta el nombre',
        ubigeo: 'el ubigeo debe tener 6 cifras',
        place: 'la ubicación no es un punto del Perú en grados',
        twice: 'este código ya salió antes en el archivo',
        width: 'la fila no tiene tantos campos como el encabezado',
      })[reason],
  },
  en: {
    done: (c: Counts) =>
      `${c.fresh} new · ${c.changed} updated · ${c.same} unchanged · ${c.closed} closed · ${c.rejected} rows rejected`,
    columnsMissing: (columns: string) => `the file lacks columns: ${columns}. Its first line must be the header`,
    tooMany: (closing: number, open: number) =>
      `this file would close ${closing} of ${open} facilities; if it is only a part of the list, use --partial. None was closed`,
    tooBig: 'the file is over 128 MiB: it does not look like the list of facilities',
    empty: 'the file has no row that can be used; nothing was stored',
    reading: (rows: number) => `${rows.toLocaleString('en')} rows`,
    problem: (line: number, column: string, reason: string) => `line ${line}: ${column}: ${reason}`,
    reason: (reason: PlaceReason) =>
      ({
        code: 'the code must have up to 8 digits',
        name: 'the name is missing',
        ubigeo: 'the ubigeo must have 6 digits',
        place: 'the place is no point of Peru in degrees',
        twice: 'this code was in the file before',
        width: 'the row has not as many fields as the header',
      })[reason],
  },
})

export const placesWords = (env: Readonly<Record<string, string | undefined>>) => words[cliLanguage(env)]
