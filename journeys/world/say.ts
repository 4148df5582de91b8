import { reasonWords } from '@ayni/clinical/ladder'

/** The words on the screens, from the dictionaries that the screens themselves read: copy may change, stories stay. */
export { words as desk } from '../../apps/console/src/words.ts'
export { leavingWords as leaving } from '../../apps/phone/src/leaving-words.ts'
export { placeWords as places } from '../../apps/phone/src/place-words.ts'
export { words as frame } from '../../apps/phone/src/words.ts'
export { words as agenda } from '../../modules/appointments/console/words.ts'
export { words as hours } from '../../modules/appointments/phone/words.ts'
export { assignmentWords as assignment } from '../../modules/coordination/console/assignment-words.ts'
export { clocksWords as clocks } from '../../modules/coordination/console/clocks-words.ts'
export { kindWords as kinds } from '../../modules/coordination/console/kind-words.ts'
export { words as board } from '../../modules/coordination/console/words.ts'
export { proposalWords as proposal } from '../../modules/coordination/phone/proposal-words.ts'
export { words as letters } from '../../modules/correspondence/console/words.ts'
export { words as writing } from '../../modules/correspondence/phone/words.ts'
export { words as crisis } from '../../modules/crisis/phone/words.ts'
export { handOverWords as handing } from '../../modules/duty/console/hand-over-words.ts'
export { keepWords as keeping } from '../../modules/emergency/console/keep-words.ts'
export { searchWords as reaching } from '../../modules/emergency/console/search-words.ts'
export { words as emergency } from '../../modules/emergency/console/words.ts'
export { contactWords as contact } from '../../modules/enrollment/phone/contact-words.ts'
export { hoursWords as week } from '../../modules/enrollment/phone/hours-words.ts'
export { words as consent } from '../../modules/enrollment/phone/words.ts'
export { words as evaluation } from '../../modules/evaluation/console/words.ts'
export { callWords as guided } from '../../modules/guided-call/console/call-words.ts'
export { words as door } from '../../modules/identity/console/words.ts'
export { laterWords as later } from '../../modules/identity/phone/later-words.ts'
export { pinWords as pin } from '../../modules/identity/phone/pin-words.ts'
export { words as joining } from '../../modules/identity/phone/words.ts'
export { knowingWords as knowing } from '../../modules/knowing-each-other/console/words.ts'
export { words as calls } from '../../modules/outreach/console/words.ts'
export { servicesWords as services } from '../../modules/outreach/phone/services-words.ts'
export { words as invite } from '../../modules/outreach/phone/words.ts'
export { words as duplicates } from '../../modules/roster/console/duplicates/words.ts'
export {
  columnWords as columns,
  outcomeWords as outcomes,
  reasonWords as reasons,
  words as roster,
} from '../../modules/roster/console/words.ts'
export { actWords as act } from '../../modules/safety-episode/console/act-words.ts'
export { pageWords as followed } from '../../modules/safety-episode/console/page-words.ts'
export { words as planning } from '../../modules/safety-plan/console/words.ts'
export { words as planView } from '../../modules/safety-plan/phone/words.ts'
export { words as triage } from '../../modules/screening/console/words.ts'
export { historyWords as history } from '../../modules/screening/phone/history-words.ts'
export { resultWords as result } from '../../modules/screening/phone/result-words.ts'
export { words as check } from '../../modules/screening/phone/words.ts'
export { words as alert } from '../../modules/suicide-prevention/console/words.ts'

/** Why a signal sounds, as the alert says it. */
export const because = (code: string): string => reasonWords[code]?.es ?? code
