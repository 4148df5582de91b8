import { limaTime } from '../clocks/index.ts'
import type { Slot } from './attempt.ts'

const NOON = 12 * 60
const EVENING = 18 * 60
const SATURDAY = 6

/** Which part of the week in Lima an instant belongs to. */
export function slotOf(at: string): Slot {
  const { weekday, minute } = limaTime(at)
  const day = weekday === 0 ? 'domingo' : weekday === SATURDAY ? 'sabado' : 'semana'
  return `${day}-${minute < NOON ? 'manana' : minute < EVENING ? 'tarde' : 'noche'}`
}
