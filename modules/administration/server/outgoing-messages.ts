import { answer } from '@ayni/platform/commands'
import { listDemoMessages } from '@ayni/platform/messages'
import { outgoingMessages } from '../contract.ts'

/** Row-level security lets these roles read only what the demo channel kept; elsewhere the list is empty. */
export const outgoingMessagesAnswer = answer(outgoingMessages, async ({ input, tx, keys }) => {
  const listed = await listDemoMessages(tx, { limit: input.limit, after: input.after ?? undefined, keys })
  return [...listed]
})
