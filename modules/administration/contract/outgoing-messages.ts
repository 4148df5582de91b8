import { instant, type OutputOf, query, z } from '@ayni/kernel'

export const outgoingMessages = query('administration.outgoing-messages', {
  summary: 'In a demo: every message that would have left, newest first, with its address masked',
  allow: ['coordinator', 'admin', 'director'],
  opens: 'C2',
  input: z.strictObject({ limit: z.int().min(1).max(200).default(100), after: z.uuid().nullable().default(null) }),
  output: z.array(
    z.strictObject({
      id: z.string(),
      class: z.string(),
      channel: z.string(),
      template: z.string(),
      address: z.string(),
      text: z.string(),
      subject: z.string().nullable(),
      state: z.string(),
      at: instant,
    }),
  ),
})
export type OutgoingMessage = OutputOf<typeof outgoingMessages>[number]
