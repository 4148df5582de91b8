export {
  addCountedMinutes,
  afterMinutes,
  countedMinutes,
  type DayWindow,
  elapsedMinutes,
  endOfQuiet,
  isInside,
  quietHours,
  wakingHours,
} from './day-window.ts'
export { addDays, addMinutes, addMonths, atLima, type LimaTime, limaTime, minutesBetween, toIso } from './lima.ts'
export {
  type Holiday,
  type HolidayChange,
  nationalHolidays,
  workingCalendar,
} from './peru-holidays.ts'
export {
  addWorkingDays,
  defaultOutreachWindows,
  type Holidays,
  isWorkingDay,
  nextOutreachAt,
  nextWorkingTime,
  type WeeklyWindow,
} from './working-days.ts'
