import type { CommandContext } from '@ayni/platform/commands'
import { insertChange } from './store.ts'

export type Noted = {
  readonly what: string
  readonly subject: string
  readonly before: object | null
  readonly after: object | null
}

/** One row of the audit of settings, in the transaction that changes one. Nothing about a physician belongs here. */
export async function noteChange(context: CommandContext<unknown>, program: string, noted: Noted): Promise<void> {
  const { tx, newId, actor, now } = context
  await insertChange(tx, { id: newId(), program, account: actor.accountId, at: now, ...noted })
}
