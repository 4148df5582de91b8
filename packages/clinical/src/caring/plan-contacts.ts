import { addDays, addMonths } from '../clocks/index.ts'
import { type CaringMode, type CaringPlan, type CaringStep, caringBounds } from './caring-policy.ts'

export type PlannedContact = {
  /** A date in Lima. */
  readonly on: string
  readonly mode: CaringMode
  readonly why: 'step' | 'birthday'
}

const dateOf = (from: string, { after, unit }: CaringStep): string => {
  if (unit === 'month') return addMonths(from, after)
  return addDays(from, unit === 'week' ? after * 7 : after)
}

/** The first birthday after a day. Whoever was born on 29 February has theirs on the 28th in other years. [D] */
export function nextBirthday(after: string, monthAndDay: string): string {
  const year = Number(after.slice(0, 4))
  const inYear = (one: number): string => {
    // Through January, so that a month without that day ends on its last.
    const [month = 1, day = 1] = monthAndDay.split('-').map(Number)
    return addMonths(`${one}-01-${String(day).padStart(2, '0')}`, month - 1)
  }
  const next = inYear(year)
  return next > after ? next : inYear(year + 1)
}

/** Whether `MM-DD` names a day that some year has. */
export function isMonthAndDay(text: string): boolean {
  if (!/^\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`2024-${text}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(5, 10) === text
}

/**
 * Every contact from the day on which it starts, soonest first. A birthday on the day of another contact is that contact.
 * @source services/07-suicide-prevention.md §7.6, SUI-10
 * @param startedOn date in Lima of the closing or the hand-over @param birthday `MM-DD`, or null where nobody told it
 */
export function planContacts(plan: CaringPlan, startedOn: string, birthday: string | null): readonly PlannedContact[] {
  const { mode } = plan
  const steps = plan.steps.map((step): PlannedContact => ({ on: dateOf(startedOn, step), mode, why: 'step' }))
  const last = steps.reduce((latest, { on }) => (on > latest ? on : latest), startedOn)
  const day = plan.birthday && birthday !== null ? nextBirthday(startedOn, birthday) : null
  const own: readonly PlannedContact[] = day !== null && day <= last ? [{ on: day, mode, why: 'birthday' }] : []
  const others = steps.filter(({ on }, at) => on !== day && steps.findIndex((one) => one.on === on) === at)
  return [...others, ...own].toSorted((one, two) => one.on.localeCompare(two.on))
}

/** Why a programme's own plan cannot be used, or null. */
export function planFault(plan: CaringPlan): 'empty' | 'too-many' | 'too-long' | 'out-of-order' | null {
  const dates = plan.steps.map((step) => dateOf('2026-01-01', step))
  if (dates.length === 0) return 'empty'
  if (dates.length > caringBounds.steps) return 'too-many'
  if (dates.some((date) => date > addMonths('2026-01-01', caringBounds.months))) return 'too-long'
  return dates.every((date, at) => date > (dates[at - 1] ?? '2026-01-01')) ? null : 'out-of-order'
}
