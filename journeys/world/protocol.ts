import { accountId, instant, personId, role, z } from '@ayni/kernel'

export const graph = z.object({
  baseUrl: z.string(),
  token: z.string(),
  phoneNumberId: z.string(),
  appSecret: z.string(),
  verifyToken: z.string(),
})
export type Graph = z.infer<typeof graph>

/** A command or a question of somebody; `program` null acts before a programme exists. */
const spoken = {
  name: z.string(),
  input: z.unknown(),
  program: z.string().nullable(),
  by: z.object({ account: accountId.optional(), person: personId.optional(), roles: z.array(role) }).optional(),
}

/** What the tests may ask of the house's process. There is no other way in than this and the doors that everybody has. */
export const order = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('open'),
    ownerUrl: z.string(),
    port: z.int(),
    dataDir: z.string(),
    keys: z.string(),
    now: instant,
    /** A WhatsApp platform to send through and to hear from; without one that channel only records like the others. */
    graph: graph.optional(),
  }),
  /** The worker begins: before this, a house that is being furnished warns nobody of its empty rota. */
  z.object({ do: z.literal('work') }),
  z.object({ do: z.literal('now') }),
  z.object({ do: z.literal('give'), ...spoken }),
  z.object({ do: z.literal('ask'), ...spoken }),
  z.object({ do: z.literal('advance'), ms: z.number().nonnegative(), stepMs: z.number().positive() }),
  z.object({ do: z.literal('stop') }),
])
export type Order = z.infer<typeof order>

export const letter = z.object({
  id: z.string(),
  channel: z.string(),
  class: z.string(),
  /** A number, a mailbox, or the word of the channel. */
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  at: instant,
})
/** A message as it left the house. */
export type Letter = z.infer<typeof letter>

export const numbered = z.object({ number: z.int(), order })

export const report = z.discriminatedUnion('is', [
  z.object({ is: z.literal('done'), number: z.int(), result: z.unknown() }),
  z.object({ is: z.literal('failed'), number: z.int(), why: z.string() }),
  z.object({ is: z.literal('sent'), letter }),
  z.object({ is: z.literal('logged'), line: z.string() }),
])
export type Report = z.infer<typeof report>
