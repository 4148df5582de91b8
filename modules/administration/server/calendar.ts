import { nationalHolidays } from '@ayni/clinical/clocks'
import { refuse } from '@ayni/kernel'
import { holidayChanges, putHolidayChange, removeHolidayChange } from '@ayni/platform/calendar'
import { answer, handle } from '@ayni/platform/commands'
import { type CalendarDay, calendar, setHoliday } from '../contract.ts'
import { noteChange } from './note-change.ts'

export const calendarAnswer = answer(calendar, async ({ input, tx, actor }) => {
  const changes = actor.programId === null ? [] : await holidayChanges(tx, actor.programId)
  const ofYear = changes.filter(({ day }) => day.startsWith(String(input.year)))
  const changed = new Map(ofYear.map((change) => [change.day, change]))
  const national: CalendarDay[] = nationalHolidays(input.year).map(({ day, name }) => ({
    day,
    name,
    source: 'national',
    isHoliday: changed.get(day)?.isHoliday ?? true,
  }))
  const lawful = new Set(national.map(({ day }) => day))
  const own: CalendarDay[] = ofYear
    .filter(({ day, isHoliday }) => isHoliday && !lawful.has(day))
    .map(({ day, name }) => ({ day, name: { es: name ?? '', en: name ?? '' }, source: 'own', isHoliday: true }))
  return [...national, ...own].toSorted((one, two) => (one.day < two.day ? -1 : 1))
})

/** A day off moves every promise that is made from now on; those already made keep their time. */
export const setHolidayHandler = handle(setHoliday, async (context) => {
  const { input, tx, actor } = context
  const program = actor.programId
  if (program === null) return refuse('administration.no-program')
  const lawful = nationalHolidays(Number(input.day.slice(0, 4))).some(({ day }) => day === input.day)
  if (input.is === 'holiday' && !lawful && input.name === null) return refuse('administration.name-needed')
  const before = (await holidayChanges(tx, program)).find(({ day }) => day === input.day) ?? null
  const asTheLawSays = input.is === 'as-the-law-says' || (input.is === 'holiday') === lawful
  if (asTheLawSays) await removeHolidayChange(tx, program, input.day)
  else await putHolidayChange(tx, program, { day: input.day, isHoliday: input.is === 'holiday', name: input.name })
  await noteChange(context, program, {
    what: 'holiday',
    subject: input.day,
    before: before === null ? null : { is: before.isHoliday ? 'holiday' : 'working' },
    after: { is: asTheLawSays ? 'as-the-law-says' : input.is },
  })
  return { output: null, topics: ['settings'] }
})
