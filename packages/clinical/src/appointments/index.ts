export { type Availability, openOn } from './availability.ts'
export { CALENDAR_TITLE, type CalendarEntry, calendarEntry, calendarUid } from './calendar-entry.ts'
export { type ClockSpan, type Interval, isoWeekday, minuteOfClock, type WeekSpan } from './day-intervals.ts'
export { mayBeMissed, missedFrom, waitsForWord } from './missed.ts'
export {
  type Busy,
  offerSlots,
  type Slot,
  type SlotClinician,
  type SlotNeed,
  type SlotQuestion,
} from './offer-slots.ts'
export { type Fit, fitOf, type PersonHours } from './person-hours.ts'
export { planReminders, type Reminder, type ReminderName } from './plan-reminders.ts'
export { type AppointmentKind, appointmentKinds, appointmentPolicy } from './policy.ts'
export { type DayLine, linesOf, weeklyOf } from './week-lines.ts'
