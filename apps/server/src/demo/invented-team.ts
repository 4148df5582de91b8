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
    key: 'terapia-2',
    name: 'Rocío Inventada Baldeón',
    displayName: 'Ps. Rocío B. (inventada)',
    roles: ['therapist'],
    phone: '+51900000110',
  },
  {
    key: 'terapia-3',
    name: 'Óscar Inventado Mallma',
    displayName: 'Ps. Óscar M. (inventado)',
    roles: ['therapist'],
    phone: '+51900000111',
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
