export {
  type CaringMode,
  type CaringPlan,
  type CaringPolicy,
  type CaringSchedule,
  type CaringStep,
  caringBounds,
  caringPlans,
  caringPolicy,
  caringSchedules,
} from './caring-policy.ts'
export { chooseSender, type PossibleSender } from './choose-sender.ts'
export {
  answersContact,
  askWordsFrom,
  type ContactLook,
  dueAtOf,
  lookAtContact,
  readAnswerBy,
} from './look-at-contact.ts'
export { isMonthAndDay, nextBirthday, type PlannedContact, planContacts, planFault } from './plan-contacts.ts'
