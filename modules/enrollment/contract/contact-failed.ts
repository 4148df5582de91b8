import { command, instant, personId, uuid, z } from '@ayni/kernel'

export const noteContactFailed = command('enrollment.note-contact-failed', {
  summary: 'Notes that a provider found nobody at a contact point; the value stays, because a provider may be wrong',
  allow: [],
  input: z.strictObject({
    person: personId,
    contact: uuid,
    channel: z.enum(['push', 'sms', 'voice', 'email', 'whatsapp']),
    at: instant,
  }),
  output: z.null(),
  errors: { 'enrollment.contact-missing': 404 },
})
