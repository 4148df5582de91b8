export { offlineUntil } from './offline.ts'
export {
  isSilent,
  type Moved,
  movePerson,
  type PersonEvent,
  type PersonGuards,
  type PersonState,
  personEvents,
  personStates,
} from './person-state.ts'
export { serviceEndNotices, serviceEndsIn } from './service-end.ts'
export { eventOfResume, eventOfStandDown } from './stand-down.ts'
export { barrierTo } from './standing.ts'
export { sayPersonState } from './state-words.ts'
export {
  hoursOf,
  isQuietAt,
  minutesOf,
  type Shade,
  type Stretch,
  type WeekHours,
  type WeeklyStretch,
  type WorkPattern,
  weekPicture,
  withDayOff,
  withGuard,
  withoutDate,
  withoutPast,
  workPatterns,
} from './week.ts'
