export { type Joined, type JoinResult, joinPhone, unfinishedSecret } from './join-phone.ts'

/** What is not needed before the first question comes in its own files. */
export const loadCodeEntry = async () => (await import('./code-entry.tsx')).CodeEntry
export const loadJoinTrouble = async () => (await import('./join-trouble.tsx')).JoinTrouble
export const loadUnlock = async () => (await import('./unlock.tsx')).Unlock
export const loadPin = async () => (await import('./choose-pin.tsx')).ChoosePin
export const loadMyPin = async () => (await import('./my-pin.tsx')).MyPin
export const loadMyPhones = async () => (await import('./my-phones.tsx')).MyPhones
export const loadWhoSaw = async () => (await import('./who-saw.tsx')).WhoSaw
export const loadEmptyPhone = async () => (await import('./empty-phone.tsx')).EmptyPhone
