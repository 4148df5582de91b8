import { type CrisisFound, readReply } from '@ayni/clinical/crisis-phrases'
import { type Device, factKind, type Local } from '@ayni/device'
import type { LetterFact } from '../contract.ts'

export const letterKind = factKind<LetterFact>('letter')
const DRAFT = 'letter-draft'
const draftKind = factKind<{ readonly text: string }>(DRAFT)

export type OwnLetter = LetterFact & { readonly id: string; readonly isHere: boolean }

/** The conversation with the team, oldest first; what has not been received yet says so. */
export const myLetters = (device: Local): readonly OwnLetter[] =>
  device
    .all(letterKind)
    .map(({ key, body, item }) => ({ ...body, id: key, isHere: item !== null }))
    .toSorted((one, two) => one.at.localeCompare(two.at))

export const draftOf = (device: Local): string => device.draft(draftKind, 'mine')?.text ?? ''
export const keepDraft = (device: Device, text: string): Promise<void> => device.saveDraft(DRAFT, 'mine', { text })

/**
 * Writes to the team: kept on this phone first, sent when there is a signal. @safety read here by the same list as on the server;
 * a message that raises a review travels alone and first.
 */
export async function sendLetter(device: Device, text: string): Promise<false | CrisisFound> {
  const id = device.newId()
  const { crisis, says } = readReply(text)
  const at = new Date(device.now()).toISOString()
  const fact: LetterFact = { from: 'person', text, at, who: null, channel: 'app' }
  await device.record({
    id,
    name: 'correspondence.send-message',
    input: { text },
    urgent: crisis !== false || says === 'help',
    facts: [['letter', id, fact]],
    clears: [[DRAFT, 'mine']],
  })
  return crisis
}
