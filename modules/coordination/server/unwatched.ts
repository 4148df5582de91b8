import { answer } from '@ayni/platform/commands'
import { unwatchedPromises } from '../contract.ts'
import { unwatched } from './blocked-store.ts'

/** @safety the last watcher: what nobody of the team may see is known to the director, by alias. */
export const unwatchedAnswer = answer(unwatchedPromises, async ({ tx }) => ({ rows: [...(await unwatched(tx))] }))
