import { answer, type ServerModule } from '@ayni/platform/commands'
import { pushKey } from '../../contract.ts'

/** The room of identity in a house that knows with which key it sends notices, or that it sends none. */
export const withPushKey = (identity: ServerModule, publicKey: string | null): ServerModule => ({
  ...identity,
  queries: [...identity.queries, answer(pushKey, async () => ({ publicKey }))],
})
