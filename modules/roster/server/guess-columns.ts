import { type RosterColumn, type RosterMapping, rosterColumns } from '../contract.ts'
import { plain } from './read-cells.ts'

/** How the lists of universities and of the SERUMS adjudication call it, without accents; the surest first. */
const spellings: Readonly<Record<RosterColumn, readonly string[]>> = {
  sourceKey: [
    'codigo de postulante',
    'codigo postulante',
    'codigo de alumno',
    'codigo de estudiante',
    'codigo de egresado',
    'cod alumno',
    'id',
    'clave',
    'source_key',
    'person_id',
  ],
  fullName: [
    'apellidos y nombres',
    'nombres y apellidos completos',
    'nombre completo',
    'apellidos nombres',
    'profesional',
    'serumista',
    'egresado',
    'postulante',
    'full name',
  ],
  names: ['nombres', 'nombre', 'nombres del profesional', 'prenombres', 'given names', 'names'],
  familyNames: [
    'apellidos',
    'apellido',
    'apellidos completos',
    'apellido paterno',
    'paterno',
    'ap paterno',
    'primer apellido',
    'family names',
    'surname',
  ],
  maternalName: ['apellido materno', 'materno', 'ap materno', 'segundo apellido'],
  sex: ['sexo', 'genero', 'sex'],
  birthDate: [
    'fecha de nacimiento',
    'fecha nacimiento',
    'f nacimiento',
    'fec nac',
    'fecha nac',
    'nacimiento',
    'birth date',
  ],
  dni: [
    'dni',
    'nro dni',
    'numero de dni',
    'n dni',
    'documento de identidad',
    'numero de documento',
    'nro documento',
    'documento',
    'doc identidad',
  ],
  ce: ['ce', 'carne de extranjeria', 'carnet de extranjeria'],
  cmp: ['cmp', 'nro cmp', 'numero de cmp', 'n cmp', 'colegiatura', 'nro de colegiatura', 'numero de colegiatura'],
  mobile: [
    'celular',
    'telefono celular',
    'movil',
    'nro celular',
    'numero de celular',
    'telefono movil',
    'whatsapp',
    'telefono',
    'mobile',
    'phone',
  ],
  otherPhone: [
    'otro telefono',
    'telefono fijo',
    'fijo',
    'telefono de casa',
    'telefono alterno',
    'celular 2',
    'telefono 2',
    'telefono de referencia',
  ],
  email: ['correo', 'correo electronico', 'e mail', 'email', 'mail', 'correo personal', 'correo institucional'],
  university: ['universidad', 'universidad de procedencia', 'casa de estudios', 'university'],
  process: ['proceso', 'proceso serums', 'ciclo', 'cohorte', 'convocatoria', 'periodo'],
  facility: [
    'renipress',
    'codigo renipress',
    'codigo_renipress',
    'codigo renaes',
    'cod ipress',
    'codigo unico',
    'codigo ipress',
    'codigo eess',
  ],
  facilityName: [
    'establecimiento',
    'establecimiento de salud',
    'nombre del establecimiento',
    'nombre establecimiento',
    'eess',
    'ipress',
    'plaza',
    'sede',
    'centro de salud',
  ],
  district: ['ubigeo', 'ubigeo inei', 'distrito', 'district'],
  category: ['categoria', 'categoria del establecimiento', 'nivel', 'category'],
  institution: ['institucion', 'institucion ofertante', 'entidad', 'institution'],
  startsOn: [
    'fecha de inicio',
    'inicio',
    'fecha inicio',
    'inicio de serums',
    'fecha de inicio serums',
    'desde',
    'start',
  ],
  endsOn: ['fecha de termino', 'termino', 'fecha termino', 'fin', 'fecha de fin', 'fin de serums', 'hasta', 'end'],
}

const heading = (text: string): string =>
  plain(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** As the programme mapped these headings last, and the rest by what they are usually called. */
export function guess(headings: readonly string[], remembered: RosterMapping): RosterMapping {
  const mapping: Partial<Record<RosterColumn, string>> = {}
  const free = new Set(headings)
  const take = (column: RosterColumn, found: string | undefined): void => {
    if (found === undefined || !free.has(found) || mapping[column] !== undefined) return
    mapping[column] = found
    free.delete(found)
  }
  for (const column of rosterColumns) {
    const last = remembered[column]
    if (last !== undefined && free.has(last)) take(column, last)
  }
  const named = new Map(headings.map((one) => [heading(one), one]))
  for (const column of rosterColumns) {
    for (const spelling of spellings[column]) take(column, named.get(heading(spelling)))
  }
  return mapping
}
