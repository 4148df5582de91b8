export {
  auditZoneShift,
  type Change,
  type ChangeInstrument,
  changeBetween,
  changeRules,
  type Deterioration,
  type DeteriorationDriver,
  deterioration,
  deteriorationReviewWorkingDays,
  reliableRecovery,
  type ZoneShift,
} from './change.ts'
