import type { Role } from '@ayni/kernel'

/** Everybody here is invented. Mailboxes end in `.invalid`, which no mail server can have; numbers belong to no plan in use. */
type InventedStaff = {
  readonly key: string
  readonly name: string
  readonly displayName: string
  readonly roles: readonly Exclude<Role, 'physician'>[]
  readonly phone: string
}

export const staff: readonly InventedStaff[] = [
  {
    key: 'coordinacion',
    name: 'Lucía Inventada Paredes',
    displayName: 'Lucía P. (inventada), coordinación',
    roles: ['coordinator'],
    phone: '+51900000101',
  },
  {
    key: 'guardia-1',
    name: 'Inés Inventada Salvatierra',
    displayName: 'Dra. Inés S. (inventada)',
    roles: ['duty'],
    phone: '+51900000102',
  },
  {
    key: 'guardia-2',
    name: 'Marco Inventado Tello',
    displayName: 'Dr. Marco T. (inventado)',
    roles: ['duty', 'therapist'],
    phone: '+51900000103',
  },
  {
    key: 'psiquiatria',
    name: 'Nora Inventada Quiñones',
    displayName: 'Dra. Nora Q. (inventada), psiquiatría',
    roles: ['psychiatrist'],
    phone: '+51900000104',
  },
  {
    key: 'terapia',
    name: 'Elías Inventado Camargo',
    displayName: 'Ps. Elías C. (inventado)',
    roles: ['therapist'],
    phone: '+51900000105',
  },
  {
    key: 'direccion',
    name: 'Teresa Inventada Huerta',
    displayName: 'Dra. Teresa H. (inventada), dirección',
    roles: ['director'],
    phone: '+51900000106',
  },
  {
    key: 'evaluacion',
    name: 'Iván Inventado Robles',
    displayName: 'Iván R. (inventado), evaluación',
    roles: ['evaluator'],
    phone: '+51900000107',
  },
  {
    key: 'datos',
    name: 'Sara Inventada Luján',
    displayName: 'Sara L. (inventada), datos personales',
    roles: ['dpo'],
    phone: '+51900000108',
  },
  {
    key: 'administracion',
    name: 'Hugo Inventado Vera',
    displayName: 'Hugo V. (inventado), administración',
    roles: ['admin'],
    phone: '+51900000109',
  },
]

const given = [
  'Ana',
  'Rosa',
  'Milagros',
  'Carmen',
  'Yésica',
  'Noemí',
  'Liz',
  'Pilar',
  'Jorge',
  'Álvaro',
  'Wilmer',
  'Saúl',
  'Rubén',
  'Diego',
  'Édgar',
  'Percy',
] as const
const families = [
  'Quispe',
  'Huamán',
  'Ccori',
  'Ñahui',
  'Rojas',
  'Condori',
  'Arango',
  'Vilca',
  'Mendívil',
  'Pacheco',
  'Yupanqui',
  'Solís',
] as const
const regions = ['09', '10', '05', '03', '21', '08', '12', '16', '22', '25'] as const
const categories = ['I-1', 'I-1', 'I-2', 'I-2', 'I-3', 'I-4'] as const

export type Chance = () => number

/** mulberry32: a small generator whose whole future follows from its seed. @returns numbers in [0, 1) */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const pick = <T>(from: readonly [T, ...T[]], chance: Chance): T => from[Math.floor(chance() * from.length)] ?? from[0]

export type InventedPhysician = {
  readonly names: string
  readonly familyNames: string
  readonly sex: 'F' | 'M'
  readonly ageYears: number
  readonly regionUbigeo2: string
  readonly facilityCategory: string
  readonly phone: string
}

export function inventPhysician(index: number, chance: Chance): InventedPhysician {
  const name = pick(given, chance)
  return {
    names: name,
    familyNames: `${pick(families, chance)} (inventada) ${pick(families, chance)}`,
    sex: given.indexOf(name) < 8 ? 'F' : 'M',
    ageYears: 24 + Math.floor(chance() * 8),
    regionUbigeo2: pick(regions, chance),
    facilityCategory: pick(categories, chance),
    phone: `+519000${String(10_000 + index)}`,
  }
}
