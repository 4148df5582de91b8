import { command, day, query, z } from '@ayni/kernel'

const year = z.int().min(2020).max(2100)
const dayName = z.string().trim().min(2).max(80)

export const calendar = query('administration.calendar', {
  summary: 'The days off of a year: the national ones, and what this programme added or took back',
  allow: ['admin', 'coordinator', 'director', 'duty', 'therapist', 'psychiatrist'],
  opens: 'C0',
  input: z.strictObject({ year }),
  output: z.array(
    z.strictObject({
      day,
      name: z.strictObject({ es: z.string(), en: z.string() }),
      source: z.enum(['national', 'own']),
      isHoliday: z.boolean(),
    }),
  ),
})
export type CalendarDay = z.infer<typeof calendar.output>[number]

export const setHoliday = command('administration.set-holiday', {
  summary: 'Adds a day off, takes one back, or returns a day to what the law says',
  allow: ['admin', 'coordinator', 'director'],
  input: z.strictObject({ day, is: z.enum(['holiday', 'working', 'as-the-law-says']), name: dayName.nullable() }),
  output: z.null(),
  errors: { 'administration.name-needed': 422, 'administration.no-program': 409 },
})
