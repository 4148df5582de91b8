import { type PlaceColumn, placeColumns } from '../../contract.ts'
import { plain } from '../read-cells.ts'

/** How the official lists of different years call it (without accents, in lower case). */
const spellings: Readonly<Record<PlaceColumn, readonly string[]>> = {
  code: [
    'codigo_renipress',
    'codigo_unico',
    'cod_ipress',
    'codigo_ipress',
    'renipress',
    'codigo',
    'id_eess',
    'cod_eess',
  ],
  name: [
    'nombre',
    'nombre_del_establecimiento',
    'nombre_establecimiento',
    'nom_ipress',
    'nombre_ipress',
    'establecimiento',
  ],
  category: ['categoria', 'categoria_del_establecimiento'],
  institution: ['institucion', 'institucion_a_la_que_pertenece', 'administrador'],
  ubigeo: ['ubigeo', 'ubigeo_inei', 'cod_ubigeo', 'codigo_ubigeo'],
  lat: ['lat', 'latitud', 'norte', 'coordenada_norte', 'y'],
  lon: ['lon', 'lng', 'longitud', 'este', 'coordenada_este', 'x'],
  doubtful: ['coord_dudosa', 'coordenada_dudosa', 'coordenadas_dudosas'],
  state: ['estado', 'estado_ipress', 'situacion'],
}

const key = (text: string): string =>
  plain(text)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

const needed = ['code', 'name'] as const

/** Where each of our columns stands in a header; the missing ones by the name they usually have. */
export function findColumns(headings: readonly string[]): {
  readonly at: Partial<Record<PlaceColumn, number>>
  readonly missing: readonly string[]
} {
  const names = headings.map(key)
  const at: Partial<Record<PlaceColumn, number>> = {}
  for (const column of placeColumns) {
    const found = spellings[column].map((spelling) => names.indexOf(spelling)).find((index) => index >= 0)
    if (found !== undefined) at[column] = found
  }
  const missing = needed.filter((column) => at[column] === undefined)
  return { at, missing: missing.map((column) => spellings[column].slice(0, 2).join(' / ')) }
}
