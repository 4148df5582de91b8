import { type Device, factKind } from '@ayni/device'
import type { UnreadFact } from '../contract.ts'

const unread = factKind<UnreadFact>('unread')
/** Of the letters; anything else has no screen of its own, and opening the app is reading it. */
const ofLetters = 'letter:'
const MOST = 50

let last: Promise<void> = Promise.resolve()

/** One after another: asked twice in a moment, it is said once. */
function note(device: Device, which: (subject: string) => boolean): Promise<void> {
  last = last.catch(() => undefined).then(() => say(device, which))
  return last
}

/** One small command when something waited, none otherwise; works with no signal. */
async function say(device: Device, which: (subject: string) => boolean): Promise<void> {
  const subjects = device
    .all(unread)
    .map(({ key }) => key)
    .filter(which)
    .slice(0, MOST)
  if (subjects.length === 0 || device.locked) return
  await device.record({
    name: 'correspondence.note-seen',
    input: { subjects },
    facts: subjects.map((subject) => [unread.name, subject, null]),
  })
}

export const noteLettersSeen = (device: Device): Promise<void> =>
  note(device, (subject) => subject.startsWith(ofLetters))

export const noteOpened = (device: Device): Promise<void> => note(device, (subject) => !subject.startsWith(ofLetters))
