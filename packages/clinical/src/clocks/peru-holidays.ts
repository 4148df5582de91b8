import { addDays } from './lima.ts'
import type { Holidays } from './working-days.ts'

export type Holiday = { readonly day: string; readonly name: { readonly es: string; readonly en: string } }

const fixed: ReadonlyArray<readonly [monthDay: string, es: string, en: string]> = [
  ['01-01', 'Año Nuevo', 'New Year'],
  ['05-01', 'Día del Trabajo', 'Labour Day'],
  ['06-07', 'Batalla de Arica y Día de la Bandera', 'Battle of Arica and Flag Day'],
  ['06-29', 'San Pedro y San Pablo', 'Saints Peter and Paul'],
  ['07-23', 'Día de la Fuerza Aérea', 'Air Force Day'],
  ['07-28', 'Fiestas Patrias', 'Independence Day'],
  ['07-29', 'Fiestas Patrias', 'Independence holidays'],
  ['08-06', 'Batalla de Junín', 'Battle of Junín'],
  ['08-30', 'Santa Rosa de Lima', 'Saint Rose of Lima'],
  ['10-08', 'Combate de Angamos', 'Battle of Angamos'],
  ['11-01', 'Todos los Santos', 'All Saints'],
  ['12-08', 'Inmaculada Concepción', 'Immaculate Conception'],
  ['12-09', 'Batalla de Ayacucho', 'Battle of Ayacucho'],
  ['12-25', 'Navidad', 'Christmas'],
]

/** Western Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
export function easterOf(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  const month = Math.floor(f / 31)
  return `${year}-${String(month).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`
}

/**
 * The sixteen national holidays of a year, in order. Local and decreed days off are the administrator's to add.
 * @source Decreto Legislativo 713, article 6, with Laws 31381 (9 December), 31530 (6 August), 31788 (7 June), 31822 (23 July)
 */
export function nationalHolidays(year: number): readonly Holiday[] {
  const easter = easterOf(year)
  return [
    ...fixed.map(([monthDay, es, en]) => ({ day: `${year}-${monthDay}`, name: { es, en } })),
    { day: addDays(easter, -3), name: { es: 'Jueves Santo', en: 'Maundy Thursday' } },
    { day: addDays(easter, -2), name: { es: 'Viernes Santo', en: 'Good Friday' } },
  ].toSorted((one, two) => (one.day < two.day ? -1 : 1))
}

/** What a programme adds to the national days, or takes from them. */
export type HolidayChange = { readonly day: string; readonly isHoliday: boolean }

/** Every day off that a clock which starts now may meet: last year to two years ahead. */
export function workingCalendar(now: string, changes: readonly HolidayChange[]): Holidays {
  const year = Number(now.slice(0, 4))
  const days = new Set([year - 1, year, year + 1, year + 2].flatMap((y) => nationalHolidays(y).map(({ day }) => day)))
  for (const { day, isHoliday } of changes) {
    if (isHoliday) days.add(day)
    else days.delete(day)
  }
  return days
}
