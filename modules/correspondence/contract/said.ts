import { event, instant, personId, programId, z } from '@ayni/kernel'

/**
 * Somebody whom we know wrote to us. A two-way contact, whatever it says. `start` takes an opt-out back. Where one number
 * belongs to several people nobody is named and this is not said.
 */
export const replyReceived = event(
  'correspondence.reply-received',
  z.strictObject({
    person: personId,
    program: programId,
    at: instant,
    says: z.enum(['text', 'stop', 'start', 'not-now', 'wrong-number']),
    channel: z.enum(['sms', 'whatsapp', 'app']),
    /** The contact point of the roster that it came from; null when it was written in the app. */
    contact: z.uuid().nullable(),
  }),
)

/** Somebody whom we know wrote, and a person of the team is to read it; also what was written in the app. */
export const letterCame = event(
  'correspondence.letter-came',
  z.strictObject({ message: z.uuid(), person: personId, program: programId, at: instant }),
)

/**
 * @safety A message holds a listed phrase or asks for help: a human must read it. `subject` is the person, or where nobody can
 * be named an id that stands for the number it came from, so that the same ladder calls for both.
 */
export const crisisRead = event(
  'correspondence.crisis-read',
  z.strictObject({
    message: z.uuid(),
    subject: personId,
    program: programId,
    class: z.enum(['A', 'B']),
    /** Codes, never words of the message. */
    because: z.array(
      z.enum([
        'REPLY_PHRASE',
        'REPLY_EVERYDAY_WORDS',
        'REPLY_ASKED_HELP',
        'REPLY_SHARED_NUMBER',
        'REPLY_UNKNOWN_NUMBER',
      ]),
    ),
    occurredAt: instant,
    receivedAt: instant,
  }),
)
