import { type AccountId, accountId, type Role } from '@ayni/kernel'

/** Invented people, for tests, seeds and the gallery. Every name says so. */
export type InventedAccount = {
  readonly name: string
  readonly displayName: string
  readonly email: string
  readonly phone: string | null
  readonly roles: Exclude<Role, 'physician'>[]
  readonly language: 'es' | 'en'
}

export const invented = (
  who: string,
  email: string,
  phone: string | null,
  ...roles: Exclude<Role, 'physician'>[]
): InventedAccount => ({
  name: `${who} (persona inventada)`,
  displayName: `${who} (inventada)`,
  email: `${email}@ejemplo.invalid`,
  phone,
  roles,
  language: 'es',
})

/** The team of the demo programme: one of each face of the console. */
export const demoTeam: readonly InventedAccount[] = [
  invented('Lic. Carmen Huamán', 'carmen', '+51900000001', 'coordinator'),
  invented('Dra. Rosa Salas', 'rosa', '+51900000002', 'duty', 'psychiatrist'),
  invented('Ps. Inés Quispe', 'ines', '+51900000003', 'duty', 'therapist'),
  invented('Dr. Julio Paredes', 'julio', '+51900000004', 'duty'),
  invented('Dra. Elsa Rivas', 'elsa', '+51900000005', 'evaluator'),
  invented('Abg. Nora Vega', 'nora', null, 'dpo'),
  invented('Dr. Hugo Lazo', 'hugo', '+51900000006', 'director'),
  invented('Ing. Teo Mendoza', 'teo', null, 'admin'),
]

export const someAccount = (n: number): AccountId =>
  accountId.parse(`019a0000-0000-7000-8000-0000000a${String(n).padStart(4, '0')}`)
