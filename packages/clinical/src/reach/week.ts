import { addDays } from '../clocks/index.ts'

/** Lima's clock, `07:30`; `24:00` is the end of the day. */
export type Stretch = { readonly from: string; readonly to: string }
/** `days` are 1 Monday … 7 Sunday. */
export type WeeklyStretch = Stretch & { readonly days: readonly number[] }
export type WeekHours = {
  readonly quiet: Stretch
  readonly working: readonly WeeklyStretch[]
  readonly windows: readonly WeeklyStretch[]
  readonly exceptions: readonly { readonly day: string; readonly working: readonly Stretch[] }[]
}

export const workPatterns = ['mon-fri', 'mon-sat', 'guards', 'always-there', 'own'] as const
export type WorkPattern = (typeof workPatterns)[number]

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const weekdays = [1, 2, 3, 4, 5]
/** @source services/00 §2.3 [D] */
const quiet = { from: '21:00', to: '07:00' }
const evenings = (days: readonly number[]): WeeklyStretch => ({ days, from: '18:00', to: '20:30' })

/**
 * What most posts look like, to be chosen with one tap and then adjusted.
 * @source [D] Windows begin when nobody works, because the pilot's messages were missed at work (`[S0]`). Who lives at the post
 * is written to in the evening only.
 */
const presets: Readonly<Record<Exclude<WorkPattern, 'own'>, WeekHours>> = {
  'mon-fri': {
    quiet,
    working: [{ days: weekdays, from: '08:00', to: '18:00' }],
    windows: [evenings(weekdays), { days: [6], from: '15:00', to: '19:00' }],
    exceptions: [],
  },
  'mon-sat': {
    quiet,
    working: [{ days: [1, 2, 3, 4, 5, 6], from: '08:00', to: '14:00' }],
    windows: [evenings(weekdays), { days: [6], from: '15:00', to: '19:00' }],
    exceptions: [],
  },
  guards: { quiet, working: [], windows: [evenings(everyDay)], exceptions: [] },
  'always-there': {
    quiet,
    working: [{ days: everyDay, from: '08:00', to: '18:00' }],
    windows: [evenings(everyDay)],
    exceptions: [],
  },
}

/** A pattern chosen anew keeps the guards that were written down. */
export const hoursOf = (pattern: Exclude<WorkPattern, 'own'>, before?: WeekHours | null): WeekHours => ({
  ...presets[pattern],
  exceptions: before?.exceptions ?? [],
})

export const minutesOf = (clock: string): number => {
  const [hours = '0', minutes = '0'] = clock.split(':')
  return Number(hours) * 60 + Number(minutes)
}
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const inside = (minute: number, { from, to }: Stretch): boolean => minute >= minutesOf(from) && minute < minutesOf(to)

export const isQuietAt = (minute: number, { from, to }: Stretch): boolean =>
  minutesOf(from) <= minutesOf(to) ? inside(minute, { from, to }) : minute >= minutesOf(from) || minute < minutesOf(to)

/** `never` at night · `work` · `window` when we write · `free`: neither; appointments only. */
export type Shade = 'never' | 'work' | 'window' | 'free'

const on = (spans: readonly WeeklyStretch[], weekday: number, minute: number): boolean =>
  spans.some((one) => one.days.includes(weekday) && inside(minute, one))

/** The picture of a plain week: one shade for each hour of each day, Monday first. It follows the rules by which N5 is held. */
export function weekPicture(hours: WeekHours): readonly (readonly Shade[])[] {
  return everyDay.map((weekday) =>
    Array.from({ length: 24 }, (_, hour): Shade => {
      const minute = hour * 60
      if (isQuietAt(minute, hours.quiet)) return 'never'
      if (on(hours.windows, weekday, minute)) return 'window'
      return on(hours.working, weekday, minute) ? 'work' : 'free'
    }),
  )
}

/** A guard of so many hours from a clock time; what passes midnight belongs to the next day. */
export function withGuard(hours: WeekHours, day: string, from: string, lasts: number): WeekHours {
  const end = minutesOf(from) + lasts * 60
  const parts: [string, Stretch][] = [[day, { from, to: clockOf(Math.min(end, 1440)) }]]
  if (end > 1440) parts.push([addDays(day, 1), { from: '00:00', to: clockOf(Math.min(end - 1440, 1440)) }])
  const exceptions = parts.reduce((all, [date, part]) => addTo(all, date, part), hours.exceptions)
  return { ...hours, exceptions }
}

const byClock = (one: Stretch, other: Stretch): number => one.from.localeCompare(other.from)

function addTo(all: WeekHours['exceptions'], day: string, part: Stretch): WeekHours['exceptions'] {
  const before = all.find((one) => one.day === day)?.working ?? []
  const working = [...before.filter(({ from }) => from !== part.from), part].toSorted(byClock)
  return [...all.filter((one) => one.day !== day), { day, working }].toSorted((one, other) =>
    one.day.localeCompare(other.day),
  )
}

/** A free day on a date: nothing is worked. */
export const withDayOff = (hours: WeekHours, day: string): WeekHours => ({
  ...hours,
  exceptions: [...hours.exceptions.filter((one) => one.day !== day), { day, working: [] }].toSorted((one, other) =>
    one.day.localeCompare(other.day),
  ),
})

export const withoutDate = (hours: WeekHours, day: string): WeekHours => ({
  ...hours,
  exceptions: hours.exceptions.filter((one) => one.day !== day),
})

/** Dates that have passed say nothing any more. */
export const withoutPast = (hours: WeekHours, today: string): WeekHours => ({
  ...hours,
  exceptions: hours.exceptions.filter(({ day }) => day >= today),
})
