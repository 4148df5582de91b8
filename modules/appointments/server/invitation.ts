import { CALENDAR_TITLE, calendarUid } from '@ayni/clinical/appointments'
import type { Instant } from '@ayni/kernel'
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventStatus } from 'ical-generator'

export type Invitation = {
  readonly id: string
  readonly version: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly at: Instant
  readonly cancelled: boolean
}

/**
 * An iCalendar invitation for an e-mail; the same UID through all versions, so that one entry moves instead of several standing.
 * @safety neither place, person, description nor address: a calendar is shared, and shown on locked screens.
 */
export function invitation({ id, version, startsAt, endsAt, at, cancelled }: Invitation): string {
  const calendar = ical({
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'Ayni', product: 'Citas', language: 'ES' },
  })
  calendar.createEvent({
    id: calendarUid(id),
    sequence: cancelled ? version + 1 : version,
    start: startsAt,
    end: endsAt,
    stamp: at,
    summary: CALENDAR_TITLE,
    class: ICalEventClass.PRIVATE,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}
