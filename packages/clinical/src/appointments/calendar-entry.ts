export type CalendarEntry = {
  /** The id of the appointment: the same for each version, so that a calendar changes its entry instead of adding one. */
  readonly id: string
  /** Grows with each change. */
  readonly version: number
  readonly startsAt: string
  readonly endsAt: string
  readonly stampedAt: string
  readonly cancelled: boolean
}

export const calendarUid = (id: string): string => `${id}@ayni`
/** @safety the only words in somebody's calendar: no name, no place, no reason. */
export const CALENDAR_TITLE = 'Cita Ayni'

/** `20261121T234000Z` */
const stamp = (at: string): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`

/** An iCalendar file to keep (RFC 5545). Every line is short and plain, so nothing needs folding or escaping. */
export const calendarEntry = ({ id, version, startsAt, endsAt, stampedAt, cancelled }: CalendarEntry): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ayni//Citas//ES',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${calendarUid(id)}`,
    `SEQUENCE:${version}`,
    `DTSTAMP:${stamp(stampedAt)}`,
    `DTSTART:${stamp(startsAt)}`,
    `DTEND:${stamp(endsAt)}`,
    `SUMMARY:${CALENDAR_TITLE}`,
    'CLASS:PRIVATE',
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
