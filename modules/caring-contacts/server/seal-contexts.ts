import { z } from '@ayni/kernel'
import { type KeyRing, open, seal } from '@ayni/platform/crypto'

const wordsContext = (contact: string): string => `caring_contacts.contact.words:${contact}`
const birthdayContext = (schedule: string): string => `caring_contacts.schedule.birthday:${schedule}`

export const sealWords = (keys: KeyRing, contact: string, words: string): string =>
  seal(keys, wordsContext(contact), words)
export const openWords = (keys: KeyRing, contact: string, sealed: string | null): string | null =>
  sealed === null ? null : open(keys, wordsContext(contact), sealed, z.string())

export const sealBirthday = (keys: KeyRing, schedule: string, birthday: string | null): string | null =>
  birthday === null ? null : seal(keys, birthdayContext(schedule), birthday)
export const openBirthday = (keys: KeyRing, schedule: string, sealed: string | null): string | null =>
  sealed === null ? null : open(keys, birthdayContext(schedule), sealed, z.string())
