import { dictionary, useWords } from './dictionary.ts'
import { language } from './language.ts'

/** Whole days, hours and minutes between two instants; never negative. */
export type Age = { readonly days: number; readonly hours: number; readonly minutes: number }

const words = dictionary({
  es: {
    ago: (age: string) => `hace ${age}`,
    justNow: 'hace un momento',
    within: (age: string) => `en ${age}`,
    late: (age: string) => `venció hace ${age}`,
    now: 'ahora',
    today: (time: string) => `hoy a las ${time}`,
    tomorrow: (time: string) => `mañana a las ${time}`,
    yesterday: (time: string) => `ayer a las ${time}`,
    dayAt: (day: string, time: string) => `${day}, ${time}`,
    between: (from: string, to: string) => `entre ${from} y ${to}`,
  },
  en: {
    ago: (age) => `${age} ago`,
    justNow: 'a moment ago',
    within: (age) => `in ${age}`,
    late: (age) => `was due ${age} ago`,
    now: 'now',
    today: (time) => `today at ${time}`,
    tomorrow: (time) => `tomorrow at ${time}`,
    yesterday: (time) => `yesterday at ${time}`,
    dayAt: (day, time) => `${day}, ${time}`,
    between: (from, to) => `between ${from} and ${to}`,
  },
})

const minuteMs = 60_000
const dayMs = 86_400_000
// Lima keeps UTC−5 all the year; a fixed offset spares the phone a zone table it may not have.
const limaMs = -300 * minuteMs

const inLima = (at: string): Date => new Date(Date.parse(at) + limaMs)
const limaDay = (at: string): number => Math.floor((Date.parse(at) + limaMs) / dayMs)

const written = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (at: string): string => {
    const locale = language.value === 'es' ? 'es-PE' : 'en-GB'
    const format = made.get(locale) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    made.set(locale, format)
    // Some phones end a short month with a point; a point in the middle of a line reads as its end.
    return format.format(inLima(at)).replaceAll('.', '')
  }
}

/** `23:41`, the clock in Lima. */
export const formatClock = (at: string): string => inLima(at).toISOString().slice(11, 16)
/** `sáb, 21 nov`. */
export const formatDay = written({ weekday: 'short', day: 'numeric', month: 'short' })
/** `sábado, 21 de noviembre`. */
export const formatLongDay = written({ weekday: 'long', day: 'numeric', month: 'long' })
/** `21 nov 2026`. */
export const formatDate = written({ day: 'numeric', month: 'short', year: 'numeric' })
/** `sáb, 21 nov, 23:41`. */
export const formatMoment = (at: string): string => useWords(words).dayAt(formatDay(at), formatClock(at))
/** `entre 18:00 y 20:30`. */
export const formatWindow = (from: string, to: string): string =>
  useWords(words).between(formatClock(from), formatClock(to))

export const ageBetween = (from: string, to: string): Age => {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / minuteMs))
  return { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 }
}

/** `2 d 11 h`, `3 h 5 min`, `12 min`: the two largest parts, which is as exact as anyone acts on; after a week, days. */
export const formatSpan = ({ days, hours, minutes }: Age): string => {
  const parts =
    days >= 7
      ? [[days, 'd']]
      : days > 0
        ? [
            [days, 'd'],
            [hours, 'h'],
          ]
        : hours > 0
          ? [
              [hours, 'h'],
              [minutes, 'min'],
            ]
          : [[minutes, 'min']]
  return parts
    .filter(([count], at) => at === 0 || count !== 0)
    .map((part) => part.join(' '))
    .join(' ')
}

/** `hace 2 d 11 h`. */
export const formatAge = (age: Age): string => {
  const say = useWords(words)
  return age.days + age.hours + age.minutes === 0 ? say.justNow : say.ago(formatSpan(age))
}

/** Where a deadline lies seen from now: `en 12 min`, `hoy a las 18:00`, `venció hace 2 h`. */
export const formatDue = (due: string, now: string): string => {
  const say = useWords(words)
  const leftMin = (Date.parse(due) - Date.parse(now)) / minuteMs
  if (leftMin <= -1) return say.late(formatSpan(ageBetween(due, now)))
  if (leftMin < 1) return say.now
  if (leftMin < 60) return say.within(formatSpan(ageBetween(now, due)))
  return formatWhen(due, now)
}

/** A moment in the words of today: `hoy a las 18:00`, `ayer a las 07:10`, `vie, 27 nov, 18:00`. */
export const formatWhen = (at: string, now: string): string => {
  const say = useWords(words)
  const away = limaDay(at) - limaDay(now)
  if (away === 0) return say.today(formatClock(at))
  if (away === 1) return say.tomorrow(formatClock(at))
  if (away === -1) return say.yesterday(formatClock(at))
  // A day and a month without their year would be taken for those of this one.
  if (Math.abs(away) > 300) return formatDate(at)
  return formatMoment(at)
}

/** `12:05`, or `1:12:05` from the hour on; the minus of a passed deadline is said by who shows it. */
export const formatLeft = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(Math.abs(seconds)))
  const two = (part: number): string => String(part).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const clock = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
  return hours > 0 ? `${hours}:${clock}` : clock
}

/** Minutes in the words of a clock; a dash where there is nothing to say, or too few to say it of. */
export function formatMinutes(minutes: number | null): string {
  if (minutes === null) return '—'
  const whole = Math.round(minutes)
  return formatSpan({ days: Math.floor(whole / 1440), hours: Math.floor(whole / 60) % 24, minutes: whole % 60 })
}
