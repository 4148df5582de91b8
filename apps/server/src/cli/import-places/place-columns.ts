/** What we read of a facility, and how the official lists of different years call it (without accents, in lower case). */
const spellings = {
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
  state: ['estado', 'estado_ipress', 'situacion'],
} as const

export type PlaceColumn = keyof typeof spellings
export type PlaceColumns = ReadonlyMap<PlaceColumn, number>

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

const columns = ['code', 'name', 'category', 'institution', 'ubigeo', 'lat', 'lon', 'state'] as const
const needed = ['code', 'name'] as const

/** Where each of our columns stands in a header; the missing ones by our name when it cannot be read. */
export function findColumns(header: readonly string[]): PlaceColumns | { readonly missing: readonly string[] } {
  const names = header.map(plain)
  const at = new Map<PlaceColumn, number>()
  for (const column of columns) {
    const found = spellings[column].map((spelling) => names.indexOf(spelling)).find((index) => index >= 0)
    if (found !== undefined) at.set(column, found)
  }
  const missing = needed.filter((column) => !at.has(column))
  return missing.length > 0 ? { missing: missing.map((column) => spellings[column].slice(0, 2).join(' / ')) } : at
}
