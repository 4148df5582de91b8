import { command, uuid, z } from '@ayni/kernel'

export const notePushGone = command('identity.note-push-gone', {
  summary: 'Notes that the push service no longer knows a browser: nothing is sent there again',
  allow: [],
  input: z.strictObject({ subscription: uuid }),
  output: z.null(),
})
