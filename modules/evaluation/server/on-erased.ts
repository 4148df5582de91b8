import { personErased } from '@ayni/modules/my-data/contract'
import { react } from '@ayni/platform/commands'
import { keyedHash } from '@ayni/platform/crypto'
import { forgetPerson } from './allows-store.ts'

/** What remains of an erased person is that somebody was on the list, was reached and agreed: counts, nothing to know them by. */
export const forgetErased = react(personErased, async ({ payload, tx, keys }) => {
  await forgetPerson(tx, keyedHash(keys, 'evaluation.person', payload.person), payload.at)
  return { topics: ['evaluation'] }
})
