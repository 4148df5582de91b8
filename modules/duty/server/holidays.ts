import { addDays, limaTime, nationalHolidays, workingCalendar } from '@ayni/clinical/clocks'
import { holidaysInRota } from '@ayni/clinical/ladder'
import type { Instant, ProgramId } from '@ayni/kernel'
import { holidayChanges } from '@ayni/platform/calendar'
import type { Tx } from '@ayni/platform/database'
import type { RotaPageData } from '../contract.ts'
import type { ShiftRow } from './rota-store.ts'
import { toLadderRole } from './team.ts'

/** How far back shifts are needed to know an ordinary day. */
export const LOOK_BACK_MIN = 10 * 1440

const unnamed = { es: 'Feriado del programa', en: 'Holiday of the programme' }

function daysBetween(from: Instant, until: Instant): readonly string[] {
  const days: string[] = []
  for (let { date } = limaTime(from); date < limaTime(until).date || days.length === 0; date = addDays(date, 1))
    days.push(date)
  return days
}

/** The holidays of a stretch, national and of the programme, and whether each has the rota of any working day. */
export async function holidaysOf(
  tx: Tx,
  program: ProgramId,
  shifts: readonly ShiftRow[],
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<RotaPageData['holidays']> {
  const changes = await holidayChanges(tx, program)
  const days = daysBetween(from, until)
  const national = [...new Set(days.map((day) => Number(day.slice(0, 4))))].flatMap(nationalHolidays)
  const named = new Map([
    ...national.map(({ day, name }) => [day, name] as const),
    ...changes.map(({ day, name }) => [day, name === null ? unnamed : { es: name, en: name }] as const),
  ])
  const duties = shifts.map((shift) => ({
    ...{ person: shift.account, role: toLadderRole(shift.role), from: shift.from, to: shift.until },
  }))
  return holidaysInRota(duties, new Set(workingCalendar(from, changes)), days).map(({ day, sameAsUsual }) => ({
    ...{ day, sameAsUsual, name: named.get(day) ?? unnamed },
  }))
}
