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
