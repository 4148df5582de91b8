import { type Chance, pick, within } from './chance.ts'
import { type InventedPlace, inventedPlaces } from './invented-places.ts'

/** Nobody here exists: every family name says so, numbers belong to no plan in use, mailboxes end in `.invalid`. */
export type InventedPhysician = {
  readonly names: string
  readonly familyNames: string
  readonly sex: 'F' | 'M'
  readonly birthDate: string
  readonly dni: string
  readonly cmp: string
  readonly mobile: string
  readonly email: string | null
  readonly university: string
  readonly place: InventedPlace
}

const women = ['Ana', 'Rosa', 'Milagros', 'Carmen', 'Yésica', 'Noemí', 'Liz', 'Pilar', 'Sonia', 'Maribel'] as const
const men = ['Jorge', 'Álvaro', 'Wilmer', 'Saúl', 'Rubén', 'Diego', 'Édgar', 'Percy', 'Nilton', 'Beto'] as const
const second = ['', '', 'Luz', 'María', 'Luis', 'Elena', 'Iván', 'Flor'] as const
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
  'Choque',
  'Tello',
  'Cárdenas',
  'Inga',
] as const
const universities = [
  'Universidad inventada del Sur',
  'Universidad inventada del Centro',
  'Universidad inventada',
] as const

export function inventPhysician(index: number, yearOfStart: number, chance: Chance): InventedPhysician {
  const isWoman = chance() < 0.55
  const name = pick(isWoman ? women : men, chance)
  const other = pick(second, chance)
  const two = (value: number): string => String(value).padStart(2, '0')
  const birthYear = yearOfStart - within(24, 32, chance)
  return {
    names: other === '' ? name : `${name} ${other}`,
    familyNames: `${pick(families, chance)} (inventada) ${pick(families, chance)}`,
    sex: isWoman ? 'F' : 'M',
    birthDate: `${birthYear}-${two(within(1, 12, chance))}-${two(within(1, 28, chance))}`,
    dni: `99${String(100_000 + index * 7)}`,
    cmp: `9${String(10_000 + index)}`,
    mobile: `9000${String(10_000 + index)}`,
    email: chance() < 0.6 ? `invitada-${index}@demo.ayni.invalid` : null,
    university: pick(universities, chance),
    place: inventedPlaces[Math.floor(chance() * inventedPlaces.length)] ?? firstPlace(),
  }
}

function firstPlace(): InventedPlace {
  const [first] = inventedPlaces
  if (first === undefined) throw new Error('the demo has no places')
  return first
}
