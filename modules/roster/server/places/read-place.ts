import type { ListedPlace, PlaceColumn, PlaceReason, PlaceRow } from '../../contract.ts'

export type PlaceTrouble = {
  readonly column: PlaceColumn
  readonly reason: PlaceReason
  /** The list has it although it cannot be read: it is not closed. */
  readonly code?: string
}

/** A box around Peru, its islands included. */
const south = -18.6
const north = 0.2
const west = -81.8
const east = -68.4
const isLat = (n: number): boolean => n >= south && n <= north
const isLon = (n: number): boolean => n >= west && n <= east

const orNull = (text: string): string | null =>
  text === '' || /^(-|s\/d|sin categor[ií]a|no disponible|null)$/i.test(text) ? null : text

const degrees = (text: string): number | null => {
  const number = Number(text.replace(',', '.'))
  return text === '' || number === 0 ? null : number
}

type Point = { readonly lat: number | null; readonly lon: number | null }

/** Old lists carry the longitude under NORTE and the latitude under ESTE: what each number can be decides. */
function readPoint(first: string, second: string): Point | undefined {
  const [lat, lon] = [degrees(first), degrees(second)]
  if (lat === null || lon === null) return { lat: null, lon: null }
  if (isLat(lat) && isLon(lon)) return { lat, lon }
  return isLat(lon) && isLon(lat) ? { lat: lon, lon: lat } : undefined
}

/** One row of the list, or the first thing that is wrong with it. */
export function readPlace({ cells }: PlaceRow): ListedPlace | PlaceTrouble {
  const text = (column: PlaceColumn): string => (cells[column] ?? '').trim().replace(/\s+/g, ' ')
  const digits = text('code')
  if (!/^\d{1,8}$/.test(digits) || Number(digits) === 0) return { column: 'code', reason: 'code' }
  const code = digits.padStart(8, '0')
  if (text('name') === '') return { column: 'name', reason: 'name', code }
  const ubigeo = text('ubigeo') === '' ? null : text('ubigeo').padStart(6, '0')
  if (ubigeo !== null && !/^\d{6}$/.test(ubigeo)) return { column: 'ubigeo', reason: 'ubigeo', code }
  const point = readPoint(text('lat'), text('lon'))
  if (point === undefined) return { column: 'lat', reason: 'place', code }
  const closed = /^(desactivado|inactivo|cerrado|baja|cierre)/i.test(text('state'))
  return {
    ...{ code, name: text('name'), ubigeo, ...point, closed },
    doubtful: /^(1|x|s[ií]|true|verdadero)$/i.test(text('doubtful')),
    category: orNull(text('category')),
    institution: orNull(text('institution')),
  }
}
