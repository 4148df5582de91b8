import type { StaffSession } from '@ayni/modules/identity/contract'
import { bellIcon, boardIcon, calendarIcon, chartIcon, clockIcon, keyIcon, peopleIcon, personIcon } from '@ayni/ui'

type StaffRole = StaffSession['roles'][number]
export type PlaceId = 'board' | 'alerts' | 'queue' | 'people' | 'shifts' | 'evaluation' | 'team' | 'account'

export type PlaceRule = {
  readonly id: PlaceId
  readonly path: string
  /** After `g`. */
  readonly letter: string
  readonly icon: string
  /** Who finds it in the rail; `all` for everybody. The server refuses the rest by itself. */
  readonly roles: readonly StaffRole[] | 'all'
}

export const watchers = ['coordinator', 'duty', 'therapist', 'psychiatrist', 'director'] as const

export const home = '/console/'

export const placeRules: readonly PlaceRule[] = [
  { id: 'board', path: '/console/tablero', letter: 't', icon: boardIcon, roles: watchers },
  { id: 'alerts', path: '/console/alertas', letter: 'a', icon: bellIcon, roles: watchers },
  { id: 'queue', path: '/console/cola', letter: 'c', icon: clockIcon, roles: ['duty', 'therapist', 'psychiatrist'] },
  { id: 'people', path: '/console/personas', letter: 'p', icon: peopleIcon, roles: ['coordinator'] },
  { id: 'shifts', path: '/console/turnos', letter: 'u', icon: calendarIcon, roles: [...watchers, 'admin'] },
  {
    id: 'evaluation',
    path: '/console/evaluacion',
    letter: 'e',
    icon: chartIcon,
    roles: ['evaluator', 'coordinator', 'director', 'psychiatrist', 'dpo'],
  },
  {
    id: 'team',
    path: '/console/equipo',
    letter: 'q',
    icon: keyIcon,
    roles: ['admin', 'coordinator', 'director', 'psychiatrist', 'dpo'],
  },
  { id: 'account', path: '/console/mi-cuenta', letter: 'm', icon: personIcon, roles: 'all' },
]

export const holds = (held: readonly StaffRole[], wanted: readonly StaffRole[] | 'all'): boolean =>
  wanted === 'all' || wanted.some((role) => held.includes(role))

/** The places of somebody, in the order of the rail. */
export const placesOf = (held: readonly StaffRole[]): readonly PlaceRule[] =>
  placeRules.filter(({ roles }) => holds(held, roles))

/** Everybody arrives at the first of their places that is more than a calendar. */
export const arrivalOf = (held: readonly StaffRole[]): PlaceRule | undefined =>
  placesOf(held).find(({ id }) => id !== 'shifts')

export const placeAt = (path: string, held: readonly StaffRole[]): PlaceId | undefined => {
  if (path === home || path === '/console' || path === '/console/entrar') return arrivalOf(held)?.id
  return placesOf(held).find((place) => path === place.path || path.startsWith(`${place.path}/`))?.id
}
