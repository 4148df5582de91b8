import { Region } from 'ubigeos'

const COUNT = 25

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

const codes = Array.from({ length: COUNT }, (_, i) => String(i + 1).padStart(2, '0'))

/** INEI codes of the departments (and Callao) by name without accents. @source npm ubigeos 2.1.0, checked against INEI in its test */
const byName: ReadonlyMap<string, string> = new Map(
  codes.map((code) => [folded(Region.instance(code).getName()), code]),
)

/** INEI code of a department by its name, however it is accented; undefined when there is none of that name. */
export const departmentCode = (name: string): string | undefined => byName.get(folded(name))

export const isDepartmentCode = (code: string): boolean => codes.includes(code)
